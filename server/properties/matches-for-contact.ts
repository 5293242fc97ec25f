import type { Contact, SlotName, SlotValues } from '../../shared/contact.ts';
import type { MailKind } from '../../shared/message.ts';
import type { Criteria, Match } from '../../shared/property.ts';
import type { Stored } from '../database/model-from.ts';
import { matchProperties } from './match-properties.ts';

/** Listings for somebody by what is known of them; none while nothing is known. */
export async function matchesForContact(
  contact: Stored<Contact>,
  { kind, limit }: { kind: MailKind | null; limit: number },
): Promise<Match[]> {
  const criteria = criteriaOfContact(contact, kind);
  if (Object.keys(criteria).filter((name) => name !== 'lease').length === 0) return [];
  const discarded = contact.listings.filter((listing) => listing.contactListingPreference === 'Discard');
  return matchProperties(criteria, {
    limit,
    alreadySent: contact.listings.map(({ listingKey }) => listingKey),
    discarded: discarded.map(({ listingKey }) => listingKey),
  });
}

/** What a contact looks for, from the qualification slots. Tenants and renters look among leases. */
export function criteriaOfContact(
  { qualification, contactTypes }: Pick<Contact, 'qualification' | 'contactTypes'>,
  kind: MailKind | null,
): Criteria {
  const known = new Map(qualification.map(({ slot, value }) => [slot, value]));
  const read = <S extends SlotName>(slot: S) => known.get(slot) as SlotValues[S] | undefined;
  const isTenant = kind === 'renter_lead' || (kind === null && contactTypes.includes('Tenant'));
  const criteria: Criteria = {
    areas: read('areas'),
    priceMin: read('budgetMin'),
    priceMax: read('budgetMax'),
    bedroomsMin: read('bedroomsMin'),
    bathroomsMin: read('bathroomsMin'),
    propertyTypes: read('propertyTypes'),
    features: read('features'),
    lease: isTenant,
  };
  return Object.fromEntries(Object.entries(criteria).filter(([, value]) => value !== undefined));
}
