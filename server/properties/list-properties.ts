import { type PROPERTY_TYPES, type Property, propertySchema, type STANDARD_STATUSES } from '../../shared/property.ts';
import { present } from '../database/model-from.ts';
import { notFound } from '../errors.ts';
import { after, cutPage, readCursor } from '../keyset.ts';
import { literalPattern } from '../literal-pattern.ts';
import { PropertyModel } from './property.model.ts';

export type PropertyQuery = {
  search?: string;
  standardStatus?: (typeof STANDARD_STATUSES)[number];
  propertyType?: (typeof PROPERTY_TYPES)[number];
  city?: string;
  priceMin?: number;
  priceMax?: number;
  bedroomsMin?: number;
  cursor?: string | null;
  limit: number;
};

/** Listings as our own people see them, remarks for agents included, the newest change first. */
export async function listProperties(query: PropertyQuery): Promise<{ items: Property[]; nextCursor: string | null }> {
  const found = await PropertyModel.find({ $and: [filterOf(query), after('modificationTimestamp', readCursor(query.cursor))] })
    .sort({ modificationTimestamp: -1, _id: -1 })
    .limit(query.limit + 1)
    .lean();
  const { rows, nextCursor } = cutPage(found, query.limit, (row) => ({ at: row.modificationTimestamp, id: row._id }));
  return { items: rows.map((row) => present(propertySchema, row)), nextCursor };
}

/** @throws AppError NOT_FOUND */
export async function showProperty(listingKey: string): Promise<Property> {
  const property = await PropertyModel.findOne({ listingKey }).lean();
  if (!property) throw notFound('listing', listingKey);
  return present(propertySchema, property);
}

function filterOf({ search, standardStatus, propertyType, city, priceMin, priceMax, bedroomsMin }: PropertyQuery): Record<string, unknown> {
  const listPrice = { ...(priceMin === undefined ? {} : { $gte: priceMin }), ...(priceMax === undefined ? {} : { $lte: priceMax }) };
  const pattern = search?.trim() ? literalPattern(search.trim()) : null;
  return {
    ...(standardStatus ? { standardStatus } : {}),
    ...(propertyType ? { propertyType } : {}),
    ...(city ? { city } : {}),
    ...(Object.keys(listPrice).length > 0 ? { listPrice } : {}),
    ...(bedroomsMin === undefined ? {} : { bedroomsTotal: { $gte: bedroomsMin } }),
    ...(pattern
      ? { $or: [{ unparsedAddress: pattern }, { subdivisionName: pattern }, { listingKey: pattern }, { listingId: pattern }] }
      : {}),
  };
}
