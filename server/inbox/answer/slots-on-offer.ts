import { MessageModel } from '../message.model.ts';

/** For so long an offered time is kept from others: most who choose do so within the day. */
const HOLD_MS = 24 * 3_600_000;

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
