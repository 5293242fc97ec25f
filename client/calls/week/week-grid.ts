/** What a week view draws, in the viewer's zone. */
export type Span = { startsAt: Date; endsAt: Date };

const DAY_MS = 86_400_000;

/** Monday, 00:00 of the week that holds this moment. */
export function startOfWeek(at: Date): Date {
  return new Date(at.getFullYear(), at.getMonth(), at.getDate() - ((at.getDay() + 6) % 7));
}

/** Local midnights of a week; days are counted on the calendar, because two of a year have no 24 hours. */
export function daysOfWeek(monday: Date): Date[] {
  return Array.from({ length: 7 }, (_, n) => new Date(monday.getFullYear(), monday.getMonth(), monday.getDate() + n));
}

export function shiftWeeks(monday: Date, weeks: number): Date {
  return new Date(monday.getFullYear(), monday.getMonth(), monday.getDate() + weeks * 7);
}

export const isSameDay = (a: Date, b: Date) => a.toDateString() === b.toDateString();

/** The hours to draw: office hours at least, and as many more as the spans need. */
export function hoursToDraw(spans: readonly Span[], { from = 9, to = 17 } = {}): { from: number; to: number } {
  const starts = spans.map(({ startsAt }) => startsAt.getHours());
  const ends = spans.map(({ startsAt, endsAt }) =>
    isSameDay(startsAt, endsAt) ? endsAt.getHours() + (endsAt.getMinutes() > 0 ? 1 : 0) : 24,
  );
  return { from: Math.min(from, ...starts), to: Math.max(to, ...ends) };
}

/** Where a span stands within the drawn hours, as shares of the height. */
export function placeInDay({ startsAt, endsAt }: Span, { from, to }: { from: number; to: number }): { top: number; height: number } {
  const minutes = (to - from) * 60;
  const start = startsAt.getHours() * 60 + startsAt.getMinutes() - from * 60;
  const length = Math.min((endsAt.getTime() - startsAt.getTime()) / 60_000, DAY_MS / 60_000);
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
