import { stringify } from 'csv-stringify/sync';
import { harmless } from '../../../shared/harmless-cell.ts';
import type { PropertyFilter } from '../list/filter-properties.ts';
import { listProperties } from '../list/list-properties.ts';
import { columnOf, FIELDS, writeCell } from './columns.ts';

const PAGE = 500;
/** A file beyond this belongs to whoever runs the database. */
const MOST_ROWS = 50_000;

/** The listings of a filter as a file with RESO's headers, which `importProperties` reads back. Remarks for agents are in it. */
export async function exportProperties(filter: PropertyFilter): Promise<{ csv: string; rows: number }> {
  const header = [columnOf('listingKey'), ...FIELDS.map(columnOf)];
  let csv = stringify([header]);
  let rows = 0;
  for (let cursor: string | null | undefined; cursor !== null && rows < MOST_ROWS; ) {
    const page = await listProperties({ ...filter, cursor, limit: PAGE });
    const cells = page.items.map((listing) => [listing.listingKey, ...FIELDS.map((field) => writeCell(field, listing[field]))]);
    csv += stringify(
      cells.map((row) => row.map(harmless)),
      { quoted: true },
    );
    rows += page.items.length;
    cursor = page.nextCursor;
  }
  return { csv, rows };
}
