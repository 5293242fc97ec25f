import type { ProposedCall } from '../../../shared/call.ts';
import { MessageModel } from '../message.model.ts';

/** For so long an offered time is kept from others: most who choose do so within the day. */
const HOLD_MS = 24 * 3_600_000;
/** Whoever has not chosen within two weeks is followed up with new times. */
const OPEN_MS = 14 * HOLD_MS;

/** The call times that other threads were offered lately and may still choose from. */
export async function slotsOnOffer({ exceptThreadId, now }: { exceptThreadId: string; now: Date }): Promise<string[]> {
  const offers = await MessageModel.find(
    {
      direction: 'outbound',
      threadId: { $ne: exceptThreadId },
      sortAt: { $gte: new Date(now.getTime() - HOLD_MS) },
      'offeredSlots.0': { $exists: true },
      'delivery.state': { $nin: ['voided', 'failed'] },
    },
    { offeredSlots: 1 },
  ).lean();
  return [...new Set(offers.flatMap(({ offeredSlots }) => offeredSlots.map(({ slotId }) => slotId)))];
}

export type OpenOffer = ProposedCall & { offeredAt: Date };

/** What the customers of open threads may still choose from: the newest offer of each thread, the earliest time first. */
export async function openOffers({ from, to }: { from: Date; to: Date }, now: Date): Promise<OpenOffer[]> {
  const offers = await MessageModel.find(
    {
      direction: 'outbound',
      sortAt: { $gte: new Date(now.getTime() - OPEN_MS) },
      'offeredSlots.0': { $exists: true },
      'delivery.state': { $nin: ['voided', 'failed'] },
    },
    { threadId: 1, contactId: 1, author: 1, offeredSlots: 1, sortAt: 1 },
  )
    .sort({ sortAt: -1 })
    .limit(500)
    .lean();
  const newest = new Map(offers.toReversed().map((offer) => [offer.threadId, offer]));
  return [...newest.values()]
    .flatMap(({ threadId, contactId, author, offeredSlots, sortAt }) =>
      offeredSlots.map(({ slotId, startsAt, endsAt }) => ({
        ...{ slotId, startsAt, endsAt, threadId, contactId },
        isByPerson: author === 'agent',
        offeredAt: sortAt,
      })),
    )
    .filter(({ startsAt }) => startsAt > now && startsAt >= from && startsAt < to)
    .sort((a, b) => a.startsAt.getTime() - b.startsAt.getTime());
}
