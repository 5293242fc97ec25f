import { describe, expect, test } from 'bun:test';
import { byDay, daysOfWeek, hoursToDraw, isWeekend, lanesOf, monthsOf, placeInDay, shiftWeeks, startOfWeek } from './week-grid.ts';

/** Five hours behind UTC in the first days of March 2026, whatever zone the tests run in. */
const ZONE = 'America/New_York';
const at = (day: number, hour: number, minute = 0) => new Date(Date.UTC(2026, 2, day, hour + 5, minute));
const call = (day: number, hour: number, minutes = 30, minute = 0) => ({
  startsAt: at(day, hour, minute),
  endsAt: new Date(at(day, hour, minute).getTime() + minutes * 60_000),
});

describe('a week', () => {
  test('begins on Monday, on a Sunday too', () => {
    expect(['2026-03-02', '2026-03-05', '2026-03-08'].map(startOfWeek)).toEqual(['2026-03-02', '2026-03-02', '2026-03-02']);
  });

  test('names the months it lies in', () => {
    expect(monthsOf(daysOfWeek('2026-03-02'))).toBe('March 2026');
    expect(monthsOf(daysOfWeek('2026-11-30')).replace(/\s/g, ' ')).toBe('November – December 2026');
  });

  test('has seven days, also when the clocks change', () => {
    const days = daysOfWeek('2026-03-02');
    expect(days).toEqual([2, 3, 4, 5, 6, 7, 8].map((date) => `2026-03-0${date}`));
    expect(days.filter(isWeekend)).toEqual(['2026-03-07', '2026-03-08']);
    expect([shiftWeeks('2026-03-02', 1), shiftWeeks('2026-03-09', -1)]).toEqual(['2026-03-09', '2026-03-02']);
  });

  test('has a late call under the day it is on there, not in UTC', () => {
    const late = call(3, 22);
    const of = byDay([late, call(4, 9)], ZONE);
    expect(of('2026-03-03')).toEqual([late]);
    expect(of('2026-03-05')).toEqual([]);
  });
});

describe('the hours drawn', () => {
  test('are office hours when nothing else is there', () => expect(hoursToDraw([], ZONE)).toEqual({ from: 9, to: 17 }));
  test('grow with an early and a late call', () => expect(hoursToDraw([call(3, 7), call(3, 18, 45)], ZONE)).toEqual({ from: 7, to: 19 }));
  test('reach midnight for a call that runs over it', () => expect(hoursToDraw([call(3, 23, 90)], ZONE).to).toBe(24));
});

test('a call stands where its time is, also after the clocks changed', () => {
  expect(placeInDay(call(3, 11), { from: 9, to: 17 }, ZONE)).toEqual({ top: 0.25, height: 0.0625 });
  expect(placeInDay(call(9, 10), { from: 9, to: 17 }, ZONE).top).toBe(0.25);
});

describe('calls at one time', () => {
  const lanes = (...calls: ReturnType<typeof call>[]) => lanesOf(calls).map(({ lane, lanes: of }) => [lane, of]);
  test('stand side by side, and the others keep the whole width', () =>
    expect(lanes(call(3, 9), call(3, 9), call(3, 11))).toEqual([[0, 2], [1, 2], [0, 1]])); // biome-ignore format: pairs
  test('that only touch are not at one time', () => expect(lanes(call(3, 9), call(3, 9, 30, 30))).toEqual([[0, 1], [0, 1]])); // biome-ignore format: pairs
  test('take up a lane that has become free', () =>
    expect(lanes(call(3, 9, 120), call(3, 9), call(3, 10))).toEqual([[0, 2], [1, 2], [1, 2]])); // biome-ignore format: pairs
});
