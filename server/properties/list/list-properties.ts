import { type Property, propertySchema } from '../../../shared/property.ts';
import { present, type Stored } from '../../database/model-from.ts';
import { notFound } from '../../errors.ts';
import { PropertyModel } from '../property.model.ts';
import { filterOf, type PropertyFilter } from './filter-properties.ts';
import { orderBy } from './sort-properties.ts';

export type PropertyQuery = PropertyFilter & { cursor?: string | null; limit: number };

/** Listings as our own people see them, remarks for agents included; without another wish the last changed first. */
export async function listProperties(query: PropertyQuery): Promise<{ items: Property[]; nextCursor: string | null }> {
  const order = orderBy(query.sort ?? 'changed');
  const found = await PropertyModel.find({ $and: [filterOf(query), order.behind(query.cursor)] })
    .select('-matchKeys')
    .sort(order.sort)
    .limit(query.limit + 1)
    .lean<Stored<Property>[]>();
  const rows = found.slice(0, query.limit);
  const last = rows.at(-1);
  const nextCursor = found.length > query.limit && last ? order.cursorOf(last) : null;
  return { items: rows.map((row) => present(propertySchema, row)), nextCursor };
}

/** @throws AppError NOT_FOUND */
export async function showProperty(listingKey: string): Promise<Property> {
  const property = await PropertyModel.findOne({ listingKey }).select('-matchKeys').lean<Stored<Property>>();
  if (!property) throw notFound('listing', listingKey);
  return present(propertySchema, property);
}

/** The towns that listings are in, for choosing one. */
export async function listCities(): Promise<string[]> {
  const cities = await PropertyModel.distinct('city');
  return cities.filter(Boolean).sort((a, b) => a.localeCompare(b));
}
