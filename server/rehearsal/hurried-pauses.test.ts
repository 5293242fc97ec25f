import { expect, test } from 'bun:test';
import { TEST_NOW } from '../test/build.ts';
import { hurriedPauses } from './hurried-pauses.ts';

test('at the ordinary speed and below, nothing is pinned: Settings say how long an answer is held', () => {
  const nothing = { holdSeconds: null, settleSeconds: null };
  expect([hurriedPauses(1, TEST_NOW), hurriedPauses(0.5, TEST_NOW)]).toEqual([nothing, nothing]);
});

test('twenty times as fast, an answer is held two seconds, and never less than one', () => {
  expect(hurriedPauses(20, TEST_NOW)).toEqual({ holdSeconds: 2, settleSeconds: 1 });
  expect(hurriedPauses(100, TEST_NOW)).toEqual({ holdSeconds: 1, settleSeconds: 1 });
});
