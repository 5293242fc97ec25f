import type { Thread } from '../../../shared/thread.ts';
import type { Edges } from '../../edges.ts';
import { ThreadModel } from '../thread.model.ts';

type Needs = NonNullable<Thread['needs']>;

/** Calls a person to a thread that calls for nobody yet: a smaller matter never hides another one. */
export async function callPersonToo(threadId: string, needs: Needs, { publish }: Pick<Edges, 'publish'>): Promise<void> {
  const called = await ThreadModel.updateOne({ _id: threadId, needs: null }, { $set: { needs, isInInbox: true } });
  if (called.modifiedCount > 0) publish('thread.changed', { threadId });
}

/** What people were called for is done. Whatever else calls for them stays. */
export async function settleNeed(threadId: string, reason: Needs['reason'], { publish }: Pick<Edges, 'publish'>): Promise<void> {
  const settled = await ThreadModel.updateOne({ _id: threadId, 'needs.reason': reason }, { $set: { needs: null } });
  if (settled.modifiedCount > 0) publish('thread.changed', { threadId });
}

/** The threads that call for a person for this reason. */
export async function threadsInNeedOf(reason: Needs['reason']): Promise<string[]> {
  return (await ThreadModel.find({ 'needs.reason': reason }, { _id: 1 }).limit(500).lean()).map(({ _id }) => _id);
}
