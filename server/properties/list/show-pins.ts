import { type Pin, pinSchema } from '../../../shared/pin.ts';
import type { Property } from '../../../shared/property.ts';
import type { Stored } from '../../database/model-from.ts';
import { PropertyModel } from '../property.model.ts';
import { filterOf, type PropertyFilter } from './filter-properties.ts';

/** A map with more labels than this can be read by nobody. */
const MOST_PINS = 500;

/** Where the listings of a filter lie, the last changed ones; `unplaced` counts those that say nowhere. */
export async function showPins(filter: PropertyFilter): Promise<{ pins: Pin[]; isMore: boolean; unplaced: number }> {
  const named = filterOf(filter);
  const [found, unplaced] = await Promise.all([
    PropertyModel.find({ $and: [named, { latitude: { $ne: null }, longitude: { $ne: null } }] })
      .select(Object.keys(pinSchema.shape).join(' '))
      .sort({ modificationTimestamp: -1, _id: -1 })
      .limit(MOST_PINS + 1)
      .lean<Stored<Property>[]>(),
    PropertyModel.find({ $and: [named, { latitude: null }] })
      .limit(MOST_PINS)
      .countDocuments(),
  ]);
  return { pins: found.slice(0, MOST_PINS).map((row) => pinSchema.parse(row)), isMore: found.length > MOST_PINS, unplaced };
}
