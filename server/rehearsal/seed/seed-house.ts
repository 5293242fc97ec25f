import { addContacts } from '../../contacts/add-contacts.ts';
import type { Edges } from '../../edges.ts';
import { propertiesByKeys } from '../../properties/find-properties.ts';
import { saveProperties } from '../../properties/save-properties.ts';
import { buildCatalogue } from './catalogue.ts';
import { buildPeople } from './people.ts';

/** Adds the listings and contacts of the rehearsal that are not there yet; what people have changed stays as it is. */
export async function seedHouse(edges: Pick<Edges, 'now' | 'publish'>): Promise<{ listings: number; contacts: number }> {
  const catalogue = buildCatalogue(edges.now());
  const known = new Set((await propertiesByKeys(catalogue.map(({ listingKey }) => listingKey))).map(({ listingKey }) => listingKey));
  const listings = await saveProperties(
    catalogue.filter(({ listingKey }) => !known.has(listingKey)),
    edges,
  );
  const contacts = await addContacts(buildPeople(edges.now()), edges);
  return { listings: listings.added, contacts: contacts.added };
}
