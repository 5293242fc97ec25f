import type { Contact } from '../../shared/contact.ts';
import { newId } from '../database/model-from.ts';
import type { Edges } from '../edges.ts';
import { ContactModel } from './contact.model.ts';
import { contactKeys } from './list/contact-keys.ts';

export type NewContact = Omit<Contact, 'id' | 'createdAt' | 'updatedAt'>;

/**
 * Adds contacts in one go, past mongoose, which would look at every field of each for longer than the database takes to
 * store it. Who is there already, by main address, is left as he is, so a repeat is harmless.
 */
export async function addContacts(list: readonly NewContact[], { publish }: Pick<Edges, 'publish'>): Promise<{ added: number }> {
  if (list.length === 0) return { added: 0 };
  const at = new Date();
  const result = await ContactModel.collection.bulkWrite(
    list.map((contact) => ({
      updateOne: {
        filter: { email: contact.email },
        update: { $setOnInsert: { ...contact, ...contactKeys(contact), _id: newId(), createdAt: at, updatedAt: at } },
        upsert: true,
      },
    })) as never,
    { ordered: false },
  );
  for (const contactId of Object.values(result.upsertedIds)) publish('contact.changed', { contactId: String(contactId) });
  return { added: result.upsertedCount };
}
