import { DateTime } from 'luxon';
import type { CallSlot } from '../../shared/call.ts';
import { calmText } from '../calm-text.ts';
import { type DayWish, readDay, readHours, readOrdinal, readZone, type TimeWish } from './words/read-time.ts';

type Known = {
  /** The slots of our last mail, in its order. */
  offered: Pick<CallSlot, 'slotId' | 'startsAt' | 'endsAt'>[];
  /** What can still be booked, earliest first. */
  free: CallSlot[];
  now: Date;
  timeZone: string;
};

/**
 * Finds the one free slot that a customer's words name: "the first one", "Thursday after 3 works", "el jueves a las
 * 15h". Null when the words name none, name one that is taken, or leave more than one reading: then a person or one
 * clarifying question decides, never a guess. A range with a day ("after 3") takes its earliest free slot.
 */
export function resolveTime(words: string, known: Known): CallSlot | null {
  const offered = known.free.filter((slot) => known.offered.some((offer) => offer.slotId === slot.slotId));
  for (const clause of clausesOf(words)) {
    const slot = resolveClause(clause, { ...known, offeredFree: offered });
    if (slot) return slot;
  }
  return null;
}

/** Do these words name a day or an hour at all? "That works for me" names none. */
export function namesTime(words: string, { now, timeZone }: Pick<Known, 'now' | 'timeZone'>): boolean {
  return clausesOf(words).some((clause) => readDay(clause, { now, timeZone }) !== null || readHours(clause) !== null);
}

type Choices = Known & { offeredFree: CallSlot[] };

function resolveClause(clause: string, known: Choices): CallSlot | null {
  const ordinal = readOrdinal(clause, known.offered.length);
  if (ordinal !== null) return known.free.find((slot) => slot.slotId === known.offered[ordinal]?.slotId) ?? null;

  const timeZone = readZone(clause) ?? known.timeZone;
  const day = readDay(clause, { now: known.now, timeZone });
  const hours = readHours(clause);
  if (!day && !hours) return known.offered.length === 1 && AGREES.test(clause) ? (known.offeredFree[0] ?? null) : null;

  const fits = (slot: CallSlot) => isOnDay(slot, day, timeZone) && isInHours(slot, hours, timeZone);
  const among = known.offeredFree.filter(fits);
  if (among.length === 1 && among[0]) return among[0];
  const free = (among.length > 1 ? among : known.free).filter(fits);
  // A day and a time of day say enough; a day alone, or an hour alone, has to point at one slot.
  if (day && hours) return free[0] ?? null;
  return free.length === 1 ? (free[0] ?? null) : null;
}

const AGREES =
  /\b(works|perfect|great|sounds good|see you|confirmed?|yes|ok(ay)?|sure|book it|deal|si|vale|perfecto|de acuerdo|oui|parfait|d'accord)\b/;
const REFUSES =
  /\b(not|no longer|can'?t|cannot|won'?t|doesn'?t|don'?t|isn'?t|unable|busy|except|no puedo|no me|imposible|ne peux|pas|impossible|unavailable|taken)\b/;

/** More than anybody writes who names a time. */
const MOST_WORDS = 8000;
const MOST_CLAUSES = 200;

/** The wishes of a mail, one by one: what is refused is left out, alternatives stand in the order they were named. */
function clausesOf(words: string): string[] {
  return calmText(words, MOST_WORDS)
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .replace(/[’`]/g, "'")
    .replace(/\b([ap])\.\s?m\b\.?/gi, '$1m')
    .split(/(?<!\d)[.]|[.](?!\d)|[!?;\n]|,?\s+(?:but|pero|mais)\s+|,?\s+(?:or|o bien|ou)\s+/i)
    .slice(0, MOST_CLAUSES)
    .map((clause) => clause.trim())
    .filter((clause) => clause !== '' && !REFUSES.test(clause.toLowerCase()));
}

function isOnDay(slot: CallSlot, day: DayWish | null, timeZone: string): boolean {
  return !day || DateTime.fromJSDate(slot.startsAt, { zone: timeZone }).toISODate() === day.date;
}

function isInHours(slot: CallSlot, hours: TimeWish | null, timeZone: string): boolean {
  if (!hours) return true;
  const start = DateTime.fromJSDate(slot.startsAt, { zone: timeZone });
  const minute = start.hour * 60 + start.minute;
  return minute >= hours.from && minute <= hours.to;
}
