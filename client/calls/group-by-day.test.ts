import { expect, test } from 'bun:test';
import { groupByDay } from './group-by-day.ts';

const at = (day: number, hour: number) => ({ startsAt: new Date(2026, 4, day, hour) });

test('days and the calls in them come in order, the next one first', () => {
  const days = groupByDay([at(12, 15), at(11, 9), at(12, 10)], { isLatestFirst: false });
  expect(days.map(({ calls }) => calls.map(({ startsAt }) => [startsAt.getDate(), startsAt.getHours()]))).toEqual([
    [[11, 9]],
    [
      [12, 10],
      [12, 15],
    ],
  ]);
});

test('the past is read backwards', () => {
  const days = groupByDay([at(11, 9), at(12, 10), at(12, 15)], { isLatestFirst: true });
  expect(days.map(({ day }) => day.getDate())).toEqual([12, 11]);
  expect(days[0]?.calls[0]?.startsAt.getHours()).toBe(15);
});

test('no calls are no days', () => expect(groupByDay([], { isLatestFirst: false })).toEqual([]));
