import { afterAll, expect, test } from 'bun:test';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import mongoose from 'mongoose';
import { createLogger } from '../logger.ts';
import { startEmbeddedEngine } from './embedded-engine.ts';

const log = createLogger({ level: 'silent' });
const dataDir = await mkdtemp(join(tmpdir(), 'openhouse-engine-'));
afterAll(() => rm(dataDir, { recursive: true, force: true }));

async function withItems<T>(uri: string, use: (items: mongoose.mongo.Collection) => Promise<T>): Promise<T> {
  const client = await new mongoose.mongo.MongoClient(uri).connect();
  try {
    return await use(client.db().collection('items'));
  } finally {
    await client.close();
  }
}

test('keeps data and indexes over a clean restart', async () => {
  const first = await startEmbeddedEngine({ dataDir, log });
  await withItems(first.uri, async (items) => {
    await items.createIndex({ name: 1 }, { unique: true });
    await items.insertOne({ name: 'kept' }, { writeConcern: { w: 1, j: true } });
  });
  await first.stop();

  const second = await startEmbeddedEngine({ dataDir, log });
  await withItems(second.uri, async (items) => {
    expect(await items.countDocuments({ name: 'kept' })).toBe(1);
    expect(items.insertOne({ name: 'kept' })).rejects.toThrow(/duplicate key/);
  });
  await second.stop();
}, 30_000);

test('comes back under the same address after a crash, with every acknowledged write', async () => {
  const engine = await startEmbeddedEngine({ dataDir, log });
  try {
    await withItems(engine.uri, (items) => items.insertOne({ name: 'before the crash' }, { writeConcern: { w: 1, j: true } }));
    const crashed = engine.pid();
    process.kill(crashed ?? 0, 'SIGKILL');
    while (engine.pid() === crashed) await Bun.sleep(50);
    await withItems(engine.uri, async (items) => expect(await items.countDocuments({ name: 'before the crash' })).toBe(1));
  } finally {
    await engine.stop();
  }
}, 30_000);

test('a second server on the same data directory gets a clear error, and the first goes on', async () => {
  const engine = await startEmbeddedEngine({ dataDir, log });
  const script = `
    import { startEmbeddedEngine } from ${JSON.stringify(join(import.meta.dirname, 'embedded-engine.ts'))};
    import { createLogger } from ${JSON.stringify(join(import.meta.dirname, '..', 'logger.ts'))};
    await startEmbeddedEngine({ dataDir: ${JSON.stringify(dataDir)}, log: createLogger({ level: 'silent' }) }).catch((error) => {
      console.log(error.code, error.message);
      process.exit(1);
    });`;
  const second = Bun.spawn([process.execPath, '-e', script], { stdout: 'pipe', stderr: 'pipe' });
  expect(await new Response(second.stdout).text()).toStartWith(`DATA_DIR_IN_USE another Openhouse is using the data directory ${dataDir}`);
  expect(await second.exited).toBe(1);
  await withItems(engine.uri, async (items) => expect(await items.countDocuments({})).toBeGreaterThan(0));
  await engine.stop();
}, 30_000);
