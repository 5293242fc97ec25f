import type { Thread } from '../../../shared/thread.ts';
import type { Stored } from '../../database/model-from.ts';
import { ThreadModel } from '../thread.model.ts';

/** The newest conversation with each of these contacts, by contact; with a key, the newest that a listing was sent in. */
export async function newestThreads(
  contactIds: readonly string[],
  { listingKey }: { listingKey?: string } = {},
): Promise<Map<string, Stored<Thread>>> {
  const found = await ThreadModel.aggregate<{ thread: Stored<Thread> }>([
    { $match: { contactId: { $in: [...contactIds] }, ...(listingKey ? { listingKeys: listingKey } : {}) } },
    { $sort: { contactId: 1, lastMessageAt: -1 } },
    { $group: { _id: '$contactId', thread: { $first: '$$ROOT' } } },
  ]);
  return new Map(found.flatMap(({ thread }) => (thread.contactId ? [[thread.contactId, thread] as const] : [])));
}

/** Who has the conversations with each of these contacts; nobody is left out. */
export async function threadOwners(contactIds: readonly string[]): Promise<Map<string, string[]>> {
  const rows = await ThreadModel.find({ contactId: { $in: [...contactIds] }, ownerId: { $ne: null }, status: { $ne: 'closed' } })
    .select('contactId ownerId')
    .lean();
  const byContact = Map.groupBy(rows, ({ contactId }) => contactId ?? '');
  return new Map([...byContact].map(([contactId, threads]) => [contactId, [...new Set(threads.flatMap(({ ownerId }) => ownerId ?? []))]]));
}
