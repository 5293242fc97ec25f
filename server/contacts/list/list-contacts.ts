import type { AudienceFilter } from '../../../shared/audience.ts';
import { type Contact, type ContactSort, contactSchema } from '../../../shared/contact.ts';
import { present } from '../../database/model-from.ts';
import { audienceQuery } from '../audiences/audience-query.ts';
import { ContactModel } from '../contact.model.ts';
import { ORDERS } from './sort-contacts.ts';

export type ContactQuery = { filter: AudienceFilter; sort: ContactSort; cursor?: string | null; limit: number };

/** A list counts no further than this: "20,000 and more" is as good as the number, and the index ends there. */
const MOST_COUNTED = 20_000;

/** Contacts that a filter finds, in one of the orders that have an index. */
export async function listContacts(
  { filter, sort, cursor, limit }: ContactQuery,
  now: Date,
): Promise<{ items: Contact[]; nextCursor: string | null }> {
  const order = ORDERS[sort];
  const found = await ContactModel.find({ $and: [audienceQuery(filter, now), order.behind(cursor)] })
    .sort(order.sort)
    .limit(limit + 1)
    .lean();
  const rows = found.slice(0, limit);
  const last = rows.at(-1);
  return {
    items: rows.map((row) => present(contactSchema, row)),
    nextCursor: found.length > limit && last ? order.cursorOf(last) : null,
  };
}

/** How many a filter finds. `isMore`: at least so many, the rest was not counted. Everybody is counted in no time. */
export async function countContacts(filter: AudienceFilter, now: Date): Promise<{ total: number; isMore: boolean }> {
  const query = audienceQuery(filter, now);
  if (Object.keys(query).length === 0) return { total: await ContactModel.estimatedDocumentCount(), isMore: false };
  const total = await ContactModel.countDocuments(query).limit(MOST_COUNTED + 1);
  return { total: Math.min(total, MOST_COUNTED), isMore: total > MOST_COUNTED };
}

/** Contacts whose name, address or phone number begins with these words, the newest first. */
export async function contactIdsLike(words: string, limit: number): Promise<string[]> {
  const found = await ContactModel.find(audienceQuery({ search: words }, new Date(0)))
    .select('_id')
    .sort({ _id: -1 })
    .limit(limit)
    .lean();
  return found.map(({ _id }) => _id);
}
