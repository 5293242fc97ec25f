import { z } from 'zod';
import type { Contact, ContactSort } from '../../../shared/contact.ts';
import type { Stored } from '../../database/model-from.ts';
import { readPlace, timeKey, writePlace } from '../../keyset.ts';

type Row = Stored<Contact> & { nameKey?: string };
type Order<Key> = {
  sort: Record<string, 1 | -1>;
  /** What the list is sorted by, besides the id. */
  key: z.ZodType<Key>;
  keyOf(row: Row): Key;
  /** What comes after that value. */
  after(key: Key, id: string): Record<string, unknown>;
};

/** The ways a list of contacts is read: each by an index, page after page from where the last one ended. */
export const ORDERS = {
  newest: paged('newest', {
    sort: { _id: -1 },
    key: z.null(),
    keyOf: () => null,
    after: (_, id) => ({ _id: { $lt: id } }),
  }),
  name: paged('name', {
    sort: { nameKey: 1, _id: 1 },
    key: z.string().nullable(),
    keyOf: (row) => row.nameKey ?? null,
    after: (key, id) => ({ $or: [{ nameKey: { $gt: key } }, { nameKey: key, _id: { $gt: id } }] }),
  }),
  last_inbound: paged('last_inbound', {
    sort: { lastInboundAt: -1, _id: -1 },
    key: timeKey.nullable(),
    keyOf: (row) => row.lastInboundAt?.getTime() ?? null,
    after: (key, id) => {
      // Those who never wrote come last.
      if (key === null) return { lastInboundAt: null, _id: { $lt: id } };
      const at = new Date(key);
      return { $or: [{ lastInboundAt: { $lt: at } }, { lastInboundAt: at, _id: { $lt: id } }, { lastInboundAt: null }] };
    },
  }),
};

/** One way to order contacts: how to sort, what comes behind a cursor, and the cursor of a row. */
function paged<Key extends string | number | null>(name: ContactSort, { sort, key, keyOf, after }: Order<Key>) {
  return {
    sort,
    /** @throws AppError BAD_INPUT for a cursor that no list of this order gave out */
    behind: (cursor: string | null | undefined): Record<string, unknown> => {
      const place = readPlace(cursor, { sort: name, key });
      return place ? after(place.key, place.id) : {};
    },
    cursorOf: (row: Row) => writePlace(name, { key: keyOf(row), id: row._id }),
  };
}
