import type { Contact } from '../../../shared/contact.ts';
import { beginningPattern } from '../../database/literal-pattern.ts';
import type { Stored } from '../../database/model-from.ts';
import { notFound } from '../../errors.ts';
import { ContactModel } from '../contact.model.ts';
import { contactById } from '../find-contacts.ts';
import { contactKeys } from '../list/contact-keys.ts';

export type Duplicate = { contact: Stored<Contact>; because: 'phone' | 'name' | 'address' };
const MOST = 10;

/** Contacts that may be the same person: the same phone number, the same full name, or the same name before the @. */
export async function duplicatesOf(contactId: string): Promise<Duplicate[]> {
  const contact = await contactById(contactId);
  if (!contact) throw notFound('contact', contactId);
  const { nameKey } = contactKeys(contact);
  const phone = contact.mobilePhone.replace(/\D/g, '').slice(-10);
  const local = contact.email.split('@')[0] ?? '';
  const find = (query: Record<string, unknown>) =>
    ContactModel.find({ $and: [query, { _id: { $ne: contact._id } }] })
      .limit(MOST)
      .lean();
  const [byPhone, byName, byAddress] = await Promise.all([
    phone.length >= 7 ? find({ searchKeys: phone }) : [],
    contact.firstName && contact.lastName ? find({ nameKey }) : [],
    // "info" and "sales" are nobody's name.
    local.length >= 8 ? find({ searchKeys: beginningPattern(`${local}@`) }) : [],
  ]);
  const found = [
    ...byPhone.map((one) => ({ contact: one, because: 'phone' as const })),
    ...byName.map((one) => ({ contact: one, because: 'name' as const })),
    ...byAddress.map((one) => ({ contact: one, because: 'address' as const })),
  ];
  return [...new Map(found.toReversed().map((one) => [one.contact._id, one])).values()].toReversed().slice(0, MOST);
}

/** Pairs to look at: contacts that share a phone number or a full name with another one, a bounded look. */
export async function likelyDuplicates(limit: number): Promise<Stored<Contact>[][]> {
  const shared = (field: 'mobilePhone' | 'nameKey') =>
    ContactModel.aggregate<{ ids: string[] }>([
      { $match: { [field]: { $gt: '' }, ...(field === 'nameKey' && { firstName: { $gt: '' }, lastName: { $gt: '' } }) } },
      { $sort: { [field]: 1 } },
      { $group: { _id: `$${field}`, ids: { $push: '$_id' } } },
      { $match: { 'ids.1': { $exists: true } } },
      { $limit: limit },
    ]);
  const groups = [...(await shared('mobilePhone')), ...(await shared('nameKey'))].map(({ ids }) => ids.slice(0, 5).toSorted());
  const distinct = [...new Map(groups.map((ids) => [ids.join(), ids])).values()].slice(0, limit);
  const contacts = await ContactModel.find({ _id: { $in: distinct.flat() } }).lean();
  const byId = new Map(contacts.map((contact) => [contact._id, contact]));
  return distinct.map((ids) => ids.flatMap((id) => byId.get(id) ?? []));
}
