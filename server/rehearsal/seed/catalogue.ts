import type { Property } from '../../../shared/property.ts';
import { APPLIANCES, AREAS, type Area, EXTERIOR, INTERIOR, type Kind, PLANS } from './catalogue-words.ts';

type NewProperty = Omit<Property, 'id' | 'createdAt' | 'updatedAt'>;
type Dice = (from: number, to: number) => number;

const DAY_MS = 86_400_000;
/** Of the nine listings of an area the last three are leases. */
const SALES_PER_AREA = 6;
/** The few that must not be suggested, by position: what a brokerage's catalogue looks like on any day. */
const STATUSES: Record<number, Property['standardStatus']> = {
  5: 'Pending',
  13: 'Closed',
  19: 'ComingSoon',
  23: 'Closed',
  31: 'ActiveUnderContract',
  38: 'ComingSoon',
  41: 'Pending',
  50: 'Closed',
  57: 'ComingSoon',
  62: 'Closed',
  68: 'Pending',
};
const WITHOUT_ADDRESS = 28;
const WITHOUT_DISPLAY = 46;

/** The listings of Larkin & Vale: 72 in eight areas, for sale and for lease, the same ones every time. */
export function buildCatalogue(now: Date): NewProperty[] {
  return AREAS.flatMap((area, a) =>
    area.kinds.map((kind, k) => buildListing({ area, kind, at: a * area.kinds.length + k, isLease: k >= SALES_PER_AREA, now })),
  );
}

function buildListing({ area, kind, at, isLease, now }: { area: Area; kind: Kind; at: number; isLease: boolean; now: Date }): NewProperty {
  const dice = diceFrom(at + 1);
  const plan = PLANS[kind];
  const bedrooms = dice(...plan.bedrooms);
  const livingArea = Math.round((plan.base + plan.perBedroom * bedrooms) * (0.94 + dice(0, 14) / 100));
  const isWaterfront = area.isOnWater && at % 3 === 0;
  const hasPool = kind === 'villa' && at % 2 === 1;
  const value = livingArea * area.perSquareFoot * (isWaterfront ? 1.22 : 1) * (hasPool ? 1.06 : 1);
  const listPrice = isLease ? Math.round(value / 190 / 25) * 25 : Math.round(value / 2500) * 2500;
  const isFlat = plan.lot === null;
  const unitNumber = isFlat ? `${dice(1, 6)}${'ABCD'[dice(0, 3)]}` : '';
  const streetNumber = `${3 + at * 2 + dice(0, 1)}`;
  const streetName = area.streets[at % area.streets.length] ?? area.name;
  const interiorFeatures = pick(dice, INTERIOR, { count: 3 });
  const exteriorFeatures = isFlat ? ['Balcony'] : pick(dice, EXTERIOR.slice(0, 5), { count: 2 });
  const listingKey = `PL-${2001 + at}`;
  const facts = {
    bedroomsTotal: bedrooms,
    bathroomsTotalInteger: Math.max(1, Math.min(bedrooms - (bedrooms > 2 ? 1 : 0), 4)),
    livingArea,
    yearBuilt: dice(...plan.built),
    stories: plan.stories[dice(0, plan.stories.length - 1)] ?? 1,
    garageSpaces: plan.garage[dice(0, plan.garage.length - 1)] ?? 0,
    poolPrivateYN: hasPool,
    waterfrontYN: isWaterfront,
    petsAllowed: isLease ? [dice(0, 2) === 0 ? 'No' : 'Yes'] : [],
    interiorFeatures,
    exteriorFeatures,
  };
  return {
    ...facts,
    listingKey,
    listingId: `${2001 + at}`,
    standardStatus: STATUSES[at] ?? 'Active',
    propertyType: isLease ? 'ResidentialLease' : 'Residential',
    propertySubType: plan.subType,
    listPrice,
    originalListPrice: isLease || at % 5 !== 0 ? listPrice : Math.round((listPrice * 1.04) / 2500) * 2500,
    livingAreaUnits: 'SquareFeet',
    lotSizeArea: plan.lot ? dice(...plan.lot) : null,
    lotSizeUnits: 'SquareFeet',
    associationFee: isFlat && !isLease ? 180 + dice(0, 24) * 10 : null,
    associationFeeFrequency: isFlat && !isLease ? 'Monthly' : null,
    unparsedAddress: `${streetNumber} ${streetName}${unitNumber ? ` Unit ${unitNumber}` : ''}, ${area.city}, ME ${area.postalCode}`,
    streetNumber,
    streetName,
    unitNumber,
    city: area.city,
    countyOrParish: 'Larkin',
    stateOrProvince: 'ME',
    postalCode: area.postalCode,
    country: 'US',
    subdivisionName: area.name,
    latitude: Number((area.latitude + dice(-60, 60) / 10_000).toFixed(5)),
    longitude: Number((area.longitude + dice(-60, 60) / 10_000).toFixed(5)),
    publicRemarks: describe({ opening: plan.opening[dice(0, plan.opening.length - 1)] ?? '', area, isLease, facts }),
    privateRemarks: `Seller's desk: offers reviewed on ${['Mondays', 'Thursdays'][at % 2]}.`,
    showingInstructions: `Call first; lockbox ${4000 + at}.`,
    appliances: pick(dice, APPLIANCES, { count: 3 }),
    view: isWaterfront ? ['Water'] : area.name === 'Vale Heights' ? ['Hills'] : [],
    media: [{ mediaURL: `/pictures/${listingKey}.svg`, mediaCategory: 'Photo', order: 0, preferredPhotoYN: true }],
    virtualTourURLUnbranded: '',
    listAgentKey: null,
    onMarketDate: new Date(now.getTime() - dice(1, 45) * DAY_MS),
    modificationTimestamp: new Date(now.getTime() - dice(1, 600) * 60_000),
    internetEntireListingDisplayYN: at !== WITHOUT_DISPLAY,
    internetAddressDisplayYN: at !== WITHOUT_ADDRESS,
  };
}

