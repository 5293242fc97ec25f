import { expect, test } from 'bun:test';
import { fieldValue, snoozeTimes } from './snooze-times.ts';

const until = (now: Date) => Object.fromEntries(snoozeTimes(now).map((time) => [time.key, fieldValue(time.until)]));

test('a snooze ends when its words say, by the clock on the wall', () => {
  expect(until(new Date(2026, 2, 4, 15, 20))).toEqual({
    hours: '2026-03-04T18:20',
    tomorrow: '2026-03-05T09:00',
    monday: '2026-03-09T09:00',
    week: '2026-03-11T09:00',
  });
});

test('no moment is offered under two names', () => {
  const keys = (now: Date) => snoozeTimes(now).map(({ key }) => key);
  expect(keys(new Date(2026, 2, 1, 22, 0))).toEqual(['hours', 'tomorrow', 'week']);
  expect(keys(new Date(2026, 2, 2, 8, 0))).toEqual(['hours', 'tomorrow', 'monday']);
});

test('said on a Monday, Monday is the next one', () => {
  expect(until(new Date(2026, 2, 2, 8, 0)).monday).toBe('2026-03-09T09:00');
});
