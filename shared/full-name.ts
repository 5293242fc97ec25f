import type { Contact } from './contact.ts';

/** First and last name as somebody is called; empty while we know neither. */
export function fullName({ firstName, lastName }: Pick<Contact, 'firstName' | 'lastName'>): string {
  return `${firstName} ${lastName}`.trim();
}

/** What to call somebody on a screen: their name, or the address while we know no name. */
export function nameOrAddress(contact: Pick<Contact, 'firstName' | 'lastName' | 'email'>): string {
  return fullName(contact) || contact.email;
}
