import type { Contact } from '../../shared/contact.ts';
import { isDuplicateKey } from '../database/connect.ts';
import { newId, type Stored } from '../database/model-from.ts';
import type { Edges } from '../edges.ts';
import { blankContact } from './blank-contact.ts';
import { ContactModel } from './contact.model.ts';

type Sender = { address: string; name: string; leadSource?: string };

/** The contact behind an address, made at first sight. A name is taken over only where we have none. */
export async function findOrMakeContact(
  { address, name, leadSource = '' }: Sender,
  edges: Pick<Edges, 'now' | 'publish'>,
): Promise<Stored<Contact>> {
  const email = address.trim().toLowerCase();
  const known = await findByAddress(email);
  if (known) return completeName(known, { name, edges });
  try {
    const blank = blankContact({ email, name, now: edges.now() });
    const made = (await ContactModel.create({ ...blank, _id: newId(), leadSource })).toObject();
    edges.publish('contact.changed', { contactId: made._id });
    return made;
  } catch (error) {
    // Two mails of one new sender at once: the unique index let the other one through.
    const other = isDuplicateKey(error) ? await findByAddress(email) : null;
    if (!other) throw error;
    return other;
  }
}

async function findByAddress(email: string): Promise<Stored<Contact> | null> {
  return (await ContactModel.findOne({ email }).lean()) ?? (await ContactModel.findOne({ otherEmails: email }).lean());
}

type Naming = { name: string; edges: Pick<Edges, 'now' | 'publish'> };

async function completeName(contact: Stored<Contact>, { name, edges }: Naming): Promise<Stored<Contact>> {
  if (contact.firstName || contact.lastName || !name.trim()) return contact;
  const { firstName, lastName } = blankContact({ email: contact.email, name, now: edges.now() });
  await ContactModel.updateOne({ _id: contact._id, firstName: '', lastName: '' }, { $set: { firstName, lastName } });
  edges.publish('contact.changed', { contactId: contact._id });
  return { ...contact, firstName, lastName };
}
