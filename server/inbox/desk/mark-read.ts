import type { Edges } from '../../edges.ts';
import { notFound } from '../../errors.ts';
import { ThreadModel } from '../thread.model.ts';

/** Reading is no change of the thread: its time of change stays. */
const QUIETLY = { timestamps: false };

export async function markRead(threadId: string, edges: Edges): Promise<void> {
  const { matchedCount, modifiedCount } = await ThreadModel.updateOne({ _id: threadId }, { $set: { unread: 0 } }, QUIETLY);
  if (matchedCount === 0) throw notFound('conversation', threadId);
  if (modifiedCount > 0) edges.publish('thread.changed', { threadId });
}

/** For whoever wants to come back to it. What is new in it already stays counted. */
export async function markUnread(threadId: string, edges: Edges): Promise<void> {
  const { matchedCount, modifiedCount } = await ThreadModel.updateOne({ _id: threadId }, { $max: { unread: 1 } }, QUIETLY);
  if (matchedCount === 0) throw notFound('conversation', threadId);
  if (modifiedCount > 0) edges.publish('thread.changed', { threadId });
}
