import type { ListingSort } from '../../../shared/listing.ts';
import { PROPERTY_TYPES, type Property } from '../../../shared/property.ts';
import { literalPattern } from '../../database/literal-pattern.ts';
import { featureKeysOf } from '../match/match-keys.ts';
import { LEASE_TYPES } from '../property-words.ts';

export type PropertyFilter = {
  search?: string;
  standardStatus?: Property['standardStatus'];
  statuses?: Property['standardStatus'][];
  propertyType?: Property['propertyType'];
  propertySubType?: NonNullable<Property['propertySubType']>;
  /** True: leases only; false: sales only. */
  lease?: boolean;
  city?: string;
  priceMin?: number;
  priceMax?: number;
  bedroomsMin?: number;
  bathroomsMin?: number;
  /** In the listing's own units. */
  livingAreaMin?: number;
  features?: string[];
  pool?: boolean;
  waterfront?: boolean;
  listedSince?: Date;
  sort?: ListingSort;
};

const SALE_TYPES = PROPERTY_TYPES.filter((type) => !LEASE_TYPES.some((lease) => lease === type));

/** The listings that a filter names; what is absent does not narrow. */
export function filterOf(filter: PropertyFilter): Record<string, unknown> {
  const { search, standardStatus, statuses = [], propertyType, propertySubType, lease, city, features = [], pool, waterfront } = filter;
  const listPrice = between(filter.priceMin, filter.priceMax);
  const pattern = search?.trim() ? literalPattern(search.trim()) : null;
  const states = standardStatus ? [standardStatus] : statuses;
  return {
    // A deleted listing is shown to nobody who does not ask for it.
    standardStatus: states.length > 0 ? { $in: states } : { $ne: 'Delete' },
    ...(propertyType ? { propertyType } : lease === undefined ? {} : { propertyType: { $in: lease ? [...LEASE_TYPES] : SALE_TYPES } }),
    ...(propertySubType ? { propertySubType } : {}),
    ...(city ? { city } : {}),
    ...(listPrice ? { listPrice } : {}),
    ...(filter.bedroomsMin === undefined ? {} : { bedroomsTotal: { $gte: filter.bedroomsMin } }),
    ...(filter.bathroomsMin === undefined ? {} : { bathroomsTotalInteger: { $gte: filter.bathroomsMin } }),
    ...(filter.livingAreaMin === undefined ? {} : { livingArea: { $gte: filter.livingAreaMin } }),
    ...(features.length > 0 ? { matchKeys: { $all: featureKeysOf(features) } } : {}),
    ...(pool === undefined ? {} : { poolPrivateYN: pool }),
    ...(waterfront === undefined ? {} : { waterfrontYN: waterfront }),
    ...(filter.listedSince ? { onMarketDate: { $gte: filter.listedSince } } : {}),
    ...(pattern ? { $or: SEARCHED.map((field) => ({ [field]: pattern })) } : {}),
  };
}

const SEARCHED = ['unparsedAddress', 'subdivisionName', 'listingKey', 'listingId'];

function between(min: number | undefined, max: number | undefined) {
  if (min === undefined && max === undefined) return null;
  return { ...(min === undefined ? {} : { $gte: min }), ...(max === undefined ? {} : { $lte: max }) };
}
