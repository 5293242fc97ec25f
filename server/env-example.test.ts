import { expect, test } from 'bun:test';
import { readFileSync } from 'node:fs';
import { parseEnv, VARIABLE_NAMES } from './env.ts';

const lines = readFileSync(`${import.meta.dirname}/../.env.example`, 'utf8').split('\n');
const assignments = lines.flatMap((line) => {
  const [, name = '', value = ''] = /^([A-Z_]+)=(.*)$/.exec(line) ?? [];
  return name ? [[name, value.replace(/\s*#.*$/, '').trim()] as const] : [];
});

test('.env.example explains every variable, and no other', () => {
  expect(assignments.map(([name]) => name).sort()).toEqual([...VARIABLE_NAMES].sort());
});

test('.env.example as it stands changes nothing', () => {
  expect(parseEnv(Object.fromEntries(assignments)).env).toEqual(parseEnv({}).env);
});
