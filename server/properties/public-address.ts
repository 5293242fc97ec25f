import type { PublicProperty } from '../../shared/property.ts';

/** What may be said of a listing's whereabouts: the street only where `internetAddressDisplayYN` grants it. */
export function publicAddress(property: PublicProperty): string {
  if (property.internetAddressDisplayYN) return property.unparsedAddress;
  return [...new Set([property.subdivisionName, property.city, property.stateOrProvince])].filter(Boolean).join(', ');
}

/** The short form of an address that a person would use in a sentence, without the unit: "12 Harbour Street". */
export function streetAddress(property: PublicProperty): string {
  if (!property.internetAddressDisplayYN || !property.streetName) return publicAddress(property);
  return `${property.streetNumber} ${property.streetName}`.trim();
}
