import type { WebhookDelivery } from '../../../shared/webhook.ts';
import type { Stored } from '../../database/model-from.ts';
import type { Edges } from '../../edges.ts';
import { WebhookDeliveryModel } from '../webhook-delivery.model.ts';

type Claiming = Pick<Edges, 'now' | 'processName'>;

/** Longer than any try takes. A process that dies with a claim gives it up by this time going by. */
const CLAIM_MS = 60_000;

/**
 * Claims what is due for a webhook, the head of its lane only: a later event of a thread waits for the earlier one.
 * One atomic update moves the due time on, so no two processes hold one delivery at a time.
 */
export async function claimNext(webhookId: string, edges: Claiming): Promise<Stored<WebhookDelivery> | null> {
  for (;;) {
    const due = await WebhookDeliveryModel.findOne({ webhookId, state: 'waiting', dueAt: { $lte: edges.now() } })
      .sort({ dueAt: 1, at: 1, _id: 1 })
      .lean();
    if (!due) return null;
    const before = await earlierInLane(due);
    if (!before) {
      const claimed = await claim(due, edges);
      if (claimed) return claimed;
    } else {
      // Looked at again when the one before it has had its turn; then `wakeLane` is mostly sooner.
      await WebhookDeliveryModel.updateOne(
        { _id: due._id, fence: due.fence, state: 'waiting' },
        { $set: { dueAt: laterOf(before.dueAt, edges) } },
      );
    }
  }
}

/** Claims this one, whatever waits before it. @returns null when somebody else has it, or it is done */
export async function claim({ _id, fence }: Stored<WebhookDelivery>, edges: Claiming): Promise<Stored<WebhookDelivery> | null> {
  const dueAt = new Date(edges.now().getTime() + CLAIM_MS);
  return WebhookDeliveryModel.findOneAndUpdate(
    { _id, fence, state: 'waiting', dueAt: { $lte: edges.now() } },
    { $set: { dueAt, claimedBy: edges.processName }, $inc: { fence: 1, attempts: 1 } },
    { returnDocument: 'after' },
  ).lean();
}

/** The one before is out of the way: the next of its lane is due now, wherever its time had been put. */
export async function wakeLane({ webhookId, lane }: Pick<WebhookDelivery, 'webhookId' | 'lane'>, now: Date): Promise<void> {
  await WebhookDeliveryModel.findOneAndUpdate(
    { webhookId, lane, state: 'waiting', claimedBy: null, attempts: 0 },
    { $min: { dueAt: now } },
    { sort: { at: 1, _id: 1 } },
  );
}

async function earlierInLane({ _id, webhookId, lane, at }: Stored<WebhookDelivery>): Promise<Stored<WebhookDelivery> | null> {
  const earlier = { $or: [{ at: { $lt: at } }, { at, _id: { $lt: _id } }] };
  return WebhookDeliveryModel.findOne({ webhookId, lane, state: 'waiting', at: { $lte: at }, ...earlier })
    .sort({ at: 1, _id: 1 })
    .lean();
}

const laterOf = (dueAt: Date, { now }: Claiming) => new Date(Math.max(dueAt.getTime(), now().getTime() + 1000));
