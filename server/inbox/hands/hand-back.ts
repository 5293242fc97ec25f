import type { Thread } from '../../../shared/thread.ts';
import type { Stored } from '../../database/model-from.ts';
import type { Edges } from '../../edges.ts';
import { AppError, notFound } from '../../errors.ts';
import { endWait, hasUndecided } from '../answer/end-wait.ts';
import { MessageModel } from '../message.model.ts';
import { ThreadModel } from '../thread.model.ts';

/**
 * A person gives a thread back to the AI. It waits for an answer again when the customer had the last word, and is still
 * read when mail lies in it that nobody has read.
 */
export async function handBack({ threadId, userId }: { threadId: string; userId: string }, edges: Edges): Promise<Stored<Thread>> {
  const thread = await ThreadModel.findById(threadId).lean();
  if (!thread) throw notFound('conversation', threadId);
  const isWaiting = await customerHasLastWord(threadId);
  if (!isWaiting) await endWait(thread);
  const isUnread = thread.answer.state !== 'none' && (await hasUndecided(threadId));
  // The epoch stays: what the AI wrote before the takeover is of an older one and stays void.
  const back = await ThreadModel.findOneAndUpdate(
    { _id: threadId, isTakenOver: true, epoch: thread.epoch },
    {
      $set: {
        isTakenOver: false,
        standDownReason: null,
        aiState: isWaiting || isUnread ? 'waiting' : 'idle',
        ...(isWaiting && { 'answer.state': 'waiting' as const, 'answer.dueAt': edges.now() }),
        'answer.attempts': 0,
        'answer.lastError': null,
      },
    },
    { returnDocument: 'after' },
  ).lean();
  if (!back) return refuse(thread, userId);
  edges.publish('thread.changed', { threadId });
  return back;
}

async function customerHasLastWord(threadId: string): Promise<boolean> {
  const last = await MessageModel.findOne({
    threadId,
    isBackfill: false,
    $or: [
      { delivery: null },
      { 'delivery.state': { $in: ['holding', 'queued', 'claimed', 'handing_over', 'accepted', 'confirmed', 'uncertain'] } },
    ],
  })
    .sort({ sortAt: -1, _id: -1 })
    .lean();
  return last?.direction === 'inbound';
}

/** Handing back twice is harmless; handing back what somebody else has just taken is not. */
function refuse(thread: Stored<Thread>, userId: string): Stored<Thread> {
  if (!thread.isTakenOver) return thread;
  throw new AppError('CONFLICT', {
    message: `thread ${thread._id} changed hands while ${userId} handed it back`,
    userMessage: 'Somebody took this conversation over at the same moment.',
  });
}
