import { expect, test } from 'bun:test';
import { dayLimit } from './day-limit.ts';

const began = new Date('2026-03-02T15:00:00Z');
const warmUp = { beganAt: began, firstDay: 20, days: 14 };
const onDay = (day: number, perDay = 2000) => dayLimit(warmUp, { perDay, now: new Date(began.getTime() + day * 86_400_000) });

test('a new mailbox begins small, rises every day and ends at the limit of Settings', () => {
  const days = Array.from({ length: 16 }, (_, day) => onDay(day));
  expect(days).toEqual([20, 28, 39, 54, 75, 104, 144, 200, 278, 386, 537, 746, 1036, 1439, 2000, 2000]);
});

test('the day turns at midnight UTC, where the counters turn', () => {
  expect(dayLimit(warmUp, { perDay: 2000, now: new Date('2026-03-02T23:59:59Z') })).toBe(20);
  expect(dayLimit(warmUp, { perDay: 2000, now: new Date('2026-03-03T00:00:00Z') })).toBe(28);
});

test('it never allows more than Settings do, nor anything else without a warm-up', () => {
  expect(onDay(3, 10)).toBe(10);
  expect(onDay(-5)).toBe(20);
  expect(dayLimit(null, { perDay: 2000, now: began })).toBe(2000);
});
