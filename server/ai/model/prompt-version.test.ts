import { expect, test } from 'bun:test';
import { tool } from 'ai';
import { z } from 'zod';
import { promptVersion } from './prompt-version.ts';

const prompt = { instructions: 'Sort the mail.', schemaName: 'triage', schema: z.object({ kind: z.string() }) };

test('the same words have the same version, in every process', () => {
  expect(promptVersion(prompt)).toBe(promptVersion({ ...prompt, schema: z.object({ kind: z.string() }) }));
  expect(promptVersion(prompt)).toMatch(/^triage-[0-9a-f]{8}$/);
});

test('a changed instruction, schema or tool is another version', () => {
  const lookUp = (description: string) => tool({ description, inputSchema: z.object({ word: z.string() }) });
  const versions = [
    prompt,
    { ...prompt, instructions: 'Sort the mail!' },
    { ...prompt, schema: z.object({ kind: z.string(), sure: z.boolean() }) },
    { ...prompt, tools: { lookUp: lookUp('Looks a word up.') } },
    { ...prompt, tools: { lookUp: lookUp('Finds a word.') } },
  ].map(promptVersion);
  expect(new Set(versions).size).toBe(versions.length);
});
