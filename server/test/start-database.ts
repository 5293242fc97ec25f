import { rmSync } from 'node:fs';
import { mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import mongoose from 'mongoose';
import { buildIndexes, connectDatabase } from '../database/connect.ts';
import { type EmbeddedEngine, startEmbeddedEngine } from '../database/embedded-engine.ts';
import { newId } from '../database/model-from.ts';
import { createLogger } from '../logger.ts';

let shared: Promise<{ engine: EmbeddedEngine; dataDir: string }> | undefined;

/** The one engine of a test run. It ends with the test process, whose death closes its standard input. */
async function sharedEngine(): Promise<EmbeddedEngine> {
  shared ??= (async () => {
    const dataDir = await mkdtemp(join(tmpdir(), 'openhouse-test-'));
    const engine = await startEmbeddedEngine({ dataDir, log: createLogger({ level: 'silent' }) });
    process.once('exit', () => rmSync(dataDir, { recursive: true, force: true }));
    return { engine, dataDir };
  })();
  return (await shared).engine;
}

export type TestDatabase = { uri: string; stop: () => Promise<void> };

/** The database of this run, and the models whose indexes it has. Building a hundred indexes takes two seconds; a run has a hundred files. */
let kept = { name: `test-${newId()}`, indexed: new Set<string>() };

/**
 * Connects mongoose to an empty database with all indexes of the imported models. One at a time per process, since
 * models live on mongoose's default connection.
 * @param isNew one that nothing was ever in, for what is measured in it
 */
export async function startDatabase({ isNew = false } = {}): Promise<TestDatabase> {
  if (isNew) kept = { name: `test-${newId()}`, indexed: new Set() };
  const engine = await sharedEngine();
  const uri = engine.uri.replace('/openhouse?', `/${kept.name}?`);
  await connectDatabase(uri);
  await emptyDatabase();
  await buildIndexes(Object.values(mongoose.models).filter(({ modelName }) => !kept.indexed.has(modelName)));
  for (const name of Object.keys(mongoose.models)) kept.indexed.add(name);
  return { uri, stop: () => mongoose.disconnect() };
}

/** Takes every document out, and what no model declares whole: what an earlier file left is nothing a later one meets. */
async function emptyDatabase(): Promise<void> {
  const declared = new Set(Object.values(mongoose.models).map(({ collection }) => collection.collectionName));
  for (const collection of (await mongoose.connection.db?.collections()) ?? []) {
    if (!declared.has(collection.collectionName)) await collection.drop();
  }
  if (declared.size > 0) await emptyModels();
}

/**
 * Takes every document of every model out, as most tests begin. Mostly a handful of the forty collections holds any: those
 * are found with one question, where forty commands for nothing would be most of what many a test costs.
 */
export async function emptyModels(models = Object.values(mongoose.models)): Promise<void> {
  const names = models.map(({ collection }) => collection.collectionName);
  const [first = '', ...others] = names;
  const any = (name: string) => [{ $limit: 1 }, { $project: { _id: 0, name: { $literal: name } } }];
  const filled = await mongoose.connection
    .collection(first)
    .aggregate<{ name: string }>([...any(first), ...others.map((coll) => ({ $unionWith: { coll, pipeline: any(coll) } }))])
    .toArray();
  await Promise.all(filled.map(({ name }) => mongoose.connection.collection(name).deleteMany({})));
}
