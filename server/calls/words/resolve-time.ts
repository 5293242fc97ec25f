import { DateTime } from 'luxon';
import type { CallSlot } from '../../../shared/call.ts';
import { zoneNames } from '../../../shared/zone-name.ts';
import { pickOffer } from '../slots/lay-out-slots.ts';
import { type DayWish, readDay } from './read-day.ts';
import { readHours, type TimeWish } from './read-hours.ts';
import { readOrdinal } from './read-ordinal.ts';
import { readZone } from './read-zone.ts';
import { type Clause, splitWishes } from './split-wishes.ts';

type Known = {
  /** The slots of our last mail, in its order. */
  offered: Pick<CallSlot, 'slotId' | 'startsAt' | 'endsAt'>[];
  /** What can still be booked, earliest first. */
  free: CallSlot[];
  now: Date;
  timeZone: string;
  isDayFirst?: boolean;
  /** We asked already which time is meant: now the earliest that fits is taken. */
  hasAsked?: boolean;
  /** Slot ids that other customers are choosing from: they can be picked, but others are offered first. */
  avoid?: readonly string[];
};

export type Resolved = {
  /** The one free slot these words name; null when they name none, or leave a doubt. */
  slot: CallSlot | null;
  /** It is the earliest of several that fit: to be said. */
  isEarliest: boolean;
  /** Without a slot: what comes nearest to the wish, to ask by; with the earliest of several: those, spread. */
  choices: CallSlot[];
};

const NOTHING: Resolved = { slot: null, isEarliest: false, choices: [] };
const MOST_CHOICES = 3;

/**
 * Finds the one free slot that a customer's words name: "the first one", "Thursday after 3 works", "el jueves a las
 * 15h". A range with a day ("after 3"), or a word that says so ("any time tomorrow"), takes its earliest free slot. When
 * the words name a taken time or leave more than one reading, one clarifying question decides, never a guess. Pure.
 */
export function resolveTime(words: string, known: Known): Resolved {
  const { wished, refused } = splitWishes(words);
  const isRefused = refusalOf(refused, known);
  const open = { ...known, free: known.free.filter((slot) => !isRefused(slot)) };
  const wishes = wished.flatMap((alternatives) => wishesIn(alternatives, known));
  const choices = (isFound: boolean) => choicesAmong({ wishes, hasRefused: refused.length > 0, isFound }, open);
  for (const wish of wishes) {
    const found = resolveWish(wish, open);
    if (found) return { ...NOTHING, ...found, choices: found.isEarliest ? choices(true) : [] };
  }
  const [first] = fittingOf(wishes, open);
  if (known.hasAsked && first && wishes.every(({ isUnsure }) => !isUnsure))
    return { slot: first, isEarliest: true, choices: choices(true) };
  return { ...NOTHING, choices: choices(false) };
}

const fittingOf = (wishes: Wish[], { free }: Known) => free.filter((slot) => wishes.some((wish) => fits(slot, wish)));

/** Do these words name a day or an hour at all? "That works for me" names none. */
export function namesTime(words: string, { now, timeZone }: Pick<Known, 'now' | 'timeZone'>): boolean {
  return splitWishes(words)
    .wished.flat()
    .some((clause) => readDay(clause.words, { now, timeZone }) !== null || readHours(clause.words) !== null);
}

type Wish = {
  ordinal: number | null;
  day: DayWish | null;
  hours: TimeWish | null;
  timeZone: string;
  /** "Any time", "whenever suits you": the earliest will do. */
  isOpen: boolean;
  agrees: boolean;
  /** The hour is in a zone that we do not know: it points at nothing. */
  isUnsure: boolean;
};

/** What stands with one alternative holds for the others: "Thursday or Friday at ten", "Monday at 2 or 3". */
function wishesIn(alternatives: readonly Clause[], known: Known): Wish[] {
  const wishes = alternatives.map((clause) => readWish(clause, known));
  const day = wishes.find((wish) => wish.day)?.day ?? null;
  const hours = wishes.findLast((wish) => wish.hours)?.hours ?? null;
  // "Thursday or Friday" is one wish with a choice in it: that we offered only one time of Friday does not choose it.
  const dayWishes = wishes.filter((wish) => wish.day);
  if (dayWishes.length > 1 && !hours) {
    const dates = dayWishes.flatMap((wish) => wish.day?.dates ?? []);
    return wishes.map((wish) => (wish.day ? { ...wish, day: { ...wish.day, dates, isVague: true } } : wish));
  }
  const isShared = (wish: Wish) => wish.day !== null || wish.hours !== null;
  return wishes.map((wish) => (isShared(wish) ? { ...wish, day: wish.day ?? day, hours: wish.hours ?? hours } : wish));
}

