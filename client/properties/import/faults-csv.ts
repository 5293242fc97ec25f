import { harmless } from '../../../shared/harmless-cell.ts';
import type { RowFault } from '../../../shared/listing.ts';

/** What could not be taken, as a file to work through. A cell that begins like a formula is disarmed. */
export function faultsCsv(faults: readonly RowFault[]): string {
  const cell = (value: string | number) => `"${harmless(String(value)).replace(/"/g, '""')}"`;
  const rows = faults.map(({ row, listingKey, column, value, problem }) => [row, listingKey, column, value, problem].map(cell).join(','));
  return ['Row,ListingKey,Column,Value,Problem', ...rows].join('\r\n');
}
