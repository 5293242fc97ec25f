import mongoose from 'mongoose';

type SchemaVersion = { _id: string; version: number; restoringSince?: Date };

const ID = 'database';

/**
 * How far the migrations of this database have come; 0 for one that knows none yet. `restoringSince` stands while a
 * restore is under way, and stays when it was cut off.
 */
export async function readSchemaVersion(): Promise<{ version: number; restoringSince: Date | null }> {
  const found = await versions().findOne({ _id: ID });
  return { version: found?.version ?? 0, restoringSince: found?.restoringSince ?? null };
}

/** Only upwards: of two who write, the later version stays. */
export async function writeSchemaVersion(version: number): Promise<void> {
  await versions().updateOne({ _id: ID }, { $max: { version } }, { upsert: true });
}

/** Before the first document is replaced: from here on no Openhouse starts on it. */
export async function noteRestoring(since: Date): Promise<void> {
  await versions().updateOne({ _id: ID }, { $set: { restoringSince: since }, $setOnInsert: { version: 0 } }, { upsert: true });
}

/** The restore is over, and the data is of this version. */
export async function noteRestored(version: number): Promise<void> {
  await versions().updateOne({ _id: ID }, { $set: { version }, $unset: { restoringSince: '' } });
}

function versions(): mongoose.mongo.Collection<SchemaVersion> {
  const { db } = mongoose.connection;
  if (!db) throw new Error('the database is not connected');
  return db.collection<SchemaVersion>('schemaVersions');
}
