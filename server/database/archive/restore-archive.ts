import type { mongo } from 'mongoose';
import { type CollectionHead, documentOf, fromBson } from './frames.ts';
import { readFrames } from './read-archive.ts';

const BATCH = 500;
const BATCH_BYTES = 8 * 1024 * 1024;

/** True when no collection of ours holds anything: a server that has only been started makes empty ones. */
export async function isEmptyDatabase(db: mongo.Db): Promise<boolean> {
  for (const { name } of await db.listCollections({}, { nameOnly: true }).toArray()) {
    if (isOfDatabase(name) || name === 'leases') continue;
    if ((await db.collection(name).findOne({}, { projection: { _id: 1 } })) !== null) return false;
  }
  return true;
}

/** The version of the data says that a restore is under way: it stays until that is over. */
const isOfDatabase = (name: string) => name.startsWith('system.') || name === 'schemaVersions';

/** Puts a verified backup in the place of whatever is there. @returns how many documents */
export async function restoreArchive(db: mongo.Db, file: string): Promise<number> {
  for (const { name } of await db.listCollections({}, { nameOnly: true }).toArray())
    if (!isOfDatabase(name)) await db.collection(name).drop();
  let restored = 0;
  let collection: mongo.Collection | null = null;
  let batch: mongo.Document[] = [];
  let bytes = 0;
  const flush = async () => {
    if (collection && batch.length > 0) await collection.insertMany(batch, { ordered: false });
    restored += batch.length;
    [batch, bytes] = [[], 0];
  };
  for await (const { kind, bson } of readFrames(file)) {
    if (kind === 'collection') {
      await flush();
      collection = await makeCollection(db, fromBson<CollectionHead>(bson));
    }
    if (kind !== 'document') continue;
    // The reader's buffer goes on to the next frame.
    batch.push(documentOf(Buffer.from(bson)));
    bytes += bson.length;
    if (batch.length >= BATCH || bytes >= BATCH_BYTES) await flush();
  }
  await flush();
  return restored;
}

/** With its indexes from the first document on, so that a unique one holds for every one of them. */
async function makeCollection(db: mongo.Db, { name, options, indexes }: CollectionHead): Promise<mongo.Collection> {
  const { uuid: _, ...kept } = options;
  const collection = await db.createCollection(name, kept);
  const wanted = indexes.filter((index) => index.name !== '_id_').map(({ v: __, ns: ___, ...index }) => index);
  if (wanted.length > 0) await db.command({ createIndexes: name, indexes: wanted });
  return collection;
}
