import { expect, test } from 'bun:test';
import { daysAsked, daysBefore, spanOf } from './span.ts';

test('thirty days end today, and a span of one’s own may be given the wrong way round', () => {
  expect(daysAsked({}, '2026-03-31')).toEqual({ first: '2026-03-02', last: '2026-03-31' });
  expect(daysAsked({ days: 7 }, '2026-03-07')).toEqual({ first: '2026-03-01', last: '2026-03-07' });
  expect(daysAsked({ from: '2026-02-10', to: '2026-02-01' }, '2026-03-07')).toEqual({ first: '2026-02-01', last: '2026-02-10' });
});

test('the span before is as long and ends where this one begins', () => {
  const week = { first: '2026-03-02', last: '2026-03-08' };
  expect(daysBefore(week)).toEqual({ first: '2026-02-23', last: '2026-03-01' });
  expect(spanOf(daysBefore(week), 'America/New_York').to).toEqual(spanOf(week, 'America/New_York').from);
});
