import type { Contact } from '../../../shared/contact.ts';
import type { Criteria, Match, PublicProperty } from '../../../shared/property.ts';
import type { Stored } from '../../database/model-from.ts';
import { propertiesByKeys } from '../../properties/find-properties.ts';
import { matchProperties } from '../../properties/match/match-properties.ts';
import { tastesOf } from '../../properties/match/tastes-of.ts';
import { type Change, whatChanged } from '../../properties/what-changed.ts';

/** Why a listing that was sent before may be shown again. */
const NEWS: Record<Change, string> = {
  cheaper: 'sent before; its price came down since',
  dearer: 'sent before; its price went up since',
  available: 'sent before; it came onto the market since',
};

/**
 * Listings for one customer: nothing they turned down, and nothing they were sent before unless its price or status
 * changed since, which is then among the reasons.
 */
export async function matchForContact(
  contact: Pick<Stored<Contact>, 'listings'>,
  criteria: Criteria,
  { limit }: { limit: number },
): Promise<Match[]> {
  const changes = await changesSinceTold(contact);
  const discarded = contact.listings.filter(({ contactListingPreference }) => contactListingPreference === 'Discard');
  const matches = await matchProperties(criteria, {
    limit,
    alreadySent: contact.listings.map(({ listingKey }) => listingKey).filter((key) => !changes.has(key)),
    discarded: discarded.map(({ listingKey }) => listingKey),
    tastes: await tastesOf(contact),
  });
  return matches.map((match) => {
    const change = changes.get(match.property.listingKey);
    return change ? { ...match, reasons: [NEWS[change], ...match.reasons] } : match;
  });
}

async function changesSinceTold({ listings }: Pick<Contact, 'listings'>): Promise<Map<string, Change>> {
  const now = await propertiesByKeys(listings.map(({ listingKey }) => listingKey));
  return new Map(now.flatMap((property) => [[property.listingKey, changeOf(property, { listings })] as const]).filter(isChanged));
}

/** What changed of a listing since this customer was told of it, or null; null too when they were not. Pure. */
export function changeOf(property: PublicProperty, { listings }: Pick<Contact, 'listings'>): Change | null {
  const told = listings.find(({ listingKey }) => listingKey === property.listingKey);
  return told ? whatChanged(told, property) : null;
}

const isChanged = (entry: readonly [string, Change | null]): entry is readonly [string, Change] => entry[1] !== null;
