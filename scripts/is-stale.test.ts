import { afterAll, beforeAll, expect, test } from 'bun:test';
import { mkdirSync, mkdtempSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { isStale } from './is-stale.ts';

let dir: string;
beforeAll(() => {
  dir = mkdtempSync(join(tmpdir(), 'openhouse-stale-'));
  mkdirSync(join(dir, 'source/room'), { recursive: true });
  for (const file of ['source/one.ts', 'source/room/two.ts', 'built.js']) writeFileSync(join(dir, file), '');
});
afterAll(() => rmSync(dir, { recursive: true }));

const at = (path: string, minute: number) => utimesSync(join(dir, path), new Date(minute * 60_000), new Date(minute * 60_000));
const stale = (built = 'built.js') => isStale(join(dir, built), [join(dir, 'source/**/*')]);
const everything = ['source/one.ts', 'source/room/two.ts', 'source/room'];

test('what is there and newer than everything it is made of is kept', () => {
  for (const path of everything) at(path, 1);
  at('built.js', 2);
  expect(stale()).toBe(false);
  expect(stale('missing.js')).toBe(true);
});

test.each(everything)('a change of %s makes it stale, also when a file was only taken away', (path) => {
  for (const other of everything) at(other, 1);
  at('built.js', 2);
  at(path, 3);
  expect(stale()).toBe(true);
});
