import type { PublicProperty } from '../../../shared/property.ts';
import { publicAddress, streetAddress } from '../../properties/public-address.ts';
import { plainCharacters } from '../../words/plain-characters.ts';
import { accentless } from '../../words/word-edges.ts';
import { addressKey } from './addresses.ts';
import type { Claim, ClaimKind } from './claim.ts';
import { claimsIn } from './claims.ts';
import { squareFeet } from './number-claims.ts';

const FEE = /\b(hoa|fees?|association|dues|condo|maintenance|comunidad|cuota|charges|copropriété)\b/iu;
const BEFORE = accentless(
  /\b(was|were|before|went on|came on|started|original(ly)?|initial(ly)?|earlier|previous(ly)?|first (listed|price|asked)|down from|from|reduced|antes|originalmente|rebajad\p{L}*|avant|baissé|était|passé|bajado|bajó|gesenkt|gesunken|vorher|baixou|reduzid\p{L}*)\b/iu,
);

/** Everything that may be said of a listing, as claims: its fields, and what its public remarks and features say. */
export function factsOf(property: PublicProperty): Claim[] {
  const number = (kind: ClaimKind, value: number | null, more: Partial<Claim> = {}): Claim[] =>
    value === null ? [] : [{ kind, value, tolerance: 0, words: String(value), ...more }];
  const { listPrice, originalListPrice } = property;
  const hasChanged = originalListPrice !== null && originalListPrice !== listPrice;
  return [
    ...number('money', listPrice, { isMonthly: /Lease$/.test(property.propertyType) }),
    ...(hasChanged ? number('money', originalListPrice, { only: BEFORE }) : []),
    ...number('money', property.associationFee, { isMonthly: true, only: FEE }),
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
    ...typesOf(property),
    ...claimsIn(plainCharacters(featureText(property))),
    ...(hasChanged && listPrice < (originalListPrice ?? 0) ? [feature('price cut')] : []),
    ...(property.poolPrivateYN ? [] : [feature('pool', true)]),
    ...(property.waterfrontYN ? [] : [feature('waterfront', true)]),
    ...(property.garageSpaces === 0 ? [feature('garage', true)] : []),
    ...(property.associationFee === 0 ? [feature('fee', true)] : property.associationFee ? [feature('fee')] : []),
    ...(property.bedroomsTotal === 0 ? [feature('studio')] : []),
  ];
}

const metres = (units: string) => (units === 'SquareMeters' ? 'm²' : units);
const addressFact = (words: string): Claim => ({ kind: 'address', value: addressKey(words), tolerance: 0, words });
const feature = (value: string, isNegated = false): Claim => ({ kind: 'feature', value, tolerance: 0, words: value, isNegated });

/** A row house is a house to most people, a condominium a flat; a house is neither. */
const TYPES: Partial<Record<NonNullable<PublicProperty['propertySubType']>, string[]>> = {
  SingleFamilyResidence: ['house'],
  Townhouse: ['townhouse', 'house'],
  Condominium: ['flat'],
  Apartment: ['flat'],
  StockCooperative: ['flat'],
  Duplex: ['duplex', 'house'],
  ManufacturedHome: ['cabin', 'house'],
};

function typesOf({ propertySubType, publicRemarks }: PublicProperty): Claim[] {
  const told = (publicRemarks.match(/\b(villa|penthouse|loft|cottage|cabin|chalet|farmhouse|duplex)\b/giu) ?? []).map((word) =>
    word.toLowerCase().replace('cottage', 'house').replace('farmhouse', 'villa').replace('chalet', 'cabin'),
  );
  const names = [...(propertySubType ? (TYPES[propertySubType] ?? []) : []), ...told];
  return names.map((value) => ({ kind: 'type', value, tolerance: 0, words: value }));
}

/** All public words of a listing, for what no field can hold: what is near, how it lies. */
export function wordsOf(property: PublicProperty): string {
  return featureText(property).toLowerCase();
}

function featureText(property: PublicProperty): string {
  const hasPets = property.petsAllowed.some((pets) => !/^no$/i.test(pets));
  return [
    property.publicRemarks,
    ...[property.interiorFeatures, property.exteriorFeatures, property.appliances, property.view.map((view) => `${view} view`)].flat(),
    property.poolPrivateYN ? 'pool' : '',
    property.waterfrontYN ? 'waterfront' : '',
    property.garageSpaces ? 'garage parking' : '',
    hasPets ? 'pets allowed' : property.petsAllowed.length > 0 ? 'no pets' : '',
  ].join('. ');
}

/** The names a sentence may call a listing by. */
export function namesOf(property: PublicProperty): string[] {
  // Where the street may not be told, its area and town stand for it.
  const street = property.internetAddressDisplayYN ? [streetAddress(property)] : [];
  return [publicAddress(property), ...street, property.listingKey].filter(Boolean);
}

/** Where a listing is, in the words of its fields. */
export function placesOf(property: PublicProperty): string {
  const street = property.internetAddressDisplayYN ? [property.unparsedAddress, property.streetName] : [];
  const fields = [property.subdivisionName, property.city, property.countyOrParish, property.stateOrProvince, property.postalCode];
  return [...fields, ...street, property.publicRemarks].join(' · ');
}
