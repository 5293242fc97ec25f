import type { Contact } from '../../shared/contact.ts';

/** What to call somebody: their name, or the address while we know no name. */
export function nameOf(contact: Pick<Contact, 'firstName' | 'lastName' | 'email'>): string {
  return `${contact.firstName} ${contact.lastName}`.trim() || contact.email;
}
