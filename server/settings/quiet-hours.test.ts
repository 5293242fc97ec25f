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

const CHANGES = [
  ...['2026-03-08T07:00:00Z America/New_York', '2026-11-01T06:00:00Z America/New_York', '2026-10-25T01:00:00Z Europe/Berlin'],
  ...['2026-04-04T15:00:00Z Australia/Lord_Howe', '2026-10-03T15:30:00Z Australia/Lord_Howe', '2027-02-07T02:00:00Z Africa/Casablanca'],
  ...['2026-09-06T04:00:00Z America/Santiago', '2026-10-29T21:00:00Z Africa/Cairo', '2026-11-01T04:30:00Z America/St_Johns'],
];
test('nor in the night in which clocks change, by an hour or by half of one, at two or at midnight', () => {
  const night = fc.record({ from: fc.integer({ min: 18 * 60, max: 1439 }), to: fc.integer({ min: 0, max: 10 * 60 }) });
  fc.assert(
    fc.property(fc.constantFrom(...CHANGES), fc.integer({ min: -1200, max: 1200 }), night, (change, minutes, { from, to }) => {
      const [at = '', timeZone = ''] = change.split(' ');
      const now = new Date(Date.parse(at) + minutes * 60_000);
      const rules = { isOn: true, from, to, awakeMinutes: 15 };
      const end = quietUntil(rules, { timeZone, now, lastInboundAt: null });
      if (!end) return;
      expect([end > now, end.getTime() - now.getTime() < 17 * 3_600_000]).toEqual([true, true]);
      expect(quietUntil(rules, { timeZone, now: end, lastInboundAt: null })).toBeNull();
    }),
    { numRuns: 400 },
  );
});
