import {
  type Criteria,
  type Match,
  PROPERTY_TYPES,
  type Property,
  type PublicProperty,
  publicPropertySchema,
  SUGGESTIBLE_STATUSES,
} from '../../shared/property.ts';
import { present, type Stored } from '../database/model-from.ts';
import { PLACE_COLLATION, PropertyModel } from './property.model.ts';
import { areaKey, LEASE_TYPES } from './property-words.ts';
import { scoreProperties } from './score-properties.ts';

export type MatchOptions = { limit?: number; alreadySent?: readonly string[]; discarded?: readonly string[] };

/** Listings read per place and question: enough to choose from, few enough to score within milliseconds. */
const CANDIDATES = 80;
/** A near miss is read too, so that the decision can say why it was rejected. */
const NEAR_MISS = 1.1;

/**
 * Finds listings for somebody: an indexed pre-selection, then every candidate weighed. Returns the best `limit` taken
 * ones and, after them, as many of the nearest rejected ones with the reasons.
 */
export async function matchProperties(criteria: Criteria, { limit = 5, alreadySent, discarded }: MatchOptions = {}): Promise<Match[]> {
  const candidates = await preselect(criteria);
  const matches = scoreProperties(candidates, criteria, { alreadySent, discarded });
  return [...matches.filter(({ taken }) => taken).slice(0, limit), ...matches.filter(({ taken }) => !taken).slice(0, limit)];
}

type Filter = Record<string, unknown>;

async function preselect(criteria: Criteria): Promise<PublicProperty[]> {
  const places = [...new Set((criteria.areas ?? []).flatMap(spellings))];
  if (places.length === 0) return read(filterOf(criteria));
  const named = await Promise.all(
    ['subdivisionName', 'city', 'postalCode'].map((field) => read({ ...filterOf(criteria), [field]: { $in: places } }, PLACE_COLLATION)),
  );
  const found = new Map(named.flat().map((property) => [property.listingKey, property]));
  if (found.size > 0) return [...found.values()];
  const [areas, cities] = await Promise.all([placesNamed('subdivisionName', criteria), placesNamed('city', criteria)]);
  const near = await Promise.all([
    areas.length > 0 ? read({ ...filterOf(criteria), subdivisionName: { $in: areas } }, PLACE_COLLATION) : [],
    cities.length > 0 ? read({ ...filterOf(criteria), city: { $in: cities } }, PLACE_COLLATION) : [],
  ]);
  return [...new Map(near.flat().map((property) => [property.listingKey, property])).values()];
}

/** Status and kind come first in every index; price and bedrooms leave room for near misses. */
function filterOf({ lease, priceMin, priceMax, bedroomsMin }: Criteria): Filter {
  const types = lease === undefined ? PROPERTY_TYPES : PROPERTY_TYPES.filter((type) => LEASE_TYPES.some((name) => name === type) === lease);
  const listPrice = {
    ...(priceMin === undefined ? {} : { $gte: priceMin / NEAR_MISS }),
    ...(priceMax === undefined ? {} : { $lte: priceMax * NEAR_MISS }),
  };
  return {
    standardStatus: { $in: SUGGESTIBLE_STATUSES },
    propertyType: { $in: types },
    ...(Object.keys(listPrice).length > 0 ? { listPrice } : {}),
    // Land and offices state no bedrooms; who asks for some wants neither.
    ...(bedroomsMin === undefined ? {} : { bedroomsTotal: { $gte: bedroomsMin - 1 } }),
  };
}

/** How the area may stand in the catalogue: as written, without "the … area", in British and American spelling. */
function spellings(area: string): string[] {
  const key = areaKey(area);
  return [area.trim(), key, key.replace(/harbour/g, 'harbor')].filter(Boolean);
}

/** For "harbour" where the catalogue says "Harbour Hill": the names that hold the words. Distinct values come off the index alone. */
async function placesNamed(field: 'subdivisionName' | 'city', { areas = [] }: Criteria): Promise<string[]> {
  const keys = areas.map(areaKey).filter((key) => key.length >= 3);
  if (keys.length === 0) return [];
  const names = await PropertyModel.distinct(field).collation(PLACE_COLLATION);
  return names.filter((name) => keys.some((key) => ` ${areaKey(name)} `.includes(` ${key} `))).slice(0, 20);
}

async function read(filter: Filter, collation?: typeof PLACE_COLLATION): Promise<PublicProperty[]> {
  const query = PropertyModel.find(filter).select('-privateRemarks -showingInstructions').sort({ listPrice: -1 }).limit(CANDIDATES).lean();
  const rows: Stored<Property>[] = await (collation ? query.collation(collation) : query);
  return rows.map((row) => present(publicPropertySchema, row));
}
