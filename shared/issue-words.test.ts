import { expect, test } from 'bun:test';
import { z } from 'zod';
import { addressSchema } from './id.ts';
import { issueWords, scaledWords } from './issue-words.ts';

const day = new Date('2026-03-02T00:00:00Z');

test.each<[schema: z.ZodType, value: unknown, words: string]>([
  [z.string(), undefined, 'Please fill this in'],
  [z.string(), null, 'Please fill this in'],
  [z.string().min(1), '', 'Please fill this in'],
  [z.number(), Number.NaN, 'Please fill this in'],
  [z.string(), 7, 'Please give some text'],
  [z.number(), 'seven', 'Please give a number'],
  [z.number(), Number.POSITIVE_INFINITY, 'Please give a number'],
  [z.number().int(), 1.5, 'Please give a whole number'],
  [z.int(), 1.5, 'Please give a whole number'],
  [z.boolean(), 'yes', 'Please say yes or no'],
  [z.date(), 'tomorrow', 'Please give a date'],
  [z.array(z.string()), 'one', 'Please give a list'],
  [z.object({}), 'one', 'This cannot be taken as it is'],
  [z.string().min(8), 'short', 'At least 8 characters'],
  [z.string().max(200), 'x'.repeat(201), 'At most 200 characters'],
  [z.string().max(1), 'xx', 'At most 1 character'],
  [z.string().length(3), 'EURO', 'Exactly 3 characters'],
  [z.string().length(3), 'EU', 'Exactly 3 characters'],
  [z.array(z.string()).min(1), [], 'Please give at least one'],
  [z.array(z.string()).min(2), ['a'], 'At least 2 of them'],
  [z.array(z.string()).max(1), ['a', 'b'], 'At most 1 of them'],
  [z.number().min(5), 4, 'At least 5'],
  [z.number().positive(), 0, 'More than 0'],
  [z.number().max(86_400), 90_000, 'At most 86,400'],
  [z.number().lt(1), 1, 'Less than 1'],
  [z.date().min(day), new Date(0), 'Not before 2026-03-02'],
  [z.date().max(day), new Date('2027-01-01'), 'Not after 2026-03-02'],
  [z.email(), 'nope', 'Please give an email address, such as name@example.com'],
  [z.url(), 'nope', 'Please give a web address, such as https://example.com'],
  [z.iso.date(), 'nope', 'Please give a date, such as 2026-03-31'],
  [z.string().regex(/^a+$/), 'b', 'This is not written as it must be'],
  [z.enum(['agent', 'lead']), 'boss', 'Please choose one of: agent, lead'],
  [z.literal('yes'), 'no', 'Please choose yes'],
  [z.number().multipleOf(5), 7, 'Please give a multiple of 5'],
  [z.strictObject({}), { boss: 1 }, 'There is no field “boss”'],
  [z.union([z.string(), z.number()]), true, 'This cannot be taken as it is'],
  [z.string().refine(() => false), 'x', 'This cannot be taken as it is'],
  // A schema that says it itself has the last word.
  [addressSchema, 'nope', 'is not an email address'],
  [z.string().min(1, 'Say who you are'), '', 'Say who you are'],
])('what the validator finds is said in plain words, %#', (schema, value, words) => {
  const [issue] = schema.safeParse(value).error?.issues ?? [];
  expect(issue && issueWords(issue)).toBe(words);
});

test.each([
  [z.number().max(1), 1.5, 'At most 100 %'],
  [z.number().min(0.055), 0, 'At least 5.5 %'],
  [z.number(), 'half', 'Please give a number'],
])('of a share that is shown as per cent', (schema, value, words) => {
  const [issue] = schema.safeParse(value).error?.issues ?? [];
  expect(issue && scaledWords(issueWords(issue), { scale: 100, unit: '%' })).toBe(words);
});
