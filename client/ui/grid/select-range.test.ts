import { expect, test } from 'bun:test';
import { toggled, withRange } from './select-range.ts';

const KEYS = ['a', 'b', 'c', 'd'];

test('a row is chosen and let go without touching the set it came from', () => {
  const before = new Set(['a']);
  expect([...toggled(before, 'b')]).toEqual(['a', 'b']);
  expect([...toggled(before, 'a')]).toEqual([]);
  expect([...before]).toEqual(['a']);
});

test('a range reaches from either end and keeps what was chosen before', () => {
  expect([...withRange(new Set(['a']), KEYS, { from: 3, to: 2 })]).toEqual(['a', 'c', 'd']);
  expect([...withRange(new Set(), KEYS, { from: 0, to: 1 })]).toEqual(['a', 'b']);
});
