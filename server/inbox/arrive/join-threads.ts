import type { Thread } from '../../../shared/thread.ts';
import type { Stored } from '../../database/model-from.ts';
import type { Edges } from '../../edges.ts';
import { MessageModel } from '../message.model.ts';
import { ThreadModel } from '../thread.model.ts';

/**
 * Makes one thread of several when the mail between them arrives late. The oldest stays; the others become empty and
 * closed, because calls and decisions may name them. Messages move last, so a repeat after a crash finds the rest.
 */
export async function joinThreads(threadIds: string[], edges: Edges): Promise<void> {
  const [into, ...others] = [...new Set(threadIds)].sort();
  if (!into) return;
  for (const from of others) {
    const thread = await ThreadModel.findById(from).lean();
    if (thread) await takeIn(into, thread);
    await MessageModel.updateMany({ threadId: from }, { $set: { threadId: into } });
    edges.publish('thread.changed', { threadId: from });
  }
  if (others.length > 0) edges.publish('thread.changed', { threadId: into });
}

async function takeIn(into: string, from: Stored<Thread>): Promise<void> {
  const { participants, listingKeys, campaignIds, isTakenOver, standDownReason, ownerId, isInInbox, lastInboundAt, lastOutboundAt } = from;
  await ThreadModel.updateOne(
    { _id: into },
    {
      $addToSet: { participants: { $each: participants }, listingKeys: { $each: listingKeys }, campaignIds: { $each: campaignIds } },
      $max: { exchanges: from.exchanges, ...(lastInboundAt && { lastInboundAt }), ...(lastOutboundAt && { lastOutboundAt }) },
      $inc: { unread: from.unread },
      $set: {
        // A person has one of them: he has both.
        ...(isTakenOver && { isTakenOver, standDownReason, aiState: 'standing_down' as const }),
        ...(isInInbox && { isInInbox }),
      },
    },
  );
  if (ownerId) await ThreadModel.updateOne({ _id: into, ownerId: null }, { $set: { ownerId } });
  await ThreadModel.updateOne(
    { _id: into, lastMessageAt: { $lt: from.lastMessageAt } },
    { $set: { lastMessageAt: from.lastMessageAt, lastWords: from.lastWords, lastAuthor: from.lastAuthor } },
  );
  // What the AI wrote for either half has not read the other: a new epoch on both voids it.
  await ThreadModel.updateOne({ _id: into }, { $max: { epoch: from.epoch } });
  await ThreadModel.updateOne({ _id: into }, { $inc: { epoch: 1 } });
  await ThreadModel.updateOne(
    { _id: from._id },
    {
      $set: {
        status: 'closed',
        isInInbox: false,
        unread: 0,
        messageCount: 0,
        needs: null,
        sendingAt: null,
        aiState: 'idle',
        'answer.state': 'none',
        'answer.dueAt': null,
      },
      $inc: { epoch: 1 },
      $addToSet: { flags: `joined ${into}` },
    },
  );
}
