import { z } from 'zod';
import { AppError } from './errors.ts';

/**
 * Lists page by keyset: a cursor names the last row seen, by what the list is sorted by and by its id, so that a page
 * costs the same at any depth and new rows do not shift old ones.
 */
export type Place<Key> = { key: Key; id: string };
/** A place in a list that is sorted by a time, and the sort's name where the list has several. */
export type Keyset = { at: Date; id: string; sort?: string };

/** A cursor may hold a name, of up to 400 letters in any script. */
export const pageInput = { cursor: z.string().max(4000).nullish(), limit: z.number().int().min(1).max(100).default(50) };

export const listOf = <T extends z.ZodType>(item: T) => z.object({ items: z.array(item), nextCursor: z.string().nullable() });

/** Milliseconds that a Date can hold (ECMA-262 §21.4.1.1). */
export const timeKey = z.int().min(-8.64e15).max(8.64e15);

/** @param sort the name of the order the list was read in: its cursor means nothing in another */
export function writePlace(sort: string, { key, id }: Place<string | number | null>): string {
  return Buffer.from(JSON.stringify([sort, key, id])).toString('base64url');
}

/** @throws AppError BAD_INPUT for a cursor that no list of this sort gave out */
export function readPlace<Key>(cursor: string | null | undefined, { sort, key }: { sort: string; key: z.ZodType<Key> }): Place<Key> | null {
  if (!cursor) return null;
  const place = z.tuple([z.literal(sort), key, z.string().min(1)]).safeParse(jsonOf(Buffer.from(cursor, 'base64url').toString()));
  if (place.success) return { key: place.data[1], id: place.data[2] };
  throw new AppError('BAD_INPUT', { message: 'unreadable cursor', userMessage: 'This list has moved on. Please reload it.' });
}

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null; // Not one of ours, which is told to whoever sent it.
  }
}

/** @throws AppError BAD_INPUT for a cursor that no list of this sort gave out */
export function readCursor(cursor: string | null | undefined, sort = 'newest'): Keyset | null {
  const place = readPlace(cursor, { sort, key: timeKey });
  return place && { at: new Date(place.key), id: place.id };
}

/** The filter for what comes after a cursor in a list sorted by `{ [field]: -1, _id: -1 }`. */
export function after(field: string, cursor: Keyset | null): Record<string, unknown> {
  if (!cursor) return {};
  // The first condition bounds the index scan: MongoDB makes no bounds of an $or, and would walk from the top each time.
  return { [field]: { $lte: cursor.at }, $or: [{ [field]: { $lt: cursor.at } }, { [field]: cursor.at, _id: { $lt: cursor.id } }] };
}

/** Cuts `limit + 1` found rows into a page. */
export function cutPage<T>(found: T[], limit: number, keyOf: (row: T) => Keyset): { rows: T[]; nextCursor: string | null } {
  const rows = found.slice(0, limit);
  const last = rows.at(-1);
  if (found.length <= limit || last === undefined) return { rows, nextCursor: null };
  const { sort = 'newest', at, id } = keyOf(last);
  return { rows, nextCursor: writePlace(sort, { key: at.getTime(), id }) };
}

/** The filter for what comes after a place in a list sorted by `{ [field]: 1, _id: 1 }`: reading on, oldest first. */
export function beyond(field: string, { at, id }: Keyset): Record<string, unknown> {
  return { [field]: { $gte: at }, $or: [{ [field]: { $gt: at } }, { [field]: at, _id: { $gt: id } }] };
}
