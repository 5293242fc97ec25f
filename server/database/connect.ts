import mongoose from 'mongoose';

/**
 * Connects mongoose and waits until the database answers.
 * Writes are acknowledged only when they are on disk: `w: majority` on a replica set, `w: 1` on the embedded
 * engine, which has no replica set; `j: true` on both.
 */
export async function connectDatabase(uri: string): Promise<typeof mongoose> {
  const isStandalone = uri.includes('directConnection=true');
  const isEmbedded = uri.includes('.sock/');
  mongoose.set('strictQuery', true);
  return mongoose.connect(uri, {
    writeConcern: { w: isStandalone ? 1 : 'majority', j: true },
    serverSelectionTimeoutMS: 10_000,
    maxPoolSize: 40,
    autoIndex: false,
    autoCreate: false,
    ...(isEmbedded && EMBEDDED_OPTIONS),
  });
}

/**
 * A socket that was being opened while the engine died may never say so, and the driver's monitor would wait for it
 * for half a minute or for ever. On this machine an answer that takes two seconds is none. An operation whose answer
 * died with the engine must fail some day too: the longest of ours (an import, an index) stays well below a minute.
 */
const EMBEDDED_OPTIONS = {
  connectTimeoutMS: 2000,
  socketTimeoutMS: 60_000,
  heartbeatFrequencyMS: 1000,
  serverMonitoringMode: 'poll',
} as const;

/** So many collections get their indexes at the same time; each waits for the disk. */
const COLLECTIONS_AT_ONCE = 4;

/** Builds the declared indexes of every model that has been imported, or of those given, and waits for them. */
export async function buildIndexes(models = Object.values(mongoose.models)): Promise<void> {
  const waiting = [...models];
  const lane = async () => {
    for (let model = waiting.shift(); model; model = waiting.shift()) {
      await model.createCollection();
      // All of a collection in one command: mongoose would ask for each, which takes a first start seconds longer.
      const indexes = model.schema.indexes().map(([key, { background: _, ...options }]) => ({ key, ...options }));
      if (indexes.length > 0) await model.collection.createIndexes(indexes as mongoose.mongo.IndexDescription[]);
    }
  };
  await Promise.all(Array.from({ length: COLLECTIONS_AT_ONCE }, lane));
}

/** Drops an index that an earlier version made. One that is not there is gone already. */
export async function dropIndex(collectionName: string, name: string): Promise<void> {
  const collection = mongoose.connection.collection(collectionName);
  const present = await collection.indexes();
  if (present.some((index) => index.name === name)) await collection.dropIndex(name);
}

/** True when the database answers a ping within two seconds. */
export async function isDatabaseUp(): Promise<boolean> {
  if (mongoose.connection.readyState !== 1) return false;
  const ping = mongoose.connection.db?.admin().ping();
  const answered = await Promise.race([
    ping?.then(
      () => true,
      () => false,
    ),
    Bun.sleep(2000).then(() => false),
  ]);
  return answered === true;
}

/** True for the error MongoDB gives when a unique index refuses a document: somebody was here first. */
export function isDuplicateKey(error: unknown): boolean {
  return error instanceof Error && 'code' in error && error.code === 11000;
}

/** True when the database could not be asked at all: whatever was under way is tried again later, and nobody is to blame. */
export function isDatabaseAway(error: unknown): boolean {
  if (!(error instanceof Error) || !/^Mongo/.test(error.name)) return false;
  // What the server itself refused would be refused again, unless it is just stepping down.
  const isRefusal = ['MongoServerError', 'MongoBulkWriteError', 'MongoWriteConcernError'].includes(error.name);
  return !isRefusal || (error instanceof mongoose.mongo.MongoError && error.hasErrorLabel('RetryableWriteError'));
}

/**
 * Makes the driver look for the engine again after a restart of it. A socket that was being opened while the engine
 * died may, under Bun, never say so, and the driver's monitor then waits for it for ever. The client is closed and
 * connected anew: databases and models of it stay valid.
 */
export async function reviveConnection(): Promise<void> {
  for (let attempt = 0; attempt < 10; attempt++) {
    if (await isDatabaseUp()) return;
    const client = mongoose.connection.getClient();
    await client.close();
    await client.connect().catch(() => Bun.sleep(500)); // Asked for again in the next round.
  }
}

export async function disconnectDatabase(): Promise<void> {
  await mongoose.disconnect();
}