function readWish({ words, written }: Clause, { offered, now, timeZone: own, isDayFirst }: Known): Wish {
  const zone = readZone(written, { names: zoneNames(own, now), timeZone: own });
  const timeZone = zone && zone !== 'unknown' ? zone : own;
  const [day, hours] = [readDay(words, { now, timeZone, isDayFirst }), readHours(words)];
  return {
    ordinal: readOrdinal(words, offered.length),
    day,
    hours,
    timeZone,
    isOpen: OPEN.test(words),
    agrees: AGREES.test(words),
    isUnsure: zone === 'unknown' && hours !== null,
  };
}

type Found = { slot: CallSlot | null; isEarliest: boolean };

function resolveWish(wish: Wish, { offered, free }: Known): Found | null {
  const { ordinal, day, hours, isOpen } = wish;
  const offeredFree = free.filter((slot) => offered.some((offer) => offer.slotId === slot.slotId));
  if (ordinal !== null && !(day && hours)) return sure(free.find((slot) => slot.slotId === offered[ordinal]?.slotId));
  if (wish.isUnsure || day?.isDoubtful) return null;
  if (!day && !hours) {
    if (isOpen) return earliest(offered.length > 0 ? offeredFree : free);
    return offered.length === 1 && wish.agrees ? sure(offeredFree[0]) : null;
  }
  const among = offeredFree.filter((slot) => fits(slot, wish));
  if (among.length === 1) return sure(among[0]);
  const fitting = (among.length > 1 ? among : free).filter((slot) => fits(slot, wish));
  if (isOpen && fitting.length > 0) return earliest(fitting);
  // A day and a time of day say enough; a day alone, or an hour alone, has to point at one slot.
  if (day && hours && !day.isVague) return hours.from === hours.to ? sure(fitting[0]) : earliest(fitting);
  return fitting.length === 1 ? sure(fitting[0]) : null;
}

const sure = (slot: CallSlot | undefined): Found | null => (slot ? { slot, isEarliest: false } : null);
const earliest = ([slot, ...others]: CallSlot[]): Found | null => (slot ? { slot, isEarliest: others.length > 0 } : null);

