import type { Contact } from '../../../shared/contact.ts';
import { propertiesByKeys } from '../find-properties.ts';
import type { Taste } from './weigh-taste.ts';

type Sent = Pick<Contact, 'listings'>;
/** Judged longest ago is forgotten first. */
const TASTES = 12;

/** What a contact said of listings, with the listings. */
export async function tastesOf({ listings }: Sent): Promise<Taste[]> {
  const judged = listings.filter(({ contactListingPreference }) => contactListingPreference !== null).slice(-TASTES);
  const properties = new Map((await propertiesByKeys(judged.map(({ listingKey }) => listingKey))).map((one) => [one.listingKey, one]));
  return judged.flatMap(({ listingKey, contactListingPreference: preference, preferenceEvidence }) => {
    const property = properties.get(listingKey);
    return property && preference ? [{ property, preference, words: preferenceEvidence?.quote ?? '' }] : [];
  });
}
