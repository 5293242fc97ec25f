import { type Contact, contactSchema } from '../../shared/contact.ts';
import { present } from '../database/model-from.ts';
import { notFound } from '../errors.ts';
import { contactById } from './find-contacts.ts';

/** @throws AppError NOT_FOUND */
export async function showContact(contactId: string): Promise<Contact> {
  const contact = await contactById(contactId);
  if (!contact) throw notFound('contact', contactId);
  return present(contactSchema, contact);
}
