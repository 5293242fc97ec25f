import { describe, expect, test } from 'bun:test';
import { countdown, duration, initials, inWords, money, shortTime } from './format.ts';

const now = new Date(2026, 4, 14, 15, 30).getTime();
const ago = (ms: number) => shortTime(new Date(now - ms), now);

describe('shortTime', () => {
  test('counts minutes within the hour', () => {
    expect(ago(20_000)).toBe('now');
    expect(ago(4 * 60_000)).toBe('4m');
    expect(ago(59 * 60_000)).toBe('59m');
  });
  test('shows the clock for earlier today, the day for this week, the date beyond', () => {
    expect(ago(5 * 3_600_000)).toMatch(/10.30/);
    expect(ago(2 * 86_400_000)).toBe(new Intl.DateTimeFormat(navigator.language, { weekday: 'short' }).format(now - 2 * 86_400_000));
    expect(ago(30 * 86_400_000)).toMatch(/14/);
    expect(ago(400 * 86_400_000)).toMatch(/2025/);
  });
  test('does not call a moment in the future "now"', () => {
    expect(ago(-3 * 86_400_000)).toMatch(/17/);
  });
});

test('a countdown rounds up and stops at zero', () => {
  expect(countdown(new Date(now + 31_200), now)).toBe('0:32');
  expect(countdown(new Date(now + 65_000), now)).toBe('1:05');
  expect(countdown(new Date(now - 5000), now)).toBe('0:00');
});

test('codes read as words', () => {
  expect(inWords('call_scheduled')).toBe('Call scheduled');
  expect(inWords('SingleFamilyResidence')).toBe('Single family residence');
  expect(inWords('send-outbox')).toBe('Send outbox');
});

test('initials come from the first and the last name, or from an address', () => {
  expect(initials('Maya de la Vale')).toBe('MV');
  expect(initials('rosa@example.org')).toBe('R');
  expect(initials('')).toBe('?');
});

test('money is whole and in the currency of the brokerage', () => {
  expect(money(1_250_000)).toBe('$1,250,000');
  expect(money(950, { locale: 'de-DE', currency: 'EUR' })).toContain('€');
});

test('durations keep the unit a person would use', () => {
  expect(duration(320)).toBe('320 ms');
  expect(duration(4210)).toBe('4.2 s');
  expect(duration(65_000)).toBe('1 min 5 s');
});

test.each(['America/New_York', 'Pacific/Apia', 'Pacific/Kiritimati'])('a day of a calendar is that day in %s too', (TZ) => {
  const script = `import { calendarDay } from '${import.meta.dir}/format.ts'; console.log(calendarDay(new Date('2026-03-31T12:00:00Z')))`;
  const { stdout } = Bun.spawnSync([process.execPath, '-e', script], { env: { ...process.env, TZ } });
  expect(stdout.toString().trim()).toBe('Mar 31, 2026');
});
