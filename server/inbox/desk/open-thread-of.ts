import type { Thread } from '../../../shared/thread.ts';
import type { Stored } from '../../database/model-from.ts';
import { ThreadModel } from '../thread.model.ts';

/** The newest conversation with this contact that is not closed: what we write to them unasked goes on there. */
export async function openThreadOf(contactId: string): Promise<Stored<Thread> | null> {
  return ThreadModel.findOne({ contactId, isInInbox: true, status: { $ne: 'closed' } })
    .sort({ lastMessageAt: -1 })
    .lean();
}
