import { expect, test } from 'bun:test';
import { z } from 'zod';
import { appRouter } from '../server/router.ts';
import { API_DOCS, writeApiDocs } from './write-api-docs.ts';
import { wordsOf } from './zod-words.ts';

test('docs/api.md says what the router does now (bun run docs:api writes it)', async () => {
  expect(await Bun.file(API_DOCS).text()).toBe(writeApiDocs());
});

test('names every procedure, its role and its output', () => {
  const docs = writeApiDocs();
  for (const path of Object.keys(appRouter._def.procedures)) expect(docs).toContain(`### ${path}\n`);
  expect(docs).not.toContain('out: `any`');
  // The type; a state of that name stands in quotes.
  expect(docs).not.toMatch(/(?<!')\bunknown\b(?!')/);
});

test('writes a zod schema as TypeScript would', () => {
  const pet = z.object({ name: z.string(), age: z.number().nullable() });
  const named = new Map([['Pet', pet]]);
  expect(wordsOf(z.array(pet), named)).toBe('Pet[]');
  expect(wordsOf(pet.extend({ at: z.date() }), named)).toBe('Pet & { at: Date }');
  expect(wordsOf(z.object({ a: z.enum(['x', 'y']).optional(), b: z.array(z.string().nullable()).default([]) }), named)).toBe(
    "{ a?: 'x' | 'y'; b?: (string | null)[] }",
  );
});
