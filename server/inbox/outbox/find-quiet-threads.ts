import type { DeliveryState } from '../../../shared/message.ts';
import type { Thread } from '../../../shared/thread.ts';
import type { Stored } from '../../database/model-from.ts';
import { MessageModel } from '../message.model.ts';
import { ThreadModel } from '../thread.model.ts';

type Quiet = {
  /** Follow-ups that the thread has had. */
  step: number;
  /** We spoke last, within this span: later is too soon, earlier is a conversation long over. */
  from: Date;
  to: Date;
  limit: number;
  /** The last of the page before. */
  after?: Pick<Stored<Thread>, '_id' | 'lastOutboundAt'>;
};

/**
 * Threads of buyers and renters where we spoke last and heard nothing: nobody has taken them over, nobody is awaited,
 * and the customer has not refused a call. The longest quiet first, a page at a time.
 */
export async function findQuietThreads({ step, from, to, limit, after }: Quiet): Promise<Stored<Thread>[]> {
  return ThreadModel.find({
    lastAuthor: { $in: ['ai', 'agent'] },
    lastOutboundAt: { $gte: after?.lastOutboundAt ?? from, $lte: to },
    ...(after && { $or: [{ lastOutboundAt: { $gt: after.lastOutboundAt } }, { _id: { $gt: after._id } }] }),
    lastInboundAt: { $ne: null },
    followUpsSent: step,
    kind: { $in: ['buyer_lead', 'renter_lead'] },
    status: 'open',
    isInInbox: true,
    isTakenOver: false,
    needs: null,
    callRefusedAt: null,
    noFollowUps: { $ne: true },
    'answer.state': 'none',
    // `writing` is a follow-up that a process which died had begun.
    aiState: { $in: ['idle', 'writing'] },
  })
    .sort({ lastOutboundAt: 1, _id: 1 })
    .limit(limit)
    .lean();
}

const ENDED: DeliveryState[] = ['accepted', 'confirmed', 'voided', 'failed'];

/** The follow-ups a thread has seen, withdrawn ones too: how many, and the one that is still on its way. */
export async function followUpsOf(threadId: string): Promise<{ ended: number; underWay: DeliveryState | null }> {
  const found = await MessageModel.find({ threadId, 'delivery.purpose': 'follow_up' }, { delivery: 1 }).lean();
  const states = found.flatMap(({ delivery }) => (delivery ? [delivery.state] : []));
  return {
    ended: states.filter((state) => ENDED.includes(state)).length,
    underWay: states.find((state) => !ENDED.includes(state)) ?? null,
  };
}
