import { afterAll, beforeAll, expect, test } from 'bun:test';
import { cpSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { signIn, until } from './sign-in.ts';
import { type RunningServer, startServer } from './start-server.ts';

/** What a clone does not hold: installed, built, or written by a server. */
const NOT_CLONED = new Set(['node_modules', 'dist', 'data', '.git', '.tmp', '.env']);
const ROOT = join(import.meta.dirname, '..');

let folder: string;
let server: RunningServer | undefined;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'openhouse-bare-'));
  for (const name of readdirSync(ROOT)) if (!NOT_CLONED.has(name)) cpSync(join(ROOT, name), join(folder, name), { recursive: true });
});
afterAll(async () => {
  await server?.stop();
  rmSync(folder, { recursive: true, force: true });
});

test('`bun run start` in a folder where nothing was ever installed installs, builds and opens', async () => {
  const env = { DATA_DIR: join(folder, 'data'), HOME: process.env.HOME ?? '', REHEARSAL_CUSTOMERS: 'off' };
  server = await startServer(env, { script: join(folder, 'scripts/start.ts') });
  const page = await fetch(server.url);
  expect([page.status, page.headers.get('content-type')]).toEqual([200, 'text/html; charset=utf-8']);
  const [, script = ''] = /src="(\/assets\/[^"]+\.js)"/.exec(await page.text()) ?? [];
  expect((await fetch(server.url + script)).status).toBe(200);
  expect((await (await fetch(`${server.url}/healthz`)).json()) as object).toMatchObject({ ok: true, rehearsal: true });
}, 120_000);

test('and what it runs beside itself works from the first minute: a mail too long to be read at once comes in', async () => {
  const api = await signIn(server?.url ?? '');
  const text = `Is 12 Harbour Street still free?\n\n${'We have looked for a house by the water for years. '.repeat(600)}`;
  await api.rehearsal.receive.mutate({ from: 'long.letter@example.com', name: 'Long Letter', subject: 'A long letter', text });
  await until('the long letter', async () =>
    (await api.inbox.list.query({ view: 'all' })).threads.some(({ contactEmail }) => contactEmail === 'long.letter@example.com'),
  );
  expect(server?.output()).not.toContain('Cannot find package');
}, 120_000);
