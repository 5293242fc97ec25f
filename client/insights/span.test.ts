import { expect, test } from 'bun:test';
import { dayStart, daysAsked, daysBefore, isoDayIn, shiftDay, spanOf } from './span.ts';

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

test('thirty days end today, and a span of one’s own may be given the wrong way round', () => {
  expect(daysAsked({}, '2026-03-31')).toEqual({ first: '2026-03-02', last: '2026-03-31' });
  expect(daysAsked({ days: 7 }, '2026-03-07')).toEqual({ first: '2026-03-01', last: '2026-03-07' });
  expect(daysAsked({ from: '2026-02-10', to: '2026-02-01' }, '2026-03-07')).toEqual({ first: '2026-02-01', last: '2026-02-10' });
});

test('the span before is as long and ends where this one begins', () => {
  const week = { first: '2026-03-02', last: '2026-03-08' };
  expect(daysBefore(week)).toEqual({ first: '2026-02-23', last: '2026-03-01' });
  expect(spanOf(daysBefore(week), 'America/New_York').to).toEqual(spanOf(week, 'America/New_York').from);
  expect(shiftDay('2026-03-01', -1)).toBe('2026-02-28');
});
