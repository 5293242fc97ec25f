import type { Contact } from '../../shared/contact.ts';
import { canonicalAddress } from '../../shared/id.ts';
import { isDuplicateKey } from '../database/connect.ts';
import { insertAll } from '../database/insert-all.ts';
import { newId, type Stored } from '../database/model-from.ts';
import type { Edges } from '../edges.ts';
import { blankContact } from './blank-contact.ts';
import { ContactModel } from './contact.model.ts';
import { contactByAddress, contactsByAddresses } from './find-contacts.ts';
import { contactKeys } from './list/contact-keys.ts';

type Sender = { address: string; name: string; leadSource?: string; phone?: string };

/** The contact behind an address, made at first sight. Name, source and phone are taken over only where we have none. */
export async function findOrMakeContact(
  { address, name, leadSource = '', phone = '' }: Sender,
  edges: Pick<Edges, 'now' | 'publish'>,
): Promise<Stored<Contact>> {
  const email = canonicalAddress(address);
  const known = await contactByAddress(email);
  if (known) return complete(known, { name, leadSource, phone, edges });
  try {
    const blank = blankContact({ email, name, now: edges.now() });
    const made = (await ContactModel.create({ ...blank, _id: newId(), leadSource, mobilePhone: phone })).toObject();
    edges.publish('contact.changed', { contactId: made._id });
    return made;
  } catch (error) {
    // Two mails of one new sender at once: the unique index let the other one through.
    const other = isDuplicateKey(error) ? await contactByAddress(email) : null;
    if (!other) throw error;
    return other;
  }
}

/**
 * The contacts behind the addresses of many mails, as `findOrMakeContact` finds or makes each: two looks and one write
 * for all of them.
 * @returns them by address, as it stands in the mail
 */
export async function findOrMakeContacts(
  senders: Pick<Sender, 'address' | 'name'>[],
  edges: Pick<Edges, 'now' | 'publish'>,
): Promise<Map<string, Stored<Contact>>> {
  const named = Map.groupBy(senders, ({ address }) => canonicalAddress(address));
  const known = await contactsByAddresses([...named.keys()]);
  const at = new Date();
  const fresh = [...named].flatMap(([email, mails]) => {
    if (known.has(email)) return [];
    const name = mails.find((mail) => mail.name.trim() !== '')?.name ?? '';
    const blank = blankContact({ email, name, now: edges.now() });
    return [{ ...blank, ...contactKeys(blank), _id: newId(), createdAt: at, updatedAt: at }];
  });
  const refused = await insertAll(ContactModel, fresh);
  for (const [n, contact] of fresh.entries()) {
    if (refused.has(n)) continue;
    known.set(contact.email, contact);
    edges.publish('contact.changed', { contactId: contact._id });
  }
  const found = new Map<string, Stored<Contact>>();
  for (const [email, mails] of named)
    for (const { address, name } of mails) {
      const contact = known.get(email);
      const whole = contact
        ? await complete(contact, { name, leadSource: '', phone: '', edges })
        : await findOrMakeContact({ address, name }, edges);
      known.set(email, whole);
      found.set(address, whole);
    }
  return found;
}

type News = Required<Omit<Sender, 'address'>> & { edges: Pick<Edges, 'now' | 'publish'> };

async function complete(contact: Stored<Contact>, { name, leadSource, phone, edges }: News): Promise<Stored<Contact>> {
  const { firstName, lastName } = blankContact({ email: contact.email, name, now: edges.now() });
  const isNamed = contact.firstName !== '' || contact.lastName !== '' || !name.trim();
  const news: Partial<Stored<Contact>> = {
    ...(isNamed ? {} : { firstName, lastName }),
    ...(leadSource && !contact.leadSource ? { leadSource } : {}),
    ...(phone && !contact.mobilePhone ? { mobilePhone: phone } : {}),
  };
  const fields = Object.keys(news);
  if (fields.length === 0) return contact;
  // What an agent wrote in the meantime stays.
  const blank = Object.fromEntries(fields.map((field) => [field, '']));
  await ContactModel.updateOne({ _id: contact._id, ...blank }, { $set: { ...news, ...contactKeys({ ...contact, ...news }) } });
  edges.publish('contact.changed', { contactId: contact._id });
  return { ...contact, ...news };
}
