import type { Criteria, PublicProperty } from '../../../shared/property.ts';
import { isLease } from '../property-words.ts';

/** What somebody asked about is near what they can pay, and a little more. */
const STRETCH = 1.1;

/**
 * Wishes completed by a listing that somebody asked about and that is gone: what they said of themselves stands, and
 * what they did not say is taken from the home they liked. Pure.
 */
export function likeListing(wish: Criteria, listing: PublicProperty): Criteria {
  const { subdivisionName, city, propertySubType, bedroomsTotal, listPrice } = listing;
  const area = subdivisionName || city;
  return {
    ...wish,
    areas: wish.areas ?? (area ? [area] : undefined),
    propertyTypes: wish.propertyTypes ?? (propertySubType ? [propertySubType] : undefined),
    bedroomsMin: wish.bedroomsMin ?? (bedroomsTotal ? Math.max(1, bedroomsTotal - 1) : undefined),
    priceMax: wish.priceMax ?? Math.round(listPrice * STRETCH),
    lease: isLease(listing),
  };
}
