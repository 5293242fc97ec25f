import type { CallSlot } from '../../../shared/call.ts';
import type { Edges } from '../../edges.ts';
import { AppError } from '../../errors.ts';
import { slotsOnOffer } from '../../inbox/answer/slots-on-offer.ts';
import { loadSettings } from '../../settings/load-settings.ts';
import { freeCallSlots, offerSlots } from './free-slots.ts';
import { labelSlot } from './label-slot.ts';

type Offering = { threadId: string; userId: string; limit: number };

/**
 * Times that a person may offer in a conversation: their own where they take calls, since who answers has the thread,
 * else anybody's; without those that other customers are choosing from, as long as any are left.
 * @returns `best`: what the AI would offer; `slots`: all to choose from, the earliest first
 */
export async function slotsToOffer({ threadId, userId, limit }: Offering, edges: Edges): Promise<{ best: CallSlot[]; slots: CallSlot[] }> {
  const now = edges.now();
  const [avoid, { calls }] = await Promise.all([slotsOnOffer({ exceptThreadId: threadId, now }), loadSettings(now)]);
  const to = new Date(now.getTime() + calls.horizonDays * 86_400_000);
  const [best, free] = await Promise.all([
    offerSlots({ preferAgentId: userId, avoid }, edges),
    freeCallSlots({ from: now, to, preferAgentId: userId }, edges),
  ]);
  const own = free.filter(({ agentId }) => agentId === userId);
  const choices = own.length > 0 ? own : free;
  const quiet = choices.filter(({ slotId }) => !avoid.includes(slotId));
  return { best, slots: (quiet.length > 0 ? quiet : choices).slice(0, limit) };
}

/** Who reads of a time has at least so long to choose it. */
const TO_CHOOSE_MS = 30 * 60_000;

/**
 * Why a mail that was written a while ago must not offer these times any more: one has passed, or all but, or somebody
 * has it. What Settings ask for notice was asked when it was written; an offered time can be chosen until it begins.
 */
export async function whyNotOfferable(slots: readonly Offered[], edges: Pick<Edges, 'now'>): Promise<string | null> {
  if (slots.length === 0) return null;
  const times = slots.flatMap(({ startsAt, endsAt }) => [startsAt.getTime(), endsAt.getTime()]);
  const span = { from: new Date(Math.min(...times)), to: new Date(Math.max(...times)) };
  const free = await freeCallSlots({ ...span, kept: slots.map(({ startsAt }) => startsAt.toISOString()) }, edges);
  const soonest = edges.now().getTime() + TO_CHOOSE_MS;
  const open = free.map(({ startsAt }) => startsAt.getTime()).filter((time) => time >= soonest);
  const gone = slots.find(({ startsAt }) => !open.includes(startsAt.getTime()));
  if (!gone) return null;
  const { brokerage } = await loadSettings(edges.now());
  return `it offers ${labelSlot(gone.startsAt, brokerage)}, which is not free any more`;
}

type Offered = Pick<CallSlot, 'startsAt' | 'endsAt'>;

/**
 * The times a mail is about to offer, the earliest first, each still free.
 * @throws AppError BAD_INPUT naming the first that is not: a draft may lie for days
 */
export async function requireOfferable(slotIds: readonly string[], edges: Edges): Promise<CallSlot[]> {
  if (slotIds.length === 0) return [];
  const { calls, brokerage } = await loadSettings(edges.now());
  const starts = [...new Set(slotIds)].map((slotId) => new Date(slotId)).sort((a, b) => a.getTime() - b.getTime());
  return Promise.all(
    starts.map(async (from) => {
      const free = await freeCallSlots({ from, to: new Date(from.getTime() + calls.lengthMinutes * 60_000) }, edges);
      const slot = free.find(({ startsAt }) => startsAt.getTime() === from.getTime());
      if (slot) return slot;
      const userMessage = `${labelSlot(from, brokerage)} is not free any more. Take it out, or offer another time.`;
      throw new AppError('BAD_INPUT', { message: `the time ${from.toISOString()} cannot be offered`, userMessage });
    }),
  );
}