type Facts = Pick<
  Property,
  'stories' | 'garageSpaces' | 'poolPrivateYN' | 'waterfrontYN' | 'petsAllowed' | 'interiorFeatures' | 'exteriorFeatures'
>;

/** Remarks in an agent's words. Every feature named is a field of the listing, and nobody is told who should live there. */
function describe({ opening, area, isLease, facts }: { opening: string; area: Area; isLease: boolean; facts: Facts }): string {
  const inside = facts.interiorFeatures.map((feature) => feature.replace('(s)', 's').toLowerCase());
  const outside = facts.exteriorFeatures.map((feature) => feature.toLowerCase());
  const extras = [
    facts.waterfrontYN ? 'It looks straight out over the water.' : '',
    facts.poolPrivateYN ? 'There is a private pool behind the house.' : '',
    facts.garageSpaces ? `The garage takes ${['', 'one car', 'two cars', 'three cars'][facts.garageSpaces]}.` : '',
    isLease ? (facts.petsAllowed.includes('Yes') ? 'Pets are welcome by arrangement.' : 'No pets, please.') : '',
  ].filter(Boolean);
  return [
    `${opening} in ${area.name}.`,
    `Inside: ${inside.slice(0, -1).join(', ')} and ${inside.at(-1)}.`,
    `Outside: ${outside.join(' and ')}.`,
    ...extras,
    `${area.charm.charAt(0).toUpperCase()}${area.charm.slice(1)}.`,
  ].join(' ');
}

function pick(dice: Dice, from: string[], { count }: { count: number }): string[] {
  const start = dice(0, from.length - 1);
  return Array.from({ length: count }, (_, i) => from[(start + i * 2 + (i > 1 ? 1 : 0)) % from.length] ?? '').filter(
    (value, i, all) => all.indexOf(value) === i,
  );
}

/** Whole numbers in [from, to], the same series for the same seed (mulberry32). */
export function diceFrom(seed: number): Dice {
  let state = Math.imul(seed, 0x9e3779b1) >>> 0;
  return (from, to) => {
    state = (state + 0x6d2b79f5) >>> 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return from + (((t ^ (t >>> 14)) >>> 0) % (to - from + 1));
  };
}
