import mongoose from 'mongoose';
import { startDatabase, type TestDatabase } from '../server/test/start-database.ts';

/** A database that nothing was ever in. An index over a million documents takes longer than the server waits for an answer. */
export async function openDatabase(): Promise<TestDatabase> {
  const database = await startDatabase({ isNew: true });
  await mongoose.disconnect();
  await mongoose.connect(database.uri, { maxPoolSize: 40, autoIndex: false, autoCreate: false, writeConcern: { w: 1, j: true } });
  return database;
}

type Filled = {
  collection: { dropIndexes(): Promise<unknown>; insertMany(rows: never[], options: object): Promise<unknown> };
  createIndexes(): Promise<unknown>;
};

const BATCH = 5000;

/** Indexes built over what lies there cost a fraction of indexes kept while it comes. */
export async function fill(count: number, model: Filled, build: (n: number) => object): Promise<void> {
  await model.collection.dropIndexes();
  for (let at = 0; at < count; at += BATCH) {
    const batch = Array.from({ length: Math.min(BATCH, count - at) }, (_, n) => build(at + n));
    await model.collection.insertMany(batch as never[], { ordered: false, writeConcern: { w: 1, j: false } });
  }
  await model.createIndexes();
}
