import type { Thread } from '../../../shared/thread.ts';
import type { Stored } from '../../database/model-from.ts';
import { MessageModel } from '../message.model.ts';
import { ThreadModel } from '../thread.model.ts';

/** Does mail lie in the thread that nothing is decided about yet? */
export async function hasUndecided(threadId: string): Promise<boolean> {
  return (await MessageModel.exists({ threadId, direction: 'inbound', isBackfill: false, decisionId: null })) !== null;
}

/**
 * Nobody is to be answered in this thread: it leaves the AI's queue. But not while mail lies in it that nobody has read,
 * which may say that its writer wants no more mail: that is read all the same, and not answered.
 * @param thread as it stood when that was decided: a mail that comes meanwhile moves the due time, and waits
 */
export async function endWait({ _id, answer }: Pick<Stored<Thread>, '_id' | 'answer'>): Promise<void> {
  if (await hasUndecided(_id)) return;
  await ThreadModel.updateOne({ _id, 'answer.dueAt': answer.dueAt }, { $set: { 'answer.state': 'none', 'answer.dueAt': null } });
}
