import { DateTime } from 'luxon';
import { ANSWER_WAYS, type AnswerWay, type Insights, type InsightsDay, type InsightsSpan, type Response } from '../../shared/insights.ts';
import type { Answers } from '../inbox/measure/count-answers.ts';
import type { Arrivals } from '../inbox/measure/count-arrivals.ts';

/** Median and 95th percentile by nearest rank: always a wait that somebody had. */
export function responseOf(answers: Pick<Answers, 'waits'>[]): Response {
  const waits = Float64Array.from(answers.flatMap((one) => one.waits)).sort();
  return { count: waits.length, p50Ms: rank(waits, 0.5), p95Ms: rank(waits, 0.95) };
}

const rank = (sorted: Float64Array, share: number) => sorted[Math.ceil(sorted.length * share) - 1] ?? null;

export function addUpAnswers(answers: Pick<Answers, 'way' | 'waits'>[]): Record<AnswerWay, number> {
  const count = (way: AnswerWay) => answers.reduce((total, one) => total + (one.way === way ? one.waits.length : 0), 0);
  return Object.fromEntries(ANSWER_WAYS.map((way) => [way, count(way)])) as Record<AnswerWay, number>;
}

export function addUpArrivals(arrivals: Arrivals[]): { arrived: number; reclassified: number } {
  let [arrived, reclassified] = [0, 0];
  for (const one of arrivals) {
    arrived += one.count;
    reclassified += one.reclassified;
  }
  return { arrived, reclassified };
}

type Counted = { arrivals: Arrivals[]; answers: Answers[]; timeZone: string };

/** Every day that the span touches, on the brokerage's calendar: a day without mail is a day too. */
export function daysOf({ from, to }: InsightsSpan, { arrivals, answers, timeZone }: Counted): InsightsDay[] {
  const dayOf = (at: Date) => DateTime.fromJSDate(at, { zone: timeZone }).toISODate() ?? '';
  const arrivedOn = Map.groupBy(arrivals, ({ hour }) => dayOf(hour));
  const answeredOn = Map.groupBy(answers, ({ day }) => day);
  const days: InsightsDay[] = [];
  let day = DateTime.fromJSDate(from, { zone: timeZone }).startOf('day');
  for (; day.toMillis() < to.getTime(); day = day.plus({ days: 1 })) {
    const name = day.toISODate() ?? '';
    const came = arrivedOn.get(name) ?? [];
    const kinds: InsightsDay['kinds'] = {};
    for (const { kind, count } of came) kinds[kind] = (kinds[kind] ?? 0) + count;
    const given = answeredOn.get(name) ?? [];
    days.push({ day: name, arrived: addUpArrivals(came).arrived, kinds, answers: addUpAnswers(given), response: responseOf(given) });
  }
  return days;
}

/** When mail comes: by weekday and hour of the brokerage's clock. */
export function loadOf(arrivals: Arrivals[], timeZone: string): Insights['load'] {
  const cells = new Map<string, Insights['load'][number]>();
  for (const { hour: at, count } of arrivals) {
    const { weekday, hour } = DateTime.fromJSDate(at, { zone: timeZone });
    const cell = cells.get(`${weekday} ${hour}`) ?? { weekday, hour, arrived: 0 };
    cells.set(`${weekday} ${hour}`, { ...cell, arrived: cell.arrived + count });
  }
  return [...cells.values()].sort((a, b) => a.weekday - b.weekday || a.hour - b.hour);
}
