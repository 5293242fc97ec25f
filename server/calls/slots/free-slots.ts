import type { CallSlot } from '../../../shared/call.ts';
import type { Settings } from '../../../shared/settings.ts';
import type { Edges } from '../../edges.ts';
import { loadSettings } from '../../settings/load-settings.ts';
import { labelSlot } from './label-slot.ts';
import { layOutSlots, overlaps, pickOffer, type Span } from './lay-out-slots.ts';
import { inTurn, type Line, openLines } from './open-lines.ts';

/** A time on offer can still be chosen when the mail has lain unread for so long. */
const TO_ANSWER_MS = 60 * 60_000;

type Whose = {
  /** One agent's time; null: the brokerage's own line; absent: whoever takes calls. */
  agentId?: string | null;
  /** Whose turn it is first, when they are free: the owner of the conversation. */
  preferAgentId?: string | null;
  /** Slot ids that we offered to this customer: they stand until they begin, whatever notice asks of a new time. */
  kept?: readonly string[];
  /** Of a call that is moved: it keeps its length, whatever Settings say of new ones. */
  lengthMinutes?: number;
  /** Language of the labels; absent: the brokerage's. */
  locale?: string;
};
type Window = Whose & { from: Date; to: Date; limit?: number };

/** The times at which a call can be booked: open hours minus days off and booked calls, within notice and horizon (Settings). */
export async function freeCallSlots(
  { from, to, limit, agentId, preferAgentId = null, kept = [], lengthMinutes, locale }: Window,
  { now }: Pick<Edges, 'now'>,
): Promise<CallSlot[]> {
  const settings = await loadSettings(now());
  const { notice, horizon } = bounds(settings, now());
  const isKept = (startsAt: Date) => startsAt > now() && kept.includes(startsAt.toISOString());
  const earliest = kept.length > 0 ? now() : notice;
  const [start, end] = [from > earliest ? from : earliest, to < horizon ? to : horizon];
  if (start >= end) return [];
  const { lines, unserved } = await openLines({ agentId, preferAgentId, from: start, to: end, now: now(), settings });
  const { timeZone } = settings.brokerage;
  const labels = { timeZone, locale: locale || settings.brokerage.locale };
  const inOrder = inTurn(lines, preferAgentId);
  return merge(
    inOrder.map((line) => ({ line, free: spansOf(line, { settings, lengthMinutes, from: start, to: end }) })),
    unserved,
  )
    .filter(({ startsAt }) => startsAt >= notice || isKept(startsAt))
    .slice(0, limit)
    .map(({ startsAt, endsAt, agentId: whose }) => ({
      slotId: startsAt.toISOString(),
      agentId: whose,
      startsAt,
      endsAt,
      label: labelSlot(startsAt, labels),
    }));
}

type Offering = Whose & {
  count?: number;
  /** Slot ids that others are choosing from: two customers who are offered the same time cannot both have it. */
  avoid?: readonly string[];
  /** Times near what the customer wished: offered before any other, if they are free still and nobody else looks at them. */
  near?: readonly string[];
};

/** Three free times on two days where possible: what a mail offers. */
export async function offerSlots({ count = 3, avoid = [], near = [], ...whose }: Offering, edges: Pick<Edges, 'now'>): Promise<CallSlot[]> {
  const settings = await loadSettings(edges.now());
  const { notice, horizon } = bounds(settings, edges.now());
  const { timeZone } = settings.brokerage;
  const free = await freeCallSlots({ ...whose, from: notice, to: horizon }, edges);
  const wished = free.filter(({ slotId }) => near.includes(slotId));
  const isQuiet = ({ slotId }: CallSlot) => !avoid.includes(slotId);
  if (wished.length > 0) return besideOthers(wished, { free, isQuiet, count });
  const lasting = free.filter(({ startsAt }) => startsAt.getTime() >= notice.getTime() + TO_ANSWER_MS);
  // The owner's own times as long as there are enough of them, then everybody's; the same with what others look at.
  const own = lasting.filter(({ agentId }) => whose.preferAgentId && agentId === whose.preferAgentId);
  const choices = [own, lasting].flatMap((some) => [some.filter(isQuiet), some]);
  return pickOffer(choices.find((some) => some.length >= count) ?? lasting, { timeZone, count });
}

