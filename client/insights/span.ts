import type { InsightsSpan } from '../../shared/insights.ts';
import type { InsightsSearch } from './insights-words.ts';

const DAY_MS = 86_400_000;

/** The moment a day begins in a zone. Where clocks skip midnight, the day begins when they land. */
export function dayStart(isoDate: string, timeZone: string): Date {
  const wanted = new Date(`${isoDate}T00:00:00Z`).getTime();
  // Twice: the first guess may lie on the other side of a change of the clocks.
  let at = wanted;
  for (let n = 0; n < 2; n++) at = wanted - offsetAt(at, timeZone);
  return new Date(at);
}

function offsetAt(at: number, timeZone: string): number {
  const parts = new Intl.DateTimeFormat('en-US', { timeZone, hourCycle: 'h23', ...NUMERIC }).formatToParts(new Date(at));
  const part = (type: string) => Number(parts.find((one) => one.type === type)?.value);
  const local = Date.UTC(part('year'), part('month') - 1, part('day'), part('hour'), part('minute'), part('second'));
  return local - Math.floor(at / 1000) * 1000;
}

const NUMERIC = { year: 'numeric', month: 'numeric', day: 'numeric', hour: 'numeric', minute: 'numeric', second: 'numeric' } as const;

/** Which day it is there. */
export const isoDayIn = (at: Date, timeZone: string) => new Intl.DateTimeFormat('en-CA', { timeZone }).format(at);

export function shiftDay(isoDate: string, days: number): string {
  return new Date(Date.parse(`${isoDate}T00:00:00Z`) + days * DAY_MS).toISOString().slice(0, 10);
}

/** The days a search asks for, the first and the last; a span the wrong way round is turned. */
export function daysAsked({ days = 30, from, to }: Pick<InsightsSearch, 'from' | 'to'> & { days?: number }, today: string) {
  if (!from || !to) return { first: shiftDay(today, 1 - days), last: today };
  return from <= to ? { first: from, last: to } : { first: to, last: from };
}

export function spanOf({ first, last }: { first: string; last: string }, timeZone: string): InsightsSpan {
  return { from: dayStart(first, timeZone), to: dayStart(shiftDay(last, 1), timeZone) };
}

/** As many days again, right before. */
export function daysBefore({ first, last }: { first: string; last: string }): { first: string; last: string } {
  const count = Math.round((Date.parse(last) - Date.parse(first)) / DAY_MS) + 1;
  return { first: shiftDay(first, -count), last: shiftDay(first, -1) };
}
