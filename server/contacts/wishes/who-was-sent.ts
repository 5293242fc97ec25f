import type { Contact } from '../../../shared/contact.ts';
import type { Stored } from '../../database/model-from.ts';
import { cutPage, readCursor } from '../../keyset.ts';
import { ContactModel } from '../contact.model.ts';

/** The contacts that a listing was sent to, the newest contact first. */
export async function whoWasSent(
  listingKey: string,
  { cursor, limit }: { cursor?: string | null; limit: number },
): Promise<{ contacts: Stored<Contact>[]; nextCursor: string | null }> {
  const after = readCursor(cursor);
  const found = await ContactModel.find({ 'listings.listingKey': listingKey, ...(after ? { _id: { $lt: after.id } } : {}) })
    .select('-qualificationHistory')
    .sort({ _id: -1 })
    .limit(limit + 1)
    .lean();
  const { rows, nextCursor } = cutPage(found, limit, (row) => ({ at: row.createdAt, id: row._id }));
  return { contacts: rows, nextCursor };
}
