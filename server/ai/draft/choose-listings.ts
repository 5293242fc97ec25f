import type { Contact } from '../../../shared/contact.ts';
import type { MoveName } from '../../../shared/decision.ts';
import type { MailKind, Message } from '../../../shared/message.ts';
import { type Match, type PublicProperty, SUGGESTIBLE_STATUSES } from '../../../shared/property.ts';
import { criteriaOf } from '../../contacts/wishes/criteria-of.ts';
import type { Stored } from '../../database/model-from.ts';
import { propertiesByKeys, propertiesInText } from '../../properties/find-properties.ts';
import { isQualified } from '../decide/is-qualified.ts';
import { isReal } from '../mail-data.ts';
import { matchForContact } from './match-for-contact.ts';
import { isTurnedDown } from './turned-down.ts';

/** Listings of one mail at most: more are not read. */
export const MAX_LISTINGS = 3;

export type Chosen = {
  /** In the mail whatever the model says: what the customer names first, then what is new. */
  fixed: PublicProperty[];
  /** Keys of those among `fixed` that the customer names. */
  asked: string[];
  /** The model may speak of these; who is spoken of is shown. */
  open: PublicProperty[];
  unavailable: PublicProperty[];
  considered: Match[];
};

type Need = {
  move: MoveName;
  kind: MailKind | null;
  /** The mail asks what else there is, whatever the move. */
  wantsListings?: boolean;
  mail: Stored<Message>;
  history: readonly Stored<Message>[];
  contact: Stored<Contact>;
  /** Matches the walk has already weighed for its decision. */
  matches?: readonly Match[];
};

/** Code, not the model, chooses what a mail shows: what the customer named, and what matches when the move is to suggest. */
export async function chooseListings({ move, kind, wantsListings = false, mail, history, contact, matches }: Need): Promise<Chosen> {
  if (move === 'hand_to_person' || move === 'acknowledge_seller' || move === 'stay_quiet')
    return { fixed: [], asked: [], open: [], unavailable: [], considered: [] };
  const text = `${mail.subject}\n${mail.visibleText}`;
  const [found, shown] = await Promise.all([propertiesInText(text, { limit: MAX_LISTINGS }), propertiesByKeys(lastShown(history))]);
  // Who asks for a home that is gone is shown what comes closest, asked for or not.
  // Nobody is asked for a call with empty hands: who was shown nothing yet sees the first homes with it.
  const isFirst = move === 'ask_for_call' && found.length === 0 && contact.listings.length === 0 && isQualified(contact, kind);
  const mayShow = wantsListings || (isFirst && kind !== 'seller_lead') || (found.length > 0 && !found.some(isShowable));
  const isShowing = move === 'suggest_properties' || (mayShow && (move === 'answer' || move === 'ask_for_call'));
  const considered = isShowing ? (matches ?? (await suggestions(kind, contact))) : [];
  const isWanted = (one: PublicProperty) => !isTurnedDown(mail.visibleText, one) && !isOwnHome(one, contact);
  const [named, earlier] = [found.filter(isWanted), shown.filter(isWanted)];
  const taken = considered.filter((match) => match.taken).map(({ property }) => property);
  const fixed = unique([...named.filter(isShowable), ...taken]).slice(0, MAX_LISTINGS);
  return {
    fixed,
    asked: named.map(({ listingKey }) => listingKey),
    open: unique(earlier.filter(isShowable)).filter((one) => !fixed.some(({ listingKey }) => listingKey === one.listingKey)),
    unavailable: unique([...named, ...earlier]).filter((one) => !isShowable(one) && one.internetEntireListingDisplayYN),
    considered: [...considered],
  };
}

/** An owner's own home may be in a house where we sell another: what they call theirs is none of ours to show. */
function isOwnHome({ streetNumber, streetName }: PublicProperty, { qualification }: Stored<Contact>): boolean {
  const theirs = qualification.find(({ slot }) => slot === 'sellingAddress')?.value;
  return typeof theirs === 'string' && streetName !== '' && theirs.toLowerCase().includes(`${streetNumber} ${streetName}`.toLowerCase());
}

export function isShowable({ standardStatus, internetEntireListingDisplayYN }: PublicProperty): boolean {
  return internetEntireListingDisplayYN && SUGGESTIBLE_STATUSES.some((status) => status === standardStatus);
}

function suggestions(kind: MailKind | null, contact: Stored<Contact>): Promise<Match[]> {
  return matchForContact(contact, criteriaOf(contact, { isRenter: kind === 'renter_lead' }), { limit: MAX_LISTINGS });
}

/** "The first one" speaks of the listings in our newest mail that had any and that has left. */
function lastShown(history: readonly Stored<Message>[]): string[] {
  const shown = history.filter((mail) => mail.direction === 'outbound' && mail.listingKeys.length > 0 && isReal(mail));
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
