import { z } from 'zod';
import type { ListingSort } from '../../../shared/listing.ts';
import type { Property } from '../../../shared/property.ts';
import type { Stored } from '../../database/model-from.ts';
import { type Place, readPlace, timeKey, writePlace } from '../../keyset.ts';

type Field = 'modificationTimestamp' | 'onMarketDate' | 'listPrice' | 'livingArea';
type Order = { field: Field; direction: 1 | -1 };

const ORDERS: Record<ListingSort, Order> = {
  changed: { field: 'modificationTimestamp', direction: -1 },
  newest: { field: 'onMarketDate', direction: -1 },
  price_down: { field: 'listPrice', direction: -1 },
  price_up: { field: 'listPrice', direction: 1 },
  largest: { field: 'livingArea', direction: -1 },
};

/** One way to order listings by keyset: how to sort, what comes behind a cursor, and the cursor of a row. */
export function orderBy(sort: ListingSort) {
  const { field, direction } = ORDERS[sort];
  const key = (isTime(field) ? timeKey : z.number()).nullable();
  return {
    sort: { [field]: direction, _id: direction } as Record<string, 1 | -1>,
    /** @throws AppError BAD_INPUT for a cursor that no list of this order gave out */
    behind: (cursor: string | null | undefined) => behind(readPlace(cursor, { sort, key }), ORDERS[sort]),
    cursorOf: (row: Stored<Property>) => writePlace(sort, { key: numberOf(row[field]), id: row._id }),
  };
}

const isTime = (field: Field) => field === 'modificationTimestamp' || field === 'onMarketDate';
const numberOf = (value: Date | number | null) => (value instanceof Date ? value.getTime() : value);

/** What states no value comes last: only descending orders are by fields that may lack one. */
function behind(place: Place<number | null> | null, { field, direction }: Order): Record<string, unknown> {
  if (!place) return {};
  const { key, id } = place;
  const after = direction === 1 ? '$gt' : '$lt';
  if (key === null) return { [field]: null, _id: { [after]: id } };
  const at = isTime(field) ? new Date(key) : key;
  const rest = field === 'onMarketDate' || field === 'livingArea' ? [{ [field]: null }] : [];
  return { $or: [{ [field]: { [after]: at } }, { [field]: at, _id: { [after]: id } }, ...rest] };
}
