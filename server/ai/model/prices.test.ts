import { expect, test } from 'bun:test';
import { estimateCost } from './prices.ts';

const USAGE = { inputTokens: 1_000_000, outputTokens: 100_000 };

test('a listed model costs what its tokens cost, a dated snapshot the same', () => {
  expect(estimateCost('gpt-5', USAGE)).toBeCloseTo(1.25 + 1, 9);
  expect(estimateCost('gpt-5-mini-2025-08-07', USAGE)).toBeCloseTo(0.25 + 0.2, 9);
  expect(estimateCost('gpt-4o-latest', USAGE)).toBeCloseTo(2.5 + 1, 9);
});

test('a model of another name has a cost that is not known, whatever its name begins with', () => {
  expect(['gpt-5.9', 'gpt-5-mini-turbo', 'llama-4', ''].map((name) => estimateCost(name, USAGE))).toEqual([null, null, null, null]);
});

test('the rehearsal costs nothing', () => {
  expect(estimateCost('rehearsal', USAGE)).toBe(0);
});
