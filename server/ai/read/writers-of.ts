import type { Contact } from '../../../shared/contact.ts';
import type { Message } from '../../../shared/message.ts';
import { contactById } from '../../contacts/find-contacts.ts';
import type { Stored } from '../../database/model-from.ts';

export type Writers = Map<string, Stored<Contact>>;

/** Who wrote these mails, by the contact's id that stands in them: one that was merged is found as who they are now. */
export async function writersOf(mails: Stored<Message>[]): Promise<Writers> {
  const ids = [...new Set(mails.flatMap(({ contactId }) => contactId ?? []))];
  const found = await Promise.all(ids.map(async (id) => [id, await contactById(id)] as const));
  return new Map(found.flatMap(([id, contact]) => (contact ? [[id, contact] as const] : [])));
}
