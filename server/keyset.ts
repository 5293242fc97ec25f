import { z } from 'zod';
import { AppError } from './errors.ts';

/**
 * Lists page by keyset, newest first: a cursor names the last row seen, so that a page costs the same at any depth
 * and new rows do not shift old ones.
 */
export type Keyset = { at: Date; id: string };

export const pageInput = { cursor: z.string().max(200).nullish(), limit: z.number().int().min(1).max(100).default(50) };

export const listOf = <T extends z.ZodType>(item: T) => z.object({ items: z.array(item), nextCursor: z.string().nullable() });

function writeCursor({ at, id }: Keyset): string {
  return Buffer.from(`${at.getTime()}.${id}`).toString('base64url');
}

/** @throws AppError BAD_INPUT for a cursor that no list gave out */
export function readCursor(cursor: string | null | undefined): Keyset | null {
  if (!cursor) return null;
  const [, time, id] = /^(-?\d{1,15})\.(\w{1,100})$/.exec(Buffer.from(cursor, 'base64url').toString()) ?? [];
  if (time === undefined || id === undefined) {
    throw new AppError('BAD_INPUT', { message: 'unreadable cursor', userMessage: 'This list has moved on. Please reload it.' });
  }
  return { at: new Date(Number(time)), id };
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
  return { rows, nextCursor: found.length > limit && last !== undefined ? writeCursor(keyOf(last)) : null };
}

/** The filter for what comes after a place in a list sorted by `{ [field]: 1, _id: 1 }`: reading on, oldest first. */
export function beyond(field: string, { at, id }: Keyset): Record<string, unknown> {
  return { [field]: { $gte: at }, $or: [{ [field]: { $gt: at } }, { [field]: at, _id: { $gt: id } }] };
}
