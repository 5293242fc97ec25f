import type { Edges } from '../../edges.ts';
import { voidMail } from '../ledger/mark-mail.ts';
import { MessageModel } from '../message.model.ts';
import { ThreadModel } from '../thread.model.ts';

/**
 * A mail turned out to be something else: the AI's answer to it that has not left is withdrawn, and the thread waits for
 * another. An answer that a person has touched is theirs and stays. The epoch moves first, as in a takeover, so that a
 * run or a sender under way sees it.
 */
export async function thinkAgain({ threadId, basedOn }: { threadId: string; basedOn: string }, edges: Edges): Promise<void> {
  const resting = {
    threadId,
    author: 'ai' as const,
    userId: null,
    'delivery.basedOn': basedOn,
    'delivery.state': { $in: ['drafting', 'review', 'holding', 'queued', 'claimed'] as const },
  };
  const isHeld = (await MessageModel.exists(resting)) !== null;
  const moved = await ThreadModel.updateOne(
    { _id: threadId, isTakenOver: false, ...(isHeld ? {} : { 'answer.state': 'claimed' }) },
    {
      $inc: { epoch: 1 },
      $set: { sendingAt: null, aiState: 'waiting', 'answer.state': 'waiting', 'answer.dueAt': edges.now(), 'answer.attempts': 0 },
    },
  );
  if (moved.matchedCount === 0) return;
  const unclaimed = await MessageModel.find(resting, { _id: 1 }).lean();
  for (const { _id } of unclaimed) await voidMail({ id: _id }, { reason: 'a person corrected what the mail is', isUnclaimed: true }, edges);
}
