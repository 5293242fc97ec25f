import type { ContactFilter } from '../../../shared/audience.ts';
import { type Contact, type ContactSort, contactSchema } from '../../../shared/contact.ts';
import { present } from '../../database/model-from.ts';
import { audienceQuery } from '../audiences/audience-query.ts';
import { ContactModel, STRAYS } from '../contact.model.ts';
import { countListed, listedQuery } from './listed-contacts.ts';
import { ORDERS } from './sort-contacts.ts';

export type ContactQuery = { filter: ContactFilter; sort: ContactSort; cursor?: string | null; limit: number };

/** A list counts no further than this: "20,000 and more" is as good as the number, and the index ends there. */
const MOST_COUNTED = 20_000;

/** Contacts that a filter finds, in one of the orders that have an index. */
export async function listContacts(
  { filter, sort, cursor, limit }: ContactQuery,
  now: Date,
): Promise<{ items: Contact[]; nextCursor: string | null }> {
  const order = ORDERS[sort];
  const asked = ContactModel.find({ $and: [listedQuery(filter, now), order.behind(cursor)] })
    .sort(order.sort)
    .limit(limit + 1)
    .lean();
  // They are few, and in the order of a list far between.
  const found = await (filter.strays === 'only' ? asked.hint(STRAYS) : asked);
  const rows = found.slice(0, limit);
  const last = rows.at(-1);
  return {
    items: rows.map((row) => present(contactSchema, row)),
    nextCursor: found.length > limit && last ? order.cursorOf(last) : null,
  };
}

/** How many a filter finds. `isMore`: at least so many, the rest was not counted. Everybody is counted in no time. */
export async function countContacts(filter: ContactFilter, now: Date): Promise<{ total: number; isMore: boolean }> {
  const total = await countListed(filter, { now, most: MOST_COUNTED });
  const isEverybody = Object.keys(audienceQuery(filter, now)).length === 0;
  return isEverybody ? { total, isMore: false } : { total: Math.min(total, MOST_COUNTED), isMore: total > MOST_COUNTED };
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
