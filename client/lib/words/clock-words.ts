import type { Settings } from '../../../shared/settings.ts';

/** Spans of open time, in minutes after midnight, per ISO weekday. */
export type Hours = Settings['calls']['hours'];

/** ISO weekdays, Monday first, as the viewer's language names them. */
export const WEEKDAY_NAMES = Array.from({ length: 7 }, (_, n) =>
  new Intl.DateTimeFormat(typeof navigator === 'undefined' ? 'en-US' : navigator.language, { weekday: 'long', timeZone: 'UTC' }).format(
    new Date(Date.UTC(2026, 2, 2 + n)),
  ),
);

/** Minutes after midnight as a time field writes them; midnight at the end of a day is 23:59 there. */
export function toClock(minutes: number): string {
  const shown = Math.min(minutes, 1439);
  return `${String(Math.floor(shown / 60)).padStart(2, '0')}:${String(shown % 60).padStart(2, '0')}`;
}

/** What a time field holds, as minutes after midnight; null while it is empty. */
export function fromClock(clock: string): number | null {
  const [, hour, minute] = /^(\d{2}):(\d{2})/.exec(clock) ?? [];
  if (hour === undefined || minute === undefined) return null;
  const minutes = Number(hour) * 60 + Number(minute);
  return minutes === 1439 ? 1440 : minutes;
}

/** What is wrong with the hours of a weekday, in words, or null. */
export function hoursFault(hours: Hours): string | null {
  if (hours.some(isBackwards)) return 'Each span has to end after it begins.';
  return hours.some((one) => isWithinAnother(one, hours)) ? 'Two spans of one day overlap.' : null;
}

/** Which end of a span is wrong, if any: one that comes before the beginning, or a beginning before another has ended. */
export function wrongEnd(span: Hours[number], hours: Hours): 'from' | 'to' | null {
  if (isBackwards(span)) return 'to';
  return isWithinAnother(span, hours) ? 'from' : null;
}

const isBackwards = ({ from, to }: Hours[number]) => from >= to;

/** Of two that overlap, the later one. */
function isWithinAnother(span: Hours[number], hours: Hours): boolean {
  const at = hours.indexOf(span);
  return hours.some((other, n) => {
    if (n === at || other.weekday !== span.weekday || other.to <= span.from) return false;
    return other.from < span.from || (other.from === span.from && n < at);
  });
}

/** The next span of a day when one is added: after the last one, or the usual morning. */
export function nextSpan(hours: Hours, weekday: number): Hours[number] {
  const last = Math.max(0, ...hours.filter((one) => one.weekday === weekday).map(({ to }) => to));
  if (last === 0) return { weekday, from: 9 * 60, to: 17 * 60 };
  const from = Math.min(last + 60, 23 * 60);
  return { weekday, from, to: Math.min(from + 120, 1440) };
}
