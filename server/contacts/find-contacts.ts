import type { QueryFilter } from 'mongoose';
import type { Audience } from '../../shared/campaign.ts';
import type { Contact, Stage } from '../../shared/contact.ts';
import type { Stored } from '../database/model-from.ts';
import { ContactModel } from './contact.model.ts';

export async function contactById(contactId: string): Promise<Stored<Contact> | null> {
  return ContactModel.findById(contactId).lean();
}

/** Those that exist, in no particular order. */
export async function contactsByIds(contactIds: string[]): Promise<Stored<Contact>[]> {
  return ContactModel.find({ _id: { $in: contactIds } }).lean();
}

/** The contacts of an audience by id, a page at a time: each page starts behind the last id of the one before. */
export async function contactsOf(
  audience: Audience,
  { afterId, limit = 500 }: { afterId?: string; limit?: number } = {},
): Promise<Stored<Contact>[]> {
  const filter: QueryFilter<Stored<Contact>> = { $and: [audienceFilter(audience), afterId ? { _id: { $gt: afterId } } : {}] };
  return ContactModel.find(filter).sort({ _id: 1 }).limit(limit).lean();
}

export async function countContactsOf(audience: Audience): Promise<number> {
  return ContactModel.countDocuments(audienceFilter(audience));
}

/**
 * Every field that names something narrows the audience. One that says nothing at all is everybody; an empty list of
 * contacts alone is nobody, since a picker with nothing picked must not mail everybody.
 */
function audienceFilter({ contactIds, tags, stages }: Audience): QueryFilter<Stored<Contact>> {
  const named: QueryFilter<Stored<Contact>>[] = [
    contactIds?.length ? [{ _id: { $in: contactIds } }] : [],
    tags?.length ? [{ tags: { $in: tags } }] : [],
    stages?.length ? [{ stage: { $in: stages as Stage[] } }] : [],
  ].flat();
  if (named.length > 0) return { $and: named };
  return contactIds ? { _id: { $in: [] } } : {};
}
