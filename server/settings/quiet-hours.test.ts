import { expect, test } from 'bun:test';
import fc from 'fast-check';
import { quietUntil } from './quiet-hours.ts';

const night = { isOn: true, from: 21 * 60, to: 7 * 60, awakeMinutes: 15 };
const until = (now: string, change: Partial<typeof night> = {}, timeZone = 'America/New_York') =>
  quietUntil({ ...night, ...change }, { timeZone, now: new Date(now), lastInboundAt: null })?.toISOString() ?? null;

test.each([
  ['before it begins', '2026-03-03T01:59:59Z', {}, null],
  ['the first minute', '2026-03-03T02:00:00Z', {}, '2026-03-03T12:00:00.000Z'],
  ['after midnight', '2026-03-03T08:00:00Z', {}, '2026-03-03T12:00:00.000Z'],
  ['the morning', '2026-03-03T12:00:00Z', {}, null],
  ['switched off', '2026-03-03T08:00:00Z', { isOn: false }, null],
  ['of no length', '2026-03-03T08:00:00Z', { from: 420, to: 420 }, null],
  ['a siesta: within one day', '2026-03-03T18:30:00Z', { from: 13 * 60, to: 15 * 60 }, '2026-03-03T20:00:00.000Z'],
])('quiet hours, %s', (_, now, change, expected) => {
  expect(until(now, change)).toBe(expected);
});

test('the end is what the clock on the wall says, also in the night in which the clocks change', () => {
  // New York leaves winter time on 8 March 2026 at two in the morning: seven o’clock is eleven in UTC.
  expect(until('2026-03-08T04:00:00Z')).toBe('2026-03-08T11:00:00.000Z');
  expect(until('2026-11-01T04:00:00Z')).toBe('2026-11-01T12:00:00.000Z');
});

test('who wrote a moment ago is awake', () => {
  const now = new Date('2026-03-03T08:00:00Z');
  const wrote = (minutes: number) => ({ timeZone: 'America/New_York', now, lastInboundAt: new Date(now.getTime() - minutes * 60_000) });
  expect(quietUntil(night, wrote(14))).toBeNull();
  expect(quietUntil(night, wrote(15))).not.toBeNull();
});

test('an answer never waits a day or longer, and at the end of its wait it may leave', () => {
  fc.assert(
    fc.property(
      fc.integer({ min: 0, max: 1439 }),
      fc.integer({ min: 0, max: 1439 }),
      fc.date({ min: new Date('2026-01-01'), max: new Date('2026-12-31'), noInvalidDate: true }),
      (from, to, now) => {
        const at = { timeZone: 'Europe/Berlin', lastInboundAt: null };
        const end = quietUntil({ ...night, from, to }, { ...at, now });
        if (!end) return;
        expect(end.getTime()).toBeGreaterThan(now.getTime());
        expect(end.getTime() - now.getTime()).toBeLessThan(25 * 3_600_000);
        expect(quietUntil({ ...night, from, to }, { ...at, now: end })).toBeNull();
      },
    ),
  );
});
