import { afterAll, beforeAll, expect, test } from 'bun:test';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import mongoose from 'mongoose';
import { newId } from '../server/database/model-from.ts';
import { serveOverTcp } from '../server/test/serve-over-tcp.ts';
import { startDatabase, type TestDatabase } from '../server/test/start-database.ts';

/** From one MongoDB to another, both at an address with a port, as a backup of a server in use goes. */
let database: TestDatabase;
let mongo: Awaited<ReturnType<typeof serveOverTcp>>;
let dir: string;
const [from, to] = [`from-${newId()}`, `to-${newId()}`];

beforeAll(async () => {
  [database, dir] = await Promise.all([startDatabase(), mkdtemp(join(tmpdir(), 'openhouse-scripts-'))]);
  mongo = await serveOverTcp(database.uri);
});
afterAll(async () => {
  for (const name of [from, to]) await databaseOf(name).dropDatabase();
  mongo.stop();
  await database.stop();
  await rm(dir, { recursive: true, force: true });
});

const databaseOf = (name: string) => mongoose.connection.getClient().db(name);

async function run(name: string, script: string, ...args: string[]): Promise<{ code: number; output: string }> {
  const child = Bun.spawn([process.execPath, `${import.meta.dirname}/${script}`, ...args], {
    env: { PATH: process.env.PATH ?? '', DATA_DIR: dir, MONGODB_URI: mongo.uriOf(name) },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const [out, err, code] = await Promise.all([new Response(child.stdout).text(), new Response(child.stderr).text(), child.exited]);
  return { code, output: `${out}${err}`.trim() };
}

async function contentOf(name: string): Promise<Record<string, number>> {
  const collections = await databaseOf(name).collections();
  const counts = await Promise.all(collections.map(async (one) => [one.collectionName, await one.countDocuments()] as const));
  return Object.fromEntries(counts.filter(([, documents]) => documents > 0));
}

test('what is in one database is in another afterwards, and not put over what is there unless that is meant', async () => {
  const file = join(dir, 'all.backup');
  expect((await run(from, 'seed.ts')).output).toStartWith('72 listings and 200 contacts added to the database of MONGODB_URI');
  expect(await run(from, 'backup.ts', file)).toMatchObject({
    code: 0,
    output: expect.stringContaining('of the database of MONGODB_URI are in'),
  });
  expect(await run(to, 'restore.ts', file)).toMatchObject({
    code: 0,
    output: expect.stringContaining('are in the database of MONGODB_URI again'),
  });
  const restored = await contentOf(to);
  expect(restored).toMatchObject({ properties: 72, contacts: 200 });
  expect(await run(to, 'restore.ts', file)).toMatchObject({ code: 1, output: expect.stringContaining('--force') });
  expect(await contentOf(to)).toEqual(restored);
}, 60_000);
