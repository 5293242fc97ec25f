import type { AiMode, Thread } from '../../../shared/thread.ts';
import { passContact } from '../../contacts/stages/pass-contact.ts';
import type { Stored } from '../../database/model-from.ts';
import type { Edges } from '../../edges.ts';
import { notFound } from '../../errors.ts';
import { ThreadModel } from '../thread.model.ts';
import { requireThread } from './show-thread.ts';

/** Gives a thread to somebody, and the lead with it. */
export async function assignThread(threadId: string, ownerId: string | null, edges: Edges): Promise<Stored<Thread>> {
  const before = await requireThread(threadId);
  const thread = await change(before._id, { ownerId }, edges);
  await passContact({ contactId: thread.contactId, from: before.ownerId, to: ownerId }, edges);
  return thread;
}

/** How far the AI may go in this thread; null: as in Settings. The strictest of brokerage, kind and thread wins. */
export async function setThreadMode(threadId: string, mode: AiMode | null, edges: Edges): Promise<Stored<Thread>> {
  return change(threadId, { mode }, edges);
}

/** Whether a customer who goes quiet is written to again. */
export async function setFollowUps(threadId: string, isOn: boolean, edges: Edges): Promise<Stored<Thread>> {
  return change(threadId, { noFollowUps: !isOn }, edges);
}

async function change(
  threadId: string,
  $set: Partial<Pick<Thread, 'ownerId' | 'mode' | 'noFollowUps'>>,
  edges: Edges,
): Promise<Stored<Thread>> {
  const thread = await ThreadModel.findOneAndUpdate({ _id: threadId }, { $set }, { returnDocument: 'after' }).lean();
  if (!thread) throw notFound('conversation', threadId);
  edges.publish('thread.changed', { threadId });
  return thread;
}
