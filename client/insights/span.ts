import type { InsightsSpan } from '../../shared/insights.ts';
import { dayStart, shiftDay } from '../lib/zone/days.ts';
import type { InsightsSearch } from './insights-words.ts';

const DAY_MS = 86_400_000;

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
