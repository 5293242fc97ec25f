import type { Contact, Slot, SlotName, SlotValues } from '../../../shared/contact.ts';
import type { MailKind } from '../../../shared/message.ts';
import type { Criteria } from '../../../shared/property.ts';

type Qualification = Pick<Contact, 'qualification'>;

/** What a contact looks for, as the slots tell it. A renter looks among leases. */
export function criteriaOf({ qualification }: Qualification, kind: MailKind | null): Criteria {
  const value = <N extends SlotName>(name: N) => qualification.find(({ slot }) => slot === name)?.value as SlotValues[N] | undefined;
  const known = {
    areas: value('areas'),
    priceMin: value('budgetMin'),
    priceMax: value('budgetMax'),
    bedroomsMin: value('bedroomsMin'),
    bathroomsMin: value('bathroomsMin'),
    propertyTypes: value('propertyTypes'),
    features: value('features'),
  };
  return { ...Object.fromEntries(Object.entries(known).filter(([, known]) => known !== undefined)), lease: kind === 'renter_lead' };
}

const WANTED: Record<'buyer' | 'renter' | 'seller', readonly (SlotName | readonly SlotName[])[]> = {
  buyer: ['areas', ['budgetMax', 'budgetMin'], 'bedroomsMin', 'timeframe', 'financing', 'propertyTypes'],
  renter: ['areas', ['budgetMax', 'budgetMin'], 'bedroomsMin', 'timeframe', 'propertyTypes'],
  seller: ['sellingAddress', 'propertyType', 'bedrooms', 'condition', 'timeframe', 'priceExpectation'],
};

/** The slots still open, the most useful first. */
export function missingSlots({ qualification }: Qualification, kind: MailKind | null): SlotName[] {
  const has = new Set(qualification.map(({ slot }: Slot) => slot));
  const side = kind === 'seller_lead' ? 'seller' : kind === 'renter_lead' ? 'renter' : 'buyer';
  return WANTED[side].flatMap((wanted) => {
    const names = typeof wanted === 'string' ? [wanted] : wanted;
    return names.some((name) => has.has(name)) ? [] : [names[0] as SlotName];
  });
}