const AGREES =
  /\b(works|perfect|great|sounds good|see you|confirmed?|yes|yep|yeah|ok(ay)?|sure|book it|deal|si|vale|perfecto|de acuerdo|oui|parfait|d'accord|ja|passt|gern|einverstanden|sim|pode ser|combinado|otimo|perfeito)\b/;
const OPEN =
  /\b(any ?time|any (?:of (?:them|those|these)|one|slot|day)|whenever|whichever|either|flexible|all (?:of (?:them|those) )?(?:work|are fine)|both work|your (?:choice|pick)|you (?:choose|pick)|as soon as possible|asap|the sooner the better|earliest|a cualquier hora|cualquiera|cuando (?:quiera|pueda|le venga)|lo antes posible|cuanto antes|n'importe (?:quand|lequel|quelle)|quand vous voulez|des que possible|au plus (?:tot|vite)|jederzeit|egal|so bald wie moglich|moglichst bald|qualquer (?:hora|horario|um)|quando quiser|o quanto antes)\b/;

function fits(slot: CallSlot, { day, hours, timeZone, isOpen, isUnsure }: Wish): boolean {
  if (isUnsure || (!day && !hours && !isOpen)) return false;
  const { date, minute } = clockOf(slot, timeZone);
  return (!day || day.dates.includes(date)) && (!hours || (minute >= hours.from && minute <= hours.to));
}

const clocks = new WeakMap<object, Map<string, { date: string; minute: number }>>();

/** Date and minute of a slot on the clocks of a zone; each slot is looked at for every wish, and zones are slow to ask. */
function clockOf(slot: CallSlot, timeZone: string): { date: string; minute: number } {
  const known = clocks.get(slot) ?? new Map<string, { date: string; minute: number }>();
  const seen = known.get(timeZone);
  if (seen) return seen;
  const start = DateTime.fromJSDate(slot.startsAt, { zone: timeZone });
  const clock = { date: start.toISODate() ?? '', minute: start.hour * 60 + start.minute };
  clocks.set(slot, known.set(timeZone, clock));
  return clock;
}

/** What a customer rules out is neither booked nor offered. */
function refusalOf(refused: readonly Clause[], known: Known): (slot: CallSlot) => boolean {
  const wishes = refused.map((clause) => readWish(clause, known)).filter(({ day, hours }) => day || hours);
  return (slot) => wishes.some((wish) => fits(slot, { ...wish, isOpen: false }));
}

type Choosing = { wishes: Wish[]; hasRefused: boolean; isFound: boolean };

/** Times that nobody else is choosing from, as long as any are left near the wish. */
function choicesAmong(choosing: Choosing, known: Known): CallSlot[] {
  const quiet = known.free.filter(({ slotId }) => !known.avoid?.includes(slotId));
  const choices = choicesFor(choosing, { ...known, free: quiet });
  return choices.length > 0 ? choices : choicesFor(choosing, known);
}

/** Slots that fit the wish where there are some; else those nearest to the time they named. */
function choicesFor({ wishes, hasRefused, isFound }: Choosing, known: Known): CallSlot[] {
  const { free, timeZone, now } = known;
  const fitting = fittingOf(wishes, known);
  const timed = wishes.filter(({ day, hours }) => day || hours);
  if (isFound && fitting.length > 0) return spread(fitting, timeZone);
  if (timed.length === 0) return hasRefused ? pickOffer(free, { timeZone, count: MOST_CHOICES }) : [];
  if (fitting.length > 0) return spread(fitting, timeZone);
  const targets = timed.filter(({ isUnsure }) => !isUnsure).flatMap((wish) => targetsOf(wish, { now, timeZone }));
  return targets.length > 0 ? nearestTo(targets, free, timeZone) : pickOffer(free, { timeZone, count: MOST_CHOICES });
}

/** One of each day while there are days, so that "Thursday or Friday" is answered with both. */
function spread(slots: CallSlot[], timeZone: string): CallSlot[] {
  const days = [...Map.groupBy(slots, ({ startsAt }) => DateTime.fromJSDate(startsAt, { zone: timeZone }).toISODate()).values()];
  const [only] = days;
  if (days.length === 1 && only) return [...new Set([only[0], only[only.length >> 1], only.at(-1)])].flatMap((slot) => slot ?? []);
  const rounds = days.flatMap((day) => [day[0], day.at(-1)].map((slot, round) => ({ slot, round })));
  const inOrder = rounds.toSorted((a, b) => a.round - b.round).flatMap(({ slot }) => (slot ? [slot] : []));
  return [...new Set(inOrder)].slice(0, MOST_CHOICES).sort((a, b) => a.startsAt.getTime() - b.startsAt.getTime());
}

type Target = { day: DateTime; minute: number };

function targetsOf({ day, hours, timeZone: zone }: Wish, { now, timeZone }: Pick<Known, 'now' | 'timeZone'>): Target[] {
  const minute = hours ? Math.min(hours.from, 1439) : 12 * 60;
  const dates = day?.dates.length ? day.dates : [DateTime.fromJSDate(now, { zone }).toISODate() ?? ''];
  return dates.map((date) => {
    // What the clock shows: on the day the clocks change, so many minutes after midnight show another hour.
    const shown = { hour: Math.floor(minute / 60), minute: minute % 60 };
    const at = DateTime.fromISO(date, { zone }).set(shown).setZone(timeZone);
    return { day: at.startOf('day'), minute: at.hour * 60 + at.minute };
  });
}

/** What a day apart, and another time of the same day, count for, in minutes. */
const DAY_APART = 360;
const SAME_DAY_AGAIN = 180;

/** The slots nearest to a wish: another hour of that day, or that hour of another day, and not all of them on one. */
function nearestTo(targets: Target[], free: CallSlot[], timeZone: string): CallSlot[] {
  const priced = free.map((slot) => {
    const start = DateTime.fromJSDate(slot.startsAt, { zone: timeZone });
    const [day, minute] = [start.startOf('day'), start.hour * 60 + start.minute];
    const costs = targets.map((target) => Math.abs(day.diff(target.day, 'days').days) * DAY_APART + Math.abs(minute - target.minute));
    return { slot, date: start.toISODate(), cost: Math.min(...costs) };
  });
  const byDay = [...Map.groupBy(priced, ({ date }) => date).values()];
  const repeated = byDay.flatMap((day) =>
    day.toSorted((a, b) => a.cost - b.cost).map((one, n) => ({ ...one, cost: one.cost + n * SAME_DAY_AGAIN })),
  );
  const cheapest = repeated.toSorted((a, b) => a.cost - b.cost).slice(0, MOST_CHOICES);
  return cheapest.map(({ slot }) => slot).sort((a, b) => a.startsAt.getTime() - b.startsAt.getTime());
}
