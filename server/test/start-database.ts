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

/**
 * Connects mongoose to a fresh database with all indexes of the imported models. One at a time per process, since
 * models live on mongoose's default connection.
 */
export async function startDatabase(): Promise<TestDatabase> {
  const engine = await sharedEngine();
  const uri = engine.uri.replace('/openhouse?', `/test-${newId()}?`);
  await connectDatabase(uri);
  await buildIndexes();
  return {
    uri,
    stop: async () => {
      await mongoose.connection.db?.dropDatabase();
      await mongoose.disconnect();
    },
  };
}
