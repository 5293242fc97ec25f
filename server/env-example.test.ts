import { expect, test } from 'bun:test';
import { readFileSync } from 'node:fs';
import { parseEnv, VARIABLE_NAMES } from './env.ts';

const linesOf = (path: string) => readFileSync(`${import.meta.dirname}/../${path}`, 'utf8').split('\n');
// As systemd and `docker --env-file` read it: all that stands behind the sign is the value.
const assignments = linesOf('.env.example').flatMap((line) => {
  const [, name = '', value = ''] = /^([A-Z_]+)=(.*)$/.exec(line) ?? [];
  return name ? [[name, value] as const] : [];
});

test('.env.example explains every variable, and no other', () => {
  expect(assignments.map(([name]) => name).sort()).toEqual([...VARIABLE_NAMES].sort());
});

test('.env.example as it stands changes nothing', () => {
  expect(parseEnv(Object.fromEntries(assignments)).env).toEqual(parseEnv({}).env);
});

test.each(['.env.example', 'README.md', 'docs/operations.md'])('%s has one variable a line, and nothing behind its value', (path) => {
  expect(linesOf(path).filter((line) => /^[A-Z_]+=.*(\s#|\s[A-Z_]+=)/.test(line))).toEqual([]);
});
