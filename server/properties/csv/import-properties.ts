import { isDeepStrictEqual } from 'node:util';
import type { DateOrder } from '../../../shared/date-order.ts';
import { type ListingFields, missingOf, type RowFault } from '../../../shared/listing.ts';
import type { Property } from '../../../shared/property.ts';
import { newId, type Stored } from '../../database/model-from.ts';
import type { Edges } from '../../edges.ts';
import { newListing } from '../desk/create-property.ts';
import { changeOf } from '../desk/update-property.ts';
import { matchKeysOf } from '../match/match-keys.ts';
import { PropertyModel } from '../property.model.ts';
import { columnOf } from './columns.ts';
import type { Mapping } from './headers.ts';
import { type ReadRow, readRows } from './read-rows.ts';

type File = { csv: string; mapping?: Mapping; firstRow?: number; dateOrder?: DateOrder | null; dryRun: boolean };
type Imported = {
  columns: ReturnType<typeof readRows>['columns'];
  rows: number;
  created: number;
  updated: number;
  unchanged: number;
  rejected: RowFault[];
};

const BATCH = 500;

/**
 * Takes a file of listings into the catalogue, by ListingKey: a known one is changed where the file has a column, a new
 * one is added. A row with a fault changes nothing. With `dryRun` it only says what would happen; a repeat is harmless.
 * @throws AppError BAD_INPUT when the file cannot be read
 */
export async function importProperties({ csv, dryRun, ...how }: File, edges: Pick<Edges, 'now' | 'publish'>): Promise<Imported> {
  const { columns, rows, faults, count } = readRows(csv, how);
  // Of a key that stands twice the last row counts: the one before would be overwritten anyway.
  const latest = [...new Map(rows.map((row) => [row.listingKey, row])).values()];
  const sum = { columns, rows: count, created: 0, updated: 0, unchanged: rows.length - latest.length, rejected: faults };
  for (let at = 0; at < latest.length; at += BATCH) {
    const plans = await planRows(latest.slice(at, at + BATCH), edges.now());
    for (const plan of plans) {
      if (plan.does === 'reject') sum.rejected.push(...plan.faults);
      else sum[plan.does]++;
    }
    if (!dryRun) await write(plans, edges);
  }
  sum.rejected.sort((a, b) => a.row - b.row);
  return sum;
}

type Plan =
  | { does: 'created'; listing: ReturnType<typeof newListing> }
  | { does: 'updated'; listingKey: string; change: Partial<Property> }
  | { does: 'unchanged' }
  | { does: 'reject'; faults: RowFault[] };

async function planRows(rows: readonly ReadRow[], now: Date): Promise<Plan[]> {
  const found = await PropertyModel.find({ listingKey: { $in: rows.map(({ listingKey }) => listingKey) } }).lean<Stored<Property>[]>();
  const known = new Map(found.map((row) => [row.listingKey, row]));
  return rows.map((row) => planRow(row, known.get(row.listingKey), now));
}

function planRow({ row, listingKey, fields }: ReadRow, known: Stored<Property> | undefined, now: Date): Plan {
  // Without a word on display rights a listing of one's own file may be shown; a feed that forbids it says so.
  const rights = { internetEntireListingDisplayYN: true, internetAddressDisplayYN: true };
  const listing = known ? { ...known, ...fields } : newListing({ ...rights, listingId: listingKey, ...fields, listingKey }, now);
  const missing = missingOf(listing);
  if (missing.length > 0) {
    const faults = missing.map(({ field, problem }) => ({ row, listingKey, column: columnOf(field), value: '', problem }));
    return { does: 'reject', faults };
  }
  if (!known) return { does: 'created', listing: listing as ReturnType<typeof newListing> };
  const news = Object.entries(fields).filter(([field, value]) => !isSame(known[field as keyof ListingFields], value));
  if (news.length === 0) return { does: 'unchanged' };
  return { does: 'updated', listingKey, change: changeOf(known, Object.fromEntries(news), now) };
}

/** A file names days, not moments. */
const isSame = (known: unknown, value: unknown) =>
  known instanceof Date && value instanceof Date ? known.toDateString() === value.toDateString() : isDeepStrictEqual(known, value);

async function write(plans: readonly Plan[], { publish }: Pick<Edges, 'publish'>): Promise<void> {
  const writes = plans.flatMap(writeOf);
  if (writes.length === 0) return;
  await PropertyModel.bulkWrite(
    writes.map(({ listingKey, update, upsert }) => ({ updateOne: { filter: { listingKey }, update, upsert } })),
    { ordered: false },
  );
  for (const { listingKey } of writes) publish('property.changed', { listingKey });
}

function writeOf(plan: Plan): { listingKey: string; update: object; upsert: boolean }[] {
  if (plan.does === 'updated') return [{ listingKey: plan.listingKey, update: { $set: plan.change }, upsert: false }];
  if (plan.does !== 'created') return [];
  const { listingKey, ...listing } = plan.listing;
  const made = { ...listing, _id: newId(), matchKeys: matchKeysOf(listing) };
  return [{ listingKey, update: { $setOnInsert: made }, upsert: true }];
}
