import { isoDayIn, minuteIn, shiftDay } from '../../lib/zone/days.ts';

/** What a week view draws, as the clocks of a zone show it; its days are ISO dates there. */
export type Span = { startsAt: Date; endsAt: Date };
type Hours = { from: number; to: number };

const DAY_MINUTES = 24 * 60;
const OFFICE: Hours = { from: 9, to: 17 };

const weekdayOf = (day: string) => new Date(`${day}T00:00:00Z`).getUTCDay();
export const isWeekend = (day: string) => weekdayOf(day) % 6 === 0;

/** The Monday of the week that holds this day. */
export const startOfWeek = (day: string) => shiftDay(day, -((weekdayOf(day) + 6) % 7));
export const daysOfWeek = (monday: string) => Array.from({ length: 7 }, (_, n) => shiftDay(monday, n));
export const shiftWeeks = (monday: string, weeks: number) => shiftDay(monday, weeks * 7);

const months = new Intl.DateTimeFormat(undefined, { month: 'long', year: 'numeric', timeZone: 'UTC' });

/** The month of these days, or the two that they lie in. */
export const monthsOf = (days: string[]) => months.formatRange(new Date(days[0] ?? ''), new Date(days.at(-1) ?? ''));

/** The spans under the day they begin on. */
export function byDay<One extends { startsAt: Date }>(spans: readonly One[], timeZone: string): (day: string) => One[] {
  const days = Map.groupBy(spans, ({ startsAt }) => isoDayIn(startsAt, timeZone));
  return (day) => days.get(day) ?? [];
}

/** The hours to draw: office hours at least, and as many more as the spans need. */
export function hoursToDraw(spans: readonly Span[], timeZone: string): Hours {
  const starts = spans.map(({ startsAt }) => Math.floor(minuteIn(startsAt, timeZone) / 60));
  const ends = spans.map(({ startsAt, endsAt }) =>
    isoDayIn(startsAt, timeZone) === isoDayIn(endsAt, timeZone) ? Math.ceil(minuteIn(endsAt, timeZone) / 60) : 24,
  );
  return { from: Math.min(OFFICE.from, ...starts), to: Math.max(OFFICE.to, ...ends) };
}

/** Where a span stands within the drawn hours, as shares of the height. */
export function placeInDay({ startsAt, endsAt }: Span, { from, to }: Hours, timeZone: string): { top: number; height: number } {
  const minutes = (to - from) * 60;
  const start = minuteIn(startsAt, timeZone) - from * 60;
  const length = Math.min((endsAt.getTime() - startsAt.getTime()) / 60_000, DAY_MINUTES);
  return { top: start / minutes, height: Math.min(length, minutes - start) / minutes };
}

/** Two agents may have calls at one time: which lane each stands in, and of how many. */
export function lanesOf<One extends Span>(spans: readonly One[]): { span: One; lane: number; lanes: number }[] {
  const inOrder = spans.toSorted((a, b) => a.startsAt.getTime() - b.startsAt.getTime());
  const placed: { span: One; lane: number; group: number }[] = [];
  let [group, groupEnd] = [-1, Number.NEGATIVE_INFINITY];
  for (const span of inOrder) {
    if (span.startsAt.getTime() >= groupEnd) group += 1;
    groupEnd = Math.max(groupEnd, span.endsAt.getTime());
    const taken = placed.filter((one) => one.group === group && one.span.endsAt > span.startsAt).map(({ lane }) => lane);
    const lane = [...taken.keys(), taken.length].find((n) => !taken.includes(n)) ?? 0;
    placed.push({ span, lane, group });
  }
  const widths = Map.groupBy(placed, (one) => one.group);
  return placed.map(({ span, lane, group: own }) => ({
    span,
    lane,
    lanes: Math.max(...(widths.get(own) ?? []).map((one) => one.lane)) + 1,
  }));
}
