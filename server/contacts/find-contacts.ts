import type { Contact } from '../../shared/contact.ts';
import type { Stored } from '../database/model-from.ts';
import { ContactModel } from './contact.model.ts';

export async function contactById(contactId: string): Promise<Stored<Contact> | null> {
  return ContactModel.findById(contactId).lean();
}

/** Those that exist, in no particular order. */
export async function contactsByIds(contactIds: string[]): Promise<Stored<Contact>[]> {
  return ContactModel.find({ _id: { $in: contactIds } }).lean();
}

/** Whoever has this address, as the main one or another. */
export async function contactByAddress(address: string): Promise<Stored<Contact> | null> {
  return (await ContactModel.findOne({ email: address }).lean()) ?? (await ContactModel.findOne({ otherEmails: address }).lean());
}
