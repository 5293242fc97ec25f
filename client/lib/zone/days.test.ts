import { expect, test } from 'bun:test';
import { dayStart, isoDayIn, minuteIn, shiftDay } from './days.ts';
import { isIsoDay } from './iso-day.ts';

test.each([
  ['2026-03-02', 'America/New_York', '2026-03-02T05:00:00.000Z'],
  ['2026-03-08', 'America/New_York', '2026-03-08T05:00:00.000Z'],
  ['2026-03-09', 'America/New_York', '2026-03-09T04:00:00.000Z'],
  ['2026-11-02', 'America/New_York', '2026-11-02T05:00:00.000Z'],
  ['2026-03-02', 'Asia/Kolkata', '2026-03-01T18:30:00.000Z'],
  ['2026-03-02', 'Pacific/Auckland', '2026-03-01T11:00:00.000Z'],
])('%s begins in %s at %s', (day, zone, at) => {
  expect(dayStart(day, zone).toISOString()).toBe(at);
});

test('late in the evening of Port Larkin it is tomorrow in UTC, but not there', () => {
  expect(isoDayIn(new Date('2026-03-03T04:30:00Z'), 'America/New_York')).toBe('2026-03-02');
});

test('a clock shows its own hour, half hours and changes of the clocks among them', () => {
  const shown = (at: string, zone: string) => minuteIn(new Date(at), zone) / 60;
  expect(shown('2026-03-02T14:45:30Z', 'America/New_York')).toBe(9.75);
  expect(shown('2026-03-09T14:45:00Z', 'America/New_York')).toBe(10.75);
  expect(shown('2026-03-02T20:00:00Z', 'Asia/Kolkata')).toBe(1.5);
  expect(shown('2026-03-02T05:00:00Z', 'America/New_York')).toBe(0);
});

test('days are counted on the calendar', () => {
  expect(shiftDay('2026-03-01', -1)).toBe('2026-02-28');
  expect(shiftDay('2026-03-06', 7)).toBe('2026-03-13');
});

test.each(['2026-99-99', '2026-02-30', '2026-02-31', '2026-2-3', '9999-12-31', '0000-01-01', '2026-03-02T00:00', '', 20260302, null])(
  'no day of an address: %p',
  (value) => {
    expect(isIsoDay(value)).toBe(false);
  },
);

test('a day of an address is one of the calendar, the last of February in a leap year among them', () => {
  expect(['2026-03-02', '2028-02-29', '2199-12-31'].every(isIsoDay)).toBe(true);
});
