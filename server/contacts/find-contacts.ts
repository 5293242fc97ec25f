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

/** The same for many addresses, in two looks. */
export async function contactsByAddresses(addresses: string[]): Promise<Map<string, Stored<Contact>>> {
  const asked = new Set(addresses);
  const [main, other] = await Promise.all([
    ContactModel.find({ email: { $in: addresses } }).lean(),
    ContactModel.find({ otherEmails: { $in: addresses } }).lean(),
  ]);
  const byOther = other.flatMap((contact) =>
    contact.otherEmails.filter((email) => asked.has(email)).map((email) => [email, contact] as const),
  );
  return new Map([...byOther, ...main.map((contact) => [contact.email, contact] as const)]);
}
