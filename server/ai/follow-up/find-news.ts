import type { Contact } from '../../../shared/contact.ts';
import type { MailKind } from '../../../shared/message.ts';
import type { Match } from '../../../shared/property.ts';
import { criteriaOf } from '../../contacts/wishes/criteria-of.ts';
import type { Stored } from '../../database/model-from.ts';
import { propertiesByKeys } from '../../properties/find-properties.ts';
import { matchProperties } from '../../properties/match/match-properties.ts';
import { publicAddress } from '../../properties/public-address.ts';
import { type Change, whatChanged } from '../../properties/what-changed.ts';

const MAX_LISTINGS = 3;
/** A dearer house is no reason to write. */
const NEWS: Partial<Record<Change, string>> = {
  cheaper: 'its price came down since they were told of it',
  available: 'it came onto the market since they were told of it',
};

export type News = {
  /** What the mail shows, and what was looked at and left. */
  matches: Match[];
  /** What is new, in words; empty when nothing is. */
  words: string;
};

/**
 * What a quiet customer has not heard yet: listings they got that changed for the better, then matching ones they have
 * not been sent.
 */
export async function findNews(contact: Stored<Contact>, kind: MailKind | null): Promise<News> {
  const kept = contact.listings.filter(({ contactListingPreference }) => contactListingPreference !== 'Discard');
  const changed = (await propertiesByKeys(kept.map(({ listingKey }) => listingKey))).flatMap((property) => {
    const told = kept.find(({ listingKey }) => listingKey === property.listingKey);
    const change = told && property.internetEntireListingDisplayYN ? whatChanged(told, property) : null;
    const reason = change && NEWS[change];
    return reason ? [{ property, score: 1, taken: true, reasons: [reason] }] : [];
  });
  const fresh = await findFresh(contact, kind);
  const [taken, left] = [[...changed, ...fresh.filter((match) => match.taken)], fresh.filter((match) => !match.taken)];
  const isRoom = Math.max(0, MAX_LISTINGS - changed.length);
  const isNew = fresh.some((match) => match.taken) && isRoom > 0;
  const words = [
    ...new Set(changed.slice(0, MAX_LISTINGS).map(({ property, reasons }) => `${publicAddress(property)}: ${reasons[0]}`)),
    ...(isNew ? ['listings that match and that they have not seen'] : []),
  ].join('; ');
  return { matches: [...taken.slice(0, MAX_LISTINGS), ...left], words };
}

/** Without a single wish everything matches, and nothing would be news. */
async function findFresh(contact: Stored<Contact>, kind: MailKind | null): Promise<Match[]> {
  const criteria = criteriaOf(contact, { isRenter: kind === 'renter_lead' });
  const isKnown = Object.entries(criteria).some(([name, value]) => name !== 'lease' && value !== undefined);
  if (!isKnown) return [];
  const discarded = contact.listings.filter(({ contactListingPreference }) => contactListingPreference === 'Discard');
  return matchProperties(criteria, {
    limit: MAX_LISTINGS,
    alreadySent: contact.listings.map(({ listingKey }) => listingKey),
    discarded: discarded.map(({ listingKey }) => listingKey),
  });
}
