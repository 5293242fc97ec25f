import mongoose from 'mongoose';
import { isDatabaseAway } from './connect.ts';

type Collection = { collection: { insertMany: (documents: never[], options: { ordered: boolean }) => Promise<unknown> } };

/**
 * Inserts documents that are whole already (ids and times too), past mongoose, which would look at every field of each.
 * One that the database refuses holds up no other.
 * @returns the positions of those that were refused: another was first, or it cannot be stored
 */
export async function insertAll(model: Collection, documents: readonly object[]): Promise<Set<number>> {
  if (documents.length === 0) return new Set();
  try {
    await model.collection.insertMany([...documents] as never[], { ordered: false });
    return new Set();
  } catch (error) {
    if (!(error instanceof mongoose.mongo.MongoBulkWriteError) || isDatabaseAway(error)) throw error;
    return new Set([error.writeErrors ?? []].flat().map(({ index }) => index));
  }
}
