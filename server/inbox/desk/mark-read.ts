import type { Edges } from '../../edges.ts';
import { notFound } from '../../errors.ts';
import { ThreadModel } from '../thread.model.ts';

export async function markRead(threadId: string, edges: Edges): Promise<void> {
  const { matchedCount, modifiedCount } = await ThreadModel.updateOne({ _id: threadId }, { $set: { unread: 0 } }, { timestamps: false });
  if (matchedCount === 0) throw notFound('conversation', threadId);
  if (modifiedCount > 0) edges.publish('thread.changed', { threadId });
}
