import { describe, expect, test } from 'bun:test';
import { daysOfWeek, hoursToDraw, lanesOf, placeInDay, shiftWeeks, startOfWeek } from './week-grid.ts';

const at = (day: number, hour: number, minute = 0) => new Date(2026, 2, day, hour, minute);
const call = (day: number, hour: number, minutes = 30, minute = 0) => ({
  startsAt: at(day, hour, minute),
  endsAt: new Date(at(day, hour, minute).getTime() + minutes * 60_000),
});

describe('a week', () => {
  test('begins on Monday, on a Sunday too', () => {
    expect([2, 5, 8].map((day) => startOfWeek(at(day, 15)).getDate())).toEqual([2, 2, 2]);
  });

  test('has seven midnights, also when the clocks change', () => {
    const days = daysOfWeek(at(2, 0));
    expect(days.map((day) => [day.getDate(), day.getHours()])).toEqual([2, 3, 4, 5, 6, 7, 8].map((date) => [date, 0]));
    expect(shiftWeeks(at(2, 0), 1).getTime()).toBe(at(9, 0).getTime());
    expect(shiftWeeks(at(9, 0), -1).getTime()).toBe(at(2, 0).getTime());
  });
});

describe('the hours drawn', () => {
  test('are office hours when nothing else is there', () => expect(hoursToDraw([])).toEqual({ from: 9, to: 17 }));
  test('grow with an early and a late call', () => expect(hoursToDraw([call(3, 7), call(3, 18, 45)])).toEqual({ from: 7, to: 19 }));
  test('reach midnight for a call that runs over it', () => expect(hoursToDraw([call(3, 23, 90)]).to).toBe(24));
});

test('a call stands where its time is', () => {
  expect(placeInDay(call(3, 11), { from: 9, to: 17 })).toEqual({ top: 0.25, height: 0.0625 });
});

describe('calls at one time', () => {
  const lanes = (...calls: ReturnType<typeof call>[]) => lanesOf(calls).map(({ lane, lanes: of }) => [lane, of]);
  test('stand side by side, and the others keep the whole width', () =>
    expect(lanes(call(3, 9), call(3, 9), call(3, 11))).toEqual([[0, 2], [1, 2], [0, 1]])); // biome-ignore format: pairs
  test('that only touch are not at one time', () => expect(lanes(call(3, 9), call(3, 9, 30, 30))).toEqual([[0, 1], [0, 1]])); // biome-ignore format: pairs
  test('take up a lane that has become free', () =>
    expect(lanes(call(3, 9, 120), call(3, 9), call(3, 10))).toEqual([[0, 2], [1, 2], [1, 2]])); // biome-ignore format: pairs
});
