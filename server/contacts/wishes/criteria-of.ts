import type { Contact, SlotName, SlotValues } from '../../../shared/contact.ts';
import type { Criteria } from '../../../shared/property.ts';

/** What a contact looks for, as the slots tell it. A renter looks among leases. Pure. */
export function criteriaOf({ qualification }: Pick<Contact, 'qualification'>, { isRenter }: { isRenter: boolean }): Criteria {
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
  return { ...Object.fromEntries(Object.entries(known).filter(([, known]) => known !== undefined)), lease: isRenter };
}
