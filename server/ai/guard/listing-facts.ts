import type { PublicProperty } from '../../../shared/property.ts';
import { publicAddress, streetAddress } from '../../properties/public-address.ts';
import { addressKey, type Claim, type ClaimKind, claimsIn, squareFeet } from './claims.ts';

/** Everything that may be said of a listing, as claims: its fields, and what its public remarks and features say. */
export function factsOf(property: PublicProperty): Claim[] {
  const number = (kind: ClaimKind, value: number | null): Claim[] =>
    value === null ? [] : [{ kind, value, tolerance: 0, words: String(value) }];
  return [
    ...number('money', property.listPrice),
    ...number('money', property.originalListPrice),
    ...number('money', property.associationFee),
    ...number('bedrooms', property.bedroomsTotal),
    ...number('bathrooms', property.bathroomsTotalInteger),
    ...number('stories', property.stories),
    ...number('garage', property.garageSpaces),
    ...number('year', property.yearBuilt),
    ...number('area', property.livingArea === null ? null : squareFeet(property.livingArea, metres(property.livingAreaUnits))),
    ...number('area', property.lotSizeArea === null ? null : squareFeet(property.lotSizeArea, metres(property.lotSizeUnits))),
    ...number('number', Number(property.postalCode) || null),
    ...number('number', Number(property.listingId) || null),
    ...(property.internetAddressDisplayYN ? [addressFact(streetAddress(property))] : []),
    ...claimsIn(featureText(property)),
  ];
}

const metres = (units: string) => (units === 'SquareMeters' ? 'm²' : units);
const addressFact = (words: string): Claim => ({ kind: 'address', value: addressKey(words), tolerance: 0, words });

function featureText(property: PublicProperty): string {
  return [
    property.publicRemarks,
    ...[property.interiorFeatures, property.exteriorFeatures, property.appliances, property.view.map((view) => `${view} view`)].flat(),
    property.poolPrivateYN ? 'pool' : '',
    property.waterfrontYN ? 'waterfront' : '',
    property.garageSpaces ? 'garage parking' : '',
    property.petsAllowed.some((pets) => !/^no$/i.test(pets)) ? 'pets allowed' : '',
  ].join('. ');
}

/** The names a sentence may call a listing by. */
export function namesOf(property: PublicProperty): string[] {
  const street = property.internetAddressDisplayYN ? [publicAddress(property), streetAddress(property)] : [];
  return [...street, property.listingKey].filter(Boolean);
}
