const LOCALE = typeof navigator === 'undefined' ? 'en-US' : navigator.language;
const MINUTE = 60_000;
const DAY = 86_400_000;

const clock = new Intl.DateTimeFormat(LOCALE, { hour: 'numeric', minute: '2-digit' });
const clockSeconds = new Intl.DateTimeFormat(LOCALE, { hour: '2-digit', minute: '2-digit', second: '2-digit' });
const weekday = new Intl.DateTimeFormat(LOCALE, { weekday: 'short' });
const dayMonth = new Intl.DateTimeFormat(LOCALE, { day: 'numeric', month: 'short' });
const dayMonthYear = new Intl.DateTimeFormat(LOCALE, { day: 'numeric', month: 'short', year: 'numeric' });
const calendar = new Intl.DateTimeFormat(LOCALE, { day: 'numeric', month: 'short', year: 'numeric', timeZone: 'UTC' });
const longDay = new Intl.DateTimeFormat(LOCALE, { weekday: 'long', day: 'numeric', month: 'long' });
const ahead = new Intl.DateTimeFormat(LOCALE, { weekday: 'short', day: 'numeric', month: 'short', hour: 'numeric', minute: '2-digit' });
const exact = new Intl.DateTimeFormat(LOCALE, { dateStyle: 'full', timeStyle: 'medium' });

/** Short and relative, for lists: `now`, `4m`, `14:02`, `Tue`, `3 Nov`. Pair it with `exactTime` on hover. */
export function shortTime(at: Date, now: number): string {
  const age = now - at.getTime();
  // Clocks differ, and the screen's own ticks only now and then: a moment ahead of us is now too.
  if (Math.abs(age) < MINUTE) return 'now';
  if (age >= 0 && age < 60 * MINUTE) return `${Math.floor(age / MINUTE)}m`;
  if (new Date(now).toDateString() === at.toDateString()) return clock.format(at);
  if (age >= 0 && age < 6 * DAY) return weekday.format(at);
  return new Date(now).getFullYear() === at.getFullYear() ? dayMonth.format(at) : dayMonthYear.format(at);
}

/** A moment of the coming days: `Mon, 9 Mar, 09:00`. */
export const momentAhead = (at: Date) => ahead.format(at);
export const exactTime = (at: Date) => exact.format(at);
export const timeOfDay = (at: Date) => clock.format(at);
export const timeWithSeconds = (at: Date) => clockSeconds.format(at);
export const dayName = (at: Date) => longDay.format(at);
export const shortDate = (at: Date) => dayMonthYear.format(at);
/** A day of a calendar is stored as its noon in UTC, which is the next day already where clocks are twelve hours ahead. */
export const calendarDay = (at: Date) => (at.getTime() % DAY === DAY / 2 ? calendar : dayMonthYear).format(at);

/** `0:32`, `1:05`; never below zero. */
export function countdown(until: Date, now: number): string {
  const seconds = Math.max(0, Math.ceil((until.getTime() - now) / 1000));
  return `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, '0')}`;
}

type Place = { locale: string; currency: string };
const AMERICAN: Place = { locale: 'en-US', currency: 'USD' };

/** To make one costs a hundred times what it costs to use it, and a board writes hundreds of prices. */
const made = new Map<string, Intl.NumberFormat>();
function numbers(locale: string, look: Intl.NumberFormatOptions): Intl.NumberFormat {
  const key = JSON.stringify([locale, look]);
  const format = made.get(key) ?? new Intl.NumberFormat(locale, look);
  made.set(key, format);
  return format;
}

/** Whole money, as the brokerage writes it. */
export function money(amount: number, { locale, currency }: Place = AMERICAN) {
  return numbers(locale, { style: 'currency', currency, maximumFractionDigits: 0 }).format(amount);
}

/** Money in few characters: `$485K`, `$1.25M`, `$950`. */
export function shortMoney(amount: number, { locale, currency }: Place = AMERICAN) {
  return numbers(locale, { style: 'currency', currency, notation: 'compact', maximumSignificantDigits: 3 }).format(amount);
}

export const count = (value: number) => numbers(LOCALE, {}).format(value);

/** `4 kB`, `1.3 MB`: decimal, as mail programs and file managers say it. */
export function fileSize(bytes: number): string {
  return bytes < 1_000_000 ? `${count(Math.ceil(bytes / 1000))} kB` : `${(bytes / 1_000_000).toFixed(1)} MB`;
}

/** `320 ms`, `4.2 s`, `1 min 5 s`. */
export function duration(ms: number): string {
  if (ms < 1000) return `${Math.round(ms)} ms`;
  if (ms < 60_000) return `${(ms / 1000).toFixed(1)} s`;
  return `${Math.floor(ms / 60_000)} min ${Math.round((ms % 60_000) / 1000)} s`;
}

/** A code as words: `call_scheduled` → `Call scheduled`, `SingleFamilyResidence` → `Single family residence`. */
export function inWords(code: string): string {
  const words = code
    .replace(/([a-z])([A-Z])/g, '$1 $2')
    .replace(/[_-]+/g, ' ')
    .toLowerCase();
  return sentence(words);
}

/** The same words at the beginning of a sentence. */
export const sentence = (words: string) => words.charAt(0).toUpperCase() + words.slice(1);

export function initials(name: string): string {
  const parts = name
    .replace(/@.*/, '')
    .split(/[\s._-]+/)
    .filter(Boolean);
  return `${parts[0]?.[0] ?? '?'}${parts.length > 1 ? (parts.at(-1)?.[0] ?? '') : ''}`.toUpperCase();
}

export const plural = (n: number, one: string, many = `${one}s`) => `${count(n)} ${n === 1 ? one : many}`;
