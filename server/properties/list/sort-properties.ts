import type { ListingSort } from '../../../shared/listing.ts';
import type { Property } from '../../../shared/property.ts';
import type { Stored } from '../../database/model-from.ts';
import { AppError } from '../../errors.ts';

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
  return {
    sort: { [field]: direction, _id: direction } as Record<string, 1 | -1>,
    behind: (cursor: string | null | undefined) => behind(cursor, { field, direction }),
    cursorOf: (row: Stored<Property>) => Buffer.from(JSON.stringify([numberOf(row[field]), row._id])).toString('base64url'),
  };
}

const numberOf = (value: Date | number | null) => (value instanceof Date ? value.getTime() : value);

/** What states no value comes last: only descending orders are by fields that may lack one. */
function behind(cursor: string | null | undefined, { field, direction }: Order): Record<string, unknown> {
  if (!cursor) return {};
  const { value, id } = readCursor(cursor);
  const after = direction === 1 ? '$gt' : '$lt';
  if (value === null) return { [field]: null, _id: { [after]: id } };
  const isTime = field === 'modificationTimestamp' || field === 'onMarketDate';
  const at = isTime ? new Date(value) : value;
  const rest = field === 'onMarketDate' || field === 'livingArea' ? [{ [field]: null }] : [];
  return { $or: [{ [field]: { [after]: at } }, { [field]: at, _id: { [after]: id } }, ...rest] };
}

/** @throws AppError BAD_INPUT for a cursor that no list gave out */
function readCursor(cursor: string): { value: number | null; id: string } {
  try {
    const [value, id]: unknown[] = JSON.parse(Buffer.from(cursor, 'base64url').toString());
    if ((value === null || typeof value === 'number') && typeof id === 'string') return { value, id };
  } catch {
    // Not one of ours: told below.
  }
  throw new AppError('BAD_INPUT', { message: 'unreadable cursor', userMessage: 'This list has moved on. Please reload it.' });
}
