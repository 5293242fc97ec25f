import type { Edges } from '../edges.ts';

/** Beyond this, one piece of news stands for all: whoever looks at contacts asks for them anew anyway. */
const MOST_NEWS = 20;

/** Tells open browsers that these contacts changed; called after the save. */
export function tellOfContacts(contactIds: readonly string[], { publish }: Pick<Edges, 'publish'>): void {
  const told = contactIds.length > MOST_NEWS ? contactIds.slice(0, 1) : contactIds;
  for (const contactId of told) publish('contact.changed', { contactId });
}
