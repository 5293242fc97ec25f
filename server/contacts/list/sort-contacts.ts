import type { Contact, ContactSort } from '../../../shared/contact.ts';
import type { Stored } from '../../database/model-from.ts';
import { AppError } from '../../errors.ts';

type Row = Stored<Contact> & { nameKey?: string };
type Order = {
  sort: Record<string, 1 | -1>;
  /** The value the list is sorted by, besides the id. */
  keyOf(row: Row): string | number | null;
  /** What comes after that value. */
  after(key: string | number | null, id: string): Record<string, unknown>;
};

/** The ways a list of contacts is read: each by an index, page after page from where the last one ended. */
export const ORDERS: Record<ContactSort, Order> = {
  newest: {
    sort: { _id: -1 },
    keyOf: () => null,
    after: (_, id) => ({ _id: { $lt: id } }),
  },
  name: {
    sort: { nameKey: 1, _id: 1 },
    keyOf: (row) => row.nameKey ?? null,
    after: (key, id) => ({ $or: [{ nameKey: { $gt: key } }, { nameKey: key, _id: { $gt: id } }] }),
  },
  last_inbound: {
    sort: { lastInboundAt: -1, _id: -1 },
    keyOf: (row) => row.lastInboundAt?.getTime() ?? null,
    after: (key, id) => {
      // Those who never wrote come last.
      if (key === null) return { lastInboundAt: null, _id: { $lt: id } };
      const at = new Date(key);
      return { $or: [{ lastInboundAt: { $lt: at } }, { lastInboundAt: at, _id: { $lt: id } }, { lastInboundAt: null }] };
    },
  },
};

export function writeCursor(sort: ContactSort, row: Row): string {
  return Buffer.from(JSON.stringify([sort, ORDERS[sort].keyOf(row), row._id])).toString('base64url');
}

/** @throws AppError BAD_INPUT for a cursor that no list of this order gave out */
export function readCursor(sort: ContactSort, cursor: string | null | undefined): Record<string, unknown> {
  if (!cursor) return {};
  const parsed = parse(Buffer.from(cursor, 'base64url').toString());
  const [order, key, id] = Array.isArray(parsed) ? parsed : [];
  const isKey = key === null || typeof key === (sort === 'last_inbound' ? 'number' : 'string');
  if (order === sort && isKey && typeof id === 'string') return ORDERS[sort].after(key, id);
  throw new AppError('BAD_INPUT', { message: 'unreadable cursor', userMessage: 'This list has moved on. Please reload it.' });
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
