import { expect, test } from 'bun:test';
import { groupByDay } from './group-by-day.ts';

const timeZone = 'America/New_York';
/** Four hours behind UTC in May 2026. */
const at = (day: number, hour: number) => ({ startsAt: new Date(Date.UTC(2026, 4, day, hour + 4)) });
const told = ({ startsAt }: { startsAt: Date }) => new Date(startsAt.getTime() - 4 * 3_600_000).toISOString().slice(8, 13);

test('days and the calls in them come in order, the next one first', () => {
  const days = groupByDay([at(12, 15), at(11, 9), at(12, 22), at(12, 10)], { isLatestFirst: false, timeZone });
  expect(days.map(({ calls }) => calls.map(told))).toEqual([['11T09'], ['12T10', '12T15', '12T22']]);
});

test('the past is read backwards', () => {
  const days = groupByDay([at(11, 9), at(12, 10), at(12, 15)], { isLatestFirst: true, timeZone });
  expect(days.map(({ day }) => told({ startsAt: day }))).toEqual(['12T15', '11T09']);
  expect(days[0]?.calls.map(told)).toEqual(['12T15', '12T10']);
});

test('no calls are no days', () => expect(groupByDay([], { isLatestFirst: false, timeZone })).toEqual([]));
