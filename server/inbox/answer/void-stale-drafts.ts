import type { Edges } from '../../edges.ts';
import { moveDelivery } from '../ledger/move-delivery.ts';
import { MessageModel } from '../message.model.ts';
import { clearDraft } from '../outbox/clear-draft.ts';

/** Withdraws what a run that gave up had begun to write: nobody goes on with it. */
export async function voidUnfinishedDrafts(threadId: string, edges: Edges): Promise<void> {
  const unfinished = await MessageModel.find({ threadId, author: 'ai', 'delivery.state': 'drafting' }, { _id: 1 }).lean();
  for (const { _id } of unfinished) {
    await moveDelivery(_id, { from: ['drafting'], to: 'voided', detail: 'the AI gave no usable answer' }, edges);
  }
  if (unfinished.length > 0) await clearDraft(threadId);
}

/**
 * Voids answers of the AI to older mails that have not left: one run writes one answer, to everything there is. One that a
 * person has let go is on its way.
 */
export async function voidStaleDrafts({ threadId, basedOn }: { threadId: string; basedOn: string }, edges: Edges): Promise<void> {
  const stale = await MessageModel.find({
    threadId,
    author: 'ai',
    'delivery.purpose': { $in: ['reply', 'hand_over', 'follow_up'] },
    'delivery.basedOn': { $ne: basedOn },
    $or: [
      { 'delivery.state': { $in: ['drafting', 'review'] } },
      { 'delivery.state': { $in: ['holding', 'queued'] }, userId: null },
      { 'delivery.state': { $in: ['holding', 'queued'] }, 'delivery.purpose': 'follow_up' },
    ],
  }).lean();
  for (const { _id } of stale) {
    await moveDelivery(_id, { from: ['drafting', 'review', 'holding', 'queued'], to: 'voided', detail: 'a newer mail arrived' }, edges);
  }
  if (stale.length > 0) await clearDraft(threadId);
}
