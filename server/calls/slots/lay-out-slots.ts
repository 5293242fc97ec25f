import { DateTime } from 'luxon';
import type { Availability } from '../../../shared/call.ts';

export type SlotRules = {
  /** IANA name: the hours are in it. */
  timeZone: string;
  hours: Availability['hours'];
  daysOff: string[];
  vacations?: Availability['vacations'];
  lengthMinutes: number;
  /** How far one slot begins from the next; absent: end to end. A call that is moved may be longer than new ones are. */
  stepMinutes?: number;
};
export type Span = { startsAt: Date; endsAt: Date };

/** Every slot of the open hours that lies within [from, to] and touches no busy time. Pure; earliest first. */
export function layOutSlots(rules: SlotRules, { from, to, busy }: { from: Date; to: Date; busy: Span[] }): Span[] {
  const last = DateTime.fromJSDate(to, { zone: rules.timeZone });
  const slots: Span[] = [];
  let day = DateTime.fromJSDate(from, { zone: rules.timeZone }).startOf('day');
  for (; day <= last; day = day.plus({ days: 1 })) {
    if (!isOff(day.toISODate() ?? '', rules)) slots.push(...slotsOfDay(day, rules));
  }
  return slots
    .filter((slot) => slot.startsAt >= from && slot.endsAt <= to && !busy.some((span) => overlaps(slot, span)))
    .sort((a, b) => a.startsAt.getTime() - b.startsAt.getTime());
}

/** Up to `count` slots on two days where possible: first and last of the first day, then the first of the next. */
export function pickOffer<One extends Span>(slots: One[], { timeZone, count = 3 }: { timeZone: string; count?: number }): One[] {
  const days = [...Map.groupBy(slots, (slot) => DateTime.fromJSDate(slot.startsAt, { zone: timeZone }).toISODate()).values()];
  const [first = [], ...later] = days;
  const wanted = later.length > 0 ? [...ends(first).slice(0, Math.max(1, count - 1)), ...later.flatMap(ends)] : [...ends(first), ...first];
  return [...new Set(wanted)].slice(0, count).sort((a, b) => a.startsAt.getTime() - b.startsAt.getTime());
}

/** How long a call is. */
export const minutesOf = ({ startsAt, endsAt }: Span) => (endsAt.getTime() - startsAt.getTime()) / 60_000;

export const overlaps = (a: Span, b: Span) => a.startsAt < b.endsAt && b.startsAt < a.endsAt;

function isOff(date: string, { daysOff, vacations = [] }: SlotRules): boolean {
  return daysOff.includes(date) || vacations.some(({ from, to }) => from <= date && date <= to);
}

function slotsOfDay(day: DateTime, { hours, lengthMinutes: length, stepMinutes: step = length }: SlotRules): Span[] {
  return hours
    .filter(({ weekday }) => weekday === day.weekday)
    .flatMap(({ from, to }) => {
      const count = Math.max(0, Math.floor((to - from - length) / step) + 1);
      return Array.from({ length: count }, (_, n) => slotAt(day, from + n * step, length)).filter((slot) => slot !== null);
    });
}

function slotAt(day: DateTime, minute: number, lengthMinutes: number): Span | null {
  const start = day.set({ hour: Math.floor(minute / 60), minute: minute % 60 });
  // On the day the clocks go forward an hour is missing, and luxon would hand out the next one in its place.
  if (start.hour * 60 + start.minute !== minute) return null;
  return { startsAt: start.toJSDate(), endsAt: start.plus({ minutes: lengthMinutes }).toJSDate() };
}

/** A day's first slot and its last: a morning and an afternoon suit more people than two neighbours. */
function ends<One extends Span>(day: One[]): One[] {
  return [...new Set([day[0], day.at(-1)])].filter((slot) => slot !== undefined);
}
