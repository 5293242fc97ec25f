import { afterAll, beforeAll, expect, test } from 'bun:test';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

let dataDir: string;
beforeAll(async () => {
  dataDir = await mkdtemp(join(tmpdir(), 'openhouse-scripts-'));
});
afterAll(() => rm(dataDir, { recursive: true, force: true }));

async function run(script: string, env: Record<string, string> = {}): Promise<{ code: number; lines: string[] }> {
  const child = Bun.spawn([process.execPath, `${import.meta.dirname}/${script}`], {
    env: { PATH: process.env.PATH ?? '', DATA_DIR: dataDir, ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const [out, err, code] = await Promise.all([new Response(child.stdout).text(), new Response(child.stderr).text(), child.exited]);
  return { code, lines: `${out}${err}`.trim().split('\n') };
}

test('seed fills the embedded database, and a second time changes nothing', async () => {
  expect(await run('seed.ts')).toEqual({ code: 0, lines: [expect.stringMatching(/^72 listings and 200 contacts added to /)] });
  expect(await run('seed.ts')).toEqual({ code: 0, lines: [expect.stringMatching(/^0 listings and 0 contacts added to /)] });
}, 60_000);

test('seed says in one line why it cannot', async () => {
  const { code, lines } = await run('seed.ts', { MONGODB_URI: 'mongodb://127.0.0.1:9/openhouse?serverSelectionTimeoutMS=200' });
  expect({ code, count: lines.length }).toEqual({ code: 1, count: 1 });
}, 60_000);

test('doctor prints one line per check and ends with 1 only when one failed', async () => {
  const well = await run('doctor.ts');
  expect(well.code).toBe(0);
  expect(well.lines.every((line) => /^(ok|warn) {2,}\w+ {2,}\S/.test(line))).toBe(true);
  const ill = await run('doctor.ts', { POLL_CRON: 'often' });
  expect(ill).toMatchObject({ code: 1, lines: [expect.stringMatching(/^fail {2}environment .* → /)] });
}, 60_000);
