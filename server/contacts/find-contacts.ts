import type { Contact } from '../../shared/contact.ts';
import type { Stored } from '../database/model-from.ts';
import { ContactModel } from './contact.model.ts';
import { ContactAliasModel } from './merge/contact-alias.model.ts';

/** By its id, or by the id it had before it was merged into another. */
export async function contactById(contactId: string): Promise<Stored<Contact> | null> {
  const contact = await ContactModel.findById(contactId).lean();
  if (contact) return contact;
  const alias = await ContactAliasModel.findById(contactId).lean();
  return alias && ContactModel.findById(alias.contactId).lean();
}

/** Those that exist, in no particular order. */
export async function contactsByIds(contactIds: string[]): Promise<Stored<Contact>[]> {
  return ContactModel.find({ _id: { $in: contactIds } }).lean();
}

/** Whoever has this address, as the main one or another. */
export async function contactByAddress(address: string): Promise<Stored<Contact> | null> {
  return (await ContactModel.findOne({ email: address }).lean()) ?? (await ContactModel.findOne({ otherEmails: address }).lean());
}
