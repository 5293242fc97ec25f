import type { Contact } from '../../../shared/contact.ts';
import type { MoveName } from '../../../shared/decision.ts';
import type { Message } from '../../../shared/message.ts';
import { type Match, type PublicProperty, SUGGESTIBLE_STATUSES } from '../../../shared/property.ts';
import type { Stored } from '../../database/model-from.ts';
import { propertiesByKeys, propertiesInText } from '../../properties/find-properties.ts';
import { matchProperties } from '../../properties/match-properties.ts';
import { criteriaOf } from './criteria-of.ts';

/** Listings of one mail at most: more are not read. */
export const MAX_LISTINGS = 3;

export type Chosen = {
  /** In the mail whatever the model says. */
  fixed: PublicProperty[];
  /** The model may speak of these; who is spoken of is shown. */
  open: PublicProperty[];
  unavailable: PublicProperty[];
  considered: Match[];
};

type Need = {
  move: MoveName;
  mail: Stored<Message>;
  history: readonly Stored<Message>[];
  contact: Stored<Contact>;
  /** Matches the walk has already weighed for its decision. */
  matches?: readonly Match[];
};

/** Code, not the model, chooses what a mail shows: what the customer named, and what matches when the move is to suggest. */
export async function chooseListings({ move, mail, history, contact, matches }: Need): Promise<Chosen> {
  if (move === 'hand_to_person' || move === 'acknowledge_seller' || move === 'stay_quiet')
    return { fixed: [], open: [], unavailable: [], considered: [] };
  const [named, earlier, considered] = await Promise.all([
    propertiesInText(`${mail.subject}\n${mail.visibleText}`, { limit: MAX_LISTINGS }),
    propertiesByKeys(lastShown(history)),
    move === 'suggest_properties' ? (matches ?? suggestions(mail, contact)) : [],
  ]);
  const taken = considered.filter((match) => match.taken).map(({ property }) => property);
  const fixed = unique([...named.filter(isShowable), ...taken]).slice(0, MAX_LISTINGS);
  return {
    fixed,
    open: unique(earlier.filter(isShowable)).filter((one) => !fixed.some(({ listingKey }) => listingKey === one.listingKey)),
    unavailable: unique([...named, ...earlier]).filter((one) => !isShowable(one) && one.internetEntireListingDisplayYN),
    considered: [...considered],
  };
}

export function isShowable({ standardStatus, internetEntireListingDisplayYN }: PublicProperty): boolean {
  return internetEntireListingDisplayYN && SUGGESTIBLE_STATUSES.some((status) => status === standardStatus);
}

function suggestions(mail: Stored<Message>, contact: Stored<Contact>): Promise<Match[]> {
  const discarded = contact.listings.filter((one) => one.contactListingPreference === 'Discard').map(({ listingKey }) => listingKey);
  const alreadySent = contact.listings.map(({ listingKey }) => listingKey);
  return matchProperties(criteriaOf(contact, mail.kind), { limit: MAX_LISTINGS, alreadySent, discarded });
}

/** "The first one" speaks of the listings in our newest mail that had any. */
function lastShown(history: readonly Stored<Message>[]): string[] {
  const shown = history.filter(({ direction, listingKeys }) => direction === 'outbound' && listingKeys.length > 0);
  return (
    shown
      .sort((a, b) => a.sortAt.getTime() - b.sortAt.getTime())
      .at(-1)
      ?.listingKeys.slice(0, MAX_LISTINGS) ?? []
  );
}

function unique(properties: readonly PublicProperty[]): PublicProperty[] {
  return [...new Map(properties.map((property) => [property.listingKey, property])).values()];
}
