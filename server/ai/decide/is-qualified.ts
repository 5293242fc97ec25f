import type { Contact, SlotName } from '../../../shared/contact.ts';
import type { MailKind } from '../../../shared/message.ts';

type Has = (...names: SlotName[]) => boolean;

/** Enough to look for listings: where or what, and for how much or how large. */
export const isEnoughToMatch = (has: Has) => has('areas', 'propertyTypes') && has('budgetMin', 'budgetMax', 'bedroomsMin');

/** Enough to value a home: which one, and something of it, of when or of the price. */
const isEnoughToValue = (has: Has) =>
  has('sellingAddress') && has('propertyType', 'bedrooms', 'condition', 'timeframe', 'priceExpectation');

/** Is enough known of a lead for an agent to work with? Nobody else is ever qualified. Pure. */
export function isQualified({ qualification }: Pick<Contact, 'qualification'>, kind: MailKind | null): boolean {
  const has: Has = (...names) => qualification.some(({ slot }) => names.includes(slot));
  if (kind === 'seller_lead') return isEnoughToValue(has);
  return (kind === 'buyer_lead' || kind === 'renter_lead') && isEnoughToMatch(has);
}
