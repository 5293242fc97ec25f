import type { Contact, Slot, SlotName } from '../../../shared/contact.ts';
import type { MailKind } from '../../../shared/message.ts';

type Qualification = Pick<Contact, 'qualification'>;

const WANTED: Record<'buyer' | 'renter' | 'seller', readonly (SlotName | readonly SlotName[])[]> = {
  buyer: ['areas', ['budgetMax', 'budgetMin'], 'bedroomsMin', 'timeframe', 'financing', 'propertyTypes'],
  renter: ['areas', ['budgetMax', 'budgetMin'], 'bedroomsMin', 'timeframe', 'propertyTypes'],
  seller: ['sellingAddress', 'propertyType', 'bedrooms', 'condition', 'timeframe', 'priceExpectation'],
};

const SIDES: Partial<Record<MailKind, keyof typeof WANTED>> = { buyer_lead: 'buyer', renter_lead: 'renter', seller_lead: 'seller' };

/** The slots still open, the most useful first. None while nobody can tell whether they buy, rent or sell. */
export function missingSlots({ qualification }: Qualification, kind: MailKind | null): SlotName[] {
  const has = new Set(qualification.map(({ slot }: Slot) => slot));
  const side = SIDES[kind ?? 'other'];
  if (!side) return [];
  return WANTED[side].flatMap((wanted) => {
    const names = typeof wanted === 'string' ? [wanted] : wanted;
    return names.some((name) => has.has(name)) ? [] : [names[0] as SlotName];
  });
}

type Told = { triage: MailKind | null; thread: MailKind | null; contactTypes: Contact['contactTypes'] };

/**
 * Which side a customer is on: what this mail says, or what the conversation was about, or what we know of the contact.
 * "Thank you, that is all" from an owner does not make a buyer of her.
 */
export function leadKind({ triage, thread, contactTypes }: Told): MailKind | null {
  const told = [triage, thread].find((kind) => kind !== null && SIDES[kind] !== undefined);
  const known = contactTypes.findLast((type) => KIND_OF_CONTACT[type] !== undefined);
  return told ?? (known && KIND_OF_CONTACT[known]) ?? null;
}

const KIND_OF_CONTACT: Partial<Record<Contact['contactTypes'][number], MailKind>> = {
  Buyer: 'buyer_lead',
  Tenant: 'renter_lead',
  Seller: 'seller_lead',
};
