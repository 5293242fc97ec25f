import { expect, test } from 'bun:test';
import { costWords } from './cost-words.ts';

test('a cost that is not known is never told as none', () => {
  expect([costWords([0.0123, 0.002]), costWords([0]), costWords([]), costWords([0.01, null])]).toEqual([
    '$0.0143',
    'no cost',
    'no cost',
    'cost not known',
  ]);
});
