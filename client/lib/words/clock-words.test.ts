import { expect, test } from 'bun:test';
import { fromClock, hoursFault, nextSpan, toClock, WEEKDAY_NAMES, wrongEnd } from './clock-words.ts';

test('a time field and the minutes of a day say the same', () => {
  for (const minutes of [0, 540, 1019, 1440]) expect(fromClock(toClock(minutes))).toBe(minutes);
  expect(fromClock('')).toBeNull();
});

test('the week begins on Monday', () =>
  expect([WEEKDAY_NAMES.length, WEEKDAY_NAMES[0], WEEKDAY_NAMES[6]]).toEqual([7, 'Monday', 'Sunday']));

test.each([
  ['none', [], null],
  ['a morning and an afternoon', [{ weekday: 1, from: 540, to: 720 }, { weekday: 1, from: 780, to: 1020 }], null],
  ['the same hours on two days', [{ weekday: 1, from: 540, to: 720 }, { weekday: 2, from: 540, to: 720 }], null],
  ['one that ends before it begins', [{ weekday: 1, from: 540, to: 540 }], 'Each span has to end after it begins.'],
  ['two that overlap', [{ weekday: 1, from: 600, to: 780 }, { weekday: 1, from: 540, to: 660 }], 'Two spans of one day overlap.'],
])('of hours, %s', (_, hours, fault) => expect(hoursFault(hours as never)).toBe(fault as never)); // biome-ignore format: one case per line

test('what is wrong is marked where it is: an end before its beginning, the later of two that overlap', () => {
  const backwards = [{ weekday: 1, from: 540, to: 540 }];
  const double = [{ weekday: 1, from: 600, to: 780 }, { weekday: 1, from: 540, to: 660 }, { weekday: 2, from: 540, to: 660 }]; // biome-ignore format: one row
  const same = [{ weekday: 1, from: 540, to: 660 }, { weekday: 1, from: 540, to: 720 }]; // biome-ignore format: one row
  expect([backwards, double, same].map((hours) => hours.map((span) => wrongEnd(span, hours)))).toEqual([
    ['to'],
    ['from', null, null],
    [null, 'from'],
  ]);
});

test('a span added to a day lies behind the ones it has', () => {
  expect(nextSpan([], 3)).toEqual({ weekday: 3, from: 540, to: 1020 });
  expect(nextSpan([{ weekday: 3, from: 540, to: 720 }], 3)).toEqual({ weekday: 3, from: 780, to: 900 });
  expect(hoursFault([{ weekday: 3, from: 540, to: 1380 }, nextSpan([{ weekday: 3, from: 540, to: 1380 }], 3)])).toBeNull();
});