type Beside = { free: CallSlot[]; isQuiet: (slot: CallSlot) => boolean; count: number };

/** Wished times that others look at give way to the nearest ones that nobody does, as long as any are left. */
function besideOthers(wished: CallSlot[], { free, isQuiet, count }: Beside): CallSlot[] {
  if (wished.every(isQuiet)) return wished.slice(0, count);
  const apart = (slot: CallSlot) => Math.min(...wished.map(({ startsAt }) => Math.abs(startsAt.getTime() - slot.startsAt.getTime())));
  const quiet = free.filter(isQuiet).sort((a, b) => apart(a) - apart(b));
  if (quiet.length === 0) return wished.slice(0, count);
  return quiet.slice(0, count).sort((a, b) => a.startsAt.getTime() - b.startsAt.getTime());
}

/** Who could take a call at this very moment, in turn; empty when the time is not free. */
export async function linesFreeAt(startsAt: Date, whose: Omit<Whose, 'locale'>, { now }: Pick<Edges, 'now'>): Promise<Line[]> {
  const settings = await loadSettings(now());
  const { notice, horizon } = bounds(settings, now());
  const { agentId, lengthMinutes = settings.calls.lengthMinutes } = whose;
  const endsAt = new Date(startsAt.getTime() + lengthMinutes * 60_000);
  const isKept = startsAt > now() && whose.kept?.includes(startsAt.toISOString());
  if ((startsAt < notice && !isKept) || endsAt > horizon) return [];
  const { preferAgentId = null } = whose;
  const { lines, unserved } = await openLines({ agentId, preferAgentId, from: startsAt, to: endsAt, now: now(), settings });
  const span = { settings, lengthMinutes, from: startsAt, to: endsAt };
  const isFree = (line: Line) => spansOf(line, span).some((free) => sameStart(free, { startsAt }));
  return beyond(inTurn(lines.filter(isFree), preferAgentId), { startsAt, endsAt }, unserved);
}

const sameStart = (a: Pick<Span, 'startsAt'>, b: Pick<Span, 'startsAt'>) => a.startsAt.getTime() === b.startsAt.getTime();

type Within = { settings: Settings; lengthMinutes?: number; from: Date; to: Date };

function spansOf(line: Line, { settings, lengthMinutes, from, to }: Within): Span[] {
  const stepMinutes = settings.calls.lengthMinutes;
  const rules = { ...line, timeZone: settings.brokerage.timeZone, stepMinutes, lengthMinutes: lengthMinutes ?? stepMinutes };
  return layOutSlots(rules, { from, to, busy: line.busy });
}

type Taken = Span & { agentId: string | null };

/** Each time once, with whoever stands first in the turn and is free then. */
function merge(lines: { line: Line; free: Span[] }[], unserved: Span[]): Taken[] {
  const all = lines.flatMap(({ line, free }) => free.map((span): Taken => ({ ...span, agentId: line.agentId })));
  return [...Map.groupBy(all, ({ startsAt }) => startsAt.getTime()).values()]
    .flatMap((takers) => beyond(takers, takers[0] as Taken, unserved).slice(0, 1))
    .sort((a, b) => a.startsAt.getTime() - b.startsAt.getTime());
}

/** Of those who are free for a span: whom the calls that nobody has leave over. */
function beyond<One>(takers: One[], span: Span, unserved: Span[]): One[] {
  return takers.slice(0, Math.max(0, takers.length - unserved.filter((call) => overlaps(call, span)).length));
}

function bounds({ calls }: Settings, now: Date): { notice: Date; horizon: Date } {
  return {
    notice: new Date(now.getTime() + calls.noticeMinutes * 60_000),
    horizon: new Date(now.getTime() + calls.horizonDays * 86_400_000),
  };
}
