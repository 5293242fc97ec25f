import type { DeliveryState } from '../../../shared/message.ts';
import type { Edges } from '../../edges.ts';
import { MessageModel } from '../message.model.ts';
import { clearDraft } from '../outbox/clear-draft.ts';
import { ThreadModel } from '../thread.model.ts';

const AT_ONCE = 500;
const ON_ITS_WAY: DeliveryState[] = ['drafting', 'review', 'holding', 'queued', 'claimed', 'handing_over'];

/**
 * A process that died between withdrawing a draft and saying so leaves a thread that still shows one, and calls a
 * person to it. Such threads are shown as they are. @returns how many
 */
export async function clearGhostDrafts(edges: Pick<Edges, 'publish'>): Promise<number> {
  const showing = await ThreadModel.find(
    { $or: [{ aiState: { $in: ['writing', 'holding', 'review'] } }, { 'needs.reason': 'review' }] },
    { _id: 1 },
  )
    .limit(AT_ONCE)
    .lean();
  let cleared = 0;
  for (const { _id: threadId } of showing) {
    if (!(await clearIfGhost(threadId))) continue;
    edges.publish('thread.changed', { threadId });
    cleared += 1;
  }
  return cleared;
}

/** @returns false when the thread has a mail that is still on its way, and is left as it is */
export async function clearIfGhost(threadId: string): Promise<boolean> {
  if (await MessageModel.exists({ threadId, 'delivery.state': { $in: ON_ITS_WAY } })) return false;
  await clearDraft(threadId);
  return true;
}
