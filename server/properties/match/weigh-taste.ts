import type { Contact } from '../../../shared/contact.ts';
import type { PublicProperty } from '../../../shared/property.ts';
import { streetAddress } from '../public-address.ts';

/** A listing that the customer has judged, and their words. */
export type Taste = {
  property: PublicProperty;
  preference: NonNullable<Contact['listings'][number]['contactListingPreference']>;
  words: string;
};
type Weighed = { fit: number; weight: number; why: string };

/** What was wrong with a home that was turned down, and whether another one has the same fault. */
const FAULTS: readonly { said: RegExp; shares: (one: PublicProperty, bad: PublicProperty) => boolean; why: (bad: string) => string }[] = [
  {
    said: /\b(small|tiny|cramped|pequeñ\w*|chic[oa]|petite?|klein\w*|pequen\w*)\b/iu,
    shares: (one, bad) => isAtMost(areaOf(one), areaOf(bad)),
    why: (bad) => `no larger than ${bad}, which was too small`,
  },
  {
    said: /\b(big|large|grandes?|groß\w*)\b/iu,
    shares: (one, bad) => isAtMost(areaOf(bad), areaOf(one)),
    why: (bad) => `no smaller than ${bad}, which was too large`,
  },
  {
    said: /\b(expensive|pricey|much|car[oa]s?|chère?|cher|teuer)\b/iu,
    shares: (one, bad) => one.listPrice >= bad.listPrice,
    why: (bad) => `no cheaper than ${bad}, which was too dear`,
  },
  {
    said: /\b(old|dated|viej[oa]|antigu[oa]|vieux|vieille|alt|velh[oa])\b/iu,
    shares: (one, bad) => isAtMost(one.yearBuilt, bad.yearBuilt),
    why: (bad) => `no newer than ${bad}, which was too old`,
  },
  {
    said: /\b(far|loud|noisy|busy|area|location|lej\w+|ruidos\w+|loin|bruyante?|quartier|weit|laut|longe|barulhent\w+)\b/iu,
    shares: (one, bad) => one.subdivisionName !== '' && one.subdivisionName === bad.subdivisionName,
    why: (bad) => `in the area of ${bad}, which they turned down for where it is`,
  },
];

/** How a listing stands to what the customer liked and turned down. Pure; says nothing where nothing is known. */
export function weighTaste(property: PublicProperty, tastes: readonly Taste[]): Weighed[] {
  const liked = tastes.filter((taste) => taste.preference !== 'Discard' && taste.property.listingKey !== property.listingKey);
  const discarded = tastes.filter((taste) => taste.preference === 'Discard' && taste.property.listingKey !== property.listingKey);
  const alike = liked.find((taste) => isAlike(property, taste.property));
  const faults = discarded.flatMap(({ property: bad, words }) =>
    FAULTS.filter(({ said, shares }) => said.test(words) && shares(property, bad)).map(({ why }) => why(streetAddress(bad))),
  );
  const loved = alike?.preference === 'Favorite' ? 'love' : 'like';
  return [
    ...(liked.length === 0
      ? []
      : [{ fit: alike ? 1 : 0.5, weight: 1, why: alike ? `much like ${streetAddress(alike.property)}, which they ${loved}` : '' }]),
    ...[...new Set(faults)].map((why) => ({ fit: 0, weight: 2, why })),
  ];
}

/** Three of four: the area, the kind, about the price, the bedrooms. */
function isAlike(one: PublicProperty, other: PublicProperty): boolean {
  const same = [
    one.subdivisionName !== '' && one.subdivisionName === other.subdivisionName,
    one.propertySubType !== null && one.propertySubType === other.propertySubType,
    Math.abs(one.listPrice / other.listPrice - 1) <= 0.15,
    one.bedroomsTotal !== null && one.bedroomsTotal === other.bedroomsTotal,
  ];
  return same.filter(Boolean).length >= 3;
}

const SQUARE_FEET = { SquareFeet: 1, SquareMeters: 10.764 } as const;
const areaOf = ({ livingArea, livingAreaUnits }: PublicProperty) =>
  livingArea === null ? null : livingArea * SQUARE_FEET[livingAreaUnits];
const isAtMost = (a: number | null, b: number | null) => a !== null && b !== null && a <= b;
