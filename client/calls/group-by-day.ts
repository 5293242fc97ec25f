import { isoDayIn } from '../lib/zone/days.ts';

/** Calls under the day they fall on in a zone; both days and calls in order. */
export function groupByDay<One extends { startsAt: Date }>(
  calls: One[],
  { isLatestFirst, timeZone }: { isLatestFirst: boolean; timeZone: string },
): { day: Date; calls: One[] }[] {
  const sign = isLatestFirst ? -1 : 1;
  const inOrder = calls.toSorted((a, b) => sign * (a.startsAt.getTime() - b.startsAt.getTime()));
  const days = Map.groupBy(inOrder, ({ startsAt }) => isoDayIn(startsAt, timeZone));
  return [...days.values()].flatMap((ofDay) => (ofDay[0] ? [{ day: ofDay[0].startsAt, calls: ofDay }] : []));
}
