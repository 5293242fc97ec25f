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
    if (before) await putBehind(due, before, edges);
    else {
      const claimed = await claim(due, edges);
      if (claimed) return claimed;
    }
  }
}

/** Looks at a delivery again when the one before it has had its turn; then `wakeLane` is mostly sooner. */
async function putBehind(due: Stored<WebhookDelivery>, before: Stored<WebhookDelivery>, { now }: Claiming): Promise<void> {
  const untouched = { _id: due._id, fence: due.fence, state: 'waiting' as const, claimedBy: due.claimedBy };
  const dueAt = new Date(Math.max(before.dueAt.getTime(), now().getTime() + 1000));
  await WebhookDeliveryModel.updateOne(untouched, { $set: { dueAt } });
  // The one before may have been done, and this one woken, while we thought it was not: then it is due as it was.
  if (!(await earlierInLane(due))) await WebhookDeliveryModel.updateOne(untouched, { $min: { dueAt: now() } });
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
