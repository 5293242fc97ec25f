import {
  type Criteria,
  PROPERTY_TYPES,
  type Property,
  type PublicProperty,
  publicPropertySchema,
  SUGGESTIBLE_STATUSES,
} from '../../../shared/property.ts';
import { present, type Stored } from '../../database/model-from.ts';
import { PLACE_COLLATION, PropertyModel } from '../property.model.ts';
import { areaKey, LEASE_TYPES, subTypesMeant } from '../property-words.ts';
import { areaKeysOf, featureKeysOf } from './match-keys.ts';

type Filter = Record<string, unknown>;
type Options = { leaveOut?: readonly string[] };

/** Listings read per question: enough to choose from, few enough to weigh within milliseconds. */
const FITTING = 40;
const WISHED = 30;
const NEAR = 12;
/** Of those that were sent or turned down, the newest are read too: a decision says why they are left out. */
const LEFT_OUT = 10;
/** A near miss is read too, so that the decision can say why it was rejected. */
const NEAR_MISS = 1.1;
/** As much above the budget as is still taken. */
export const STRETCH = 1.03;

/**
 * The listings worth weighing for somebody, off the indexes: those that meet every hard criterion (the dearest first,
 * near the top of the budget), those of them with a wished feature, some that just miss, and some that were left out.
 */
export async function preselect(criteria: Criteria, { leaveOut = [] }: Options = {}): Promise<PublicProperty[]> {
  const [hard, near] = [hardFilter(criteria), nearFilter(criteria)];
  const others = leaveOut.length > 0 ? { listingKey: { $nin: leaveOut.slice(-200) } } : {};
  const wishes = featureKeysOf(criteria.features ?? []);
  for (const place of placeFilters(criteria)) {
    if (place.isCollated && !(await PropertyModel.exists({ matchKeys: { $exists: false } }))) break;
    const collation = place.isCollated ? PLACE_COLLATION : undefined;
    const ask = (limit: number, ...filters: Filter[]) => read({ $and: [place.filter, ...filters] }, { limit, collation });
    const found = await Promise.all([
      ask(FITTING, hard, others),
      wishes.length > 0 ? ask(WISHED, hard, others, place.isEverywhere ? { matchKeys: { $in: wishes } } : holdsAny(wishes)) : [],
      ask(NEAR, near, others),
      leaveOut.length > 0 ? ask(LEFT_OUT, near, { listingKey: { $in: leaveOut.slice(-200) } }) : [],
    ]);
    const unique = new Map(found.flat().map((row) => [row.listingKey, row]));
    if (unique.size > 0) return [...unique.values()].map((row) => present(publicPropertySchema, row));
  }
  return [];
}

/** Status and kind come first in every index. What weighing would reject is not read as fitting. */
function hardFilter(criteria: Criteria): Filter {
  const { priceMax, bedroomsMin, bathroomsMin, propertyTypes = [] } = criteria;
  const subTypes = subTypesMeant(propertyTypes);
  return {
    ...dealFilter(criteria),
    ...(priceMax === undefined ? {} : { listPrice: { $lte: priceMax * STRETCH } }),
    // Land and offices state no bedrooms; who asks for some wants neither.
    ...(bedroomsMin === undefined ? {} : { bedroomsTotal: { $gte: Math.floor(bedroomsMin) } }),
    ...(bathroomsMin === undefined ? {} : { bathroomsTotalInteger: { $gte: Math.floor(bathroomsMin) } }),
    ...(subTypes.length === 0 ? {} : { propertySubType: { $in: subTypes } }),
    internetEntireListingDisplayYN: true,
  };
}

function nearFilter(criteria: Criteria): Filter {
  const { priceMin, priceMax, bedroomsMin } = criteria;
  const listPrice = {
    ...(priceMin === undefined ? {} : { $gte: priceMin / NEAR_MISS }),
    ...(priceMax === undefined ? {} : { $lte: priceMax * NEAR_MISS }),
  };
  return {
    ...dealFilter(criteria),
    ...(Object.keys(listPrice).length > 0 ? { listPrice } : {}),
    ...(bedroomsMin === undefined ? {} : { bedroomsTotal: { $gte: bedroomsMin - 1 } }),
  };
}

function dealFilter({ lease }: Criteria): Filter {
  const types = lease === undefined ? PROPERTY_TYPES : PROPERTY_TYPES.filter((type) => LEASE_TYPES.some((name) => name === type) === lease);
  return { standardStatus: { $in: SUGGESTIBLE_STATUSES }, propertyType: { $in: types } };
}

/** Asked in a way that no index answers: within a place the planner might else walk every home with a garage. */
const holdsAny = (wishes: readonly string[]): Filter => ({
  $expr: { $gt: [{ $size: { $setIntersection: [{ $ifNull: ['$matchKeys', []] }, wishes] } }, 0] },
});

type Place = { filter: Filter; isCollated?: boolean; isEverywhere?: boolean };

/** By the keys kept beside each listing; by the names themselves where a listing was stored without keys. */
function placeFilters({ areas = [] }: Criteria): Place[] {
  const steps = areaKeysOf(areas).filter((keys) => keys.length > 0);
  if (steps.length === 0) return [{ filter: {}, isEverywhere: true }];
  const names = [...new Set(areas.flatMap((area) => [area.trim(), areaKey(area), areaKey(area).replace(/harbour/g, 'harbor')]))];
  return [
    ...steps.map((keys) => ({ filter: { matchKeys: { $in: keys } } })),
    ...['subdivisionName', 'city', 'postalCode'].map((field) => ({ filter: { [field]: { $in: names } }, isCollated: true })),
  ];
}

type Reading = { limit: number; collation?: typeof PLACE_COLLATION };

async function read(filter: Filter, { limit, collation }: Reading): Promise<Stored<Property>[]> {
  const query = PropertyModel.find(filter)
    .select('-privateRemarks -showingInstructions -matchKeys')
    .sort({ listPrice: -1 })
    .limit(limit)
    .lean();
  return collation ? query.collation(collation) : query;
}
