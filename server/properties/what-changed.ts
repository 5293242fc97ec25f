import type { ToldListing } from '../../shared/contact.ts';
import { type PublicProperty, SUGGESTIBLE_STATUSES } from '../../shared/property.ts';

export type Change = 'cheaper' | 'dearer' | 'available';

/** What is new of a listing since a customer was told of it, or null. Without a note of what was told nothing is. Pure. */
export function whatChanged(
  told: ToldListing,
  { listPrice, standardStatus }: Pick<PublicProperty, 'listPrice' | 'standardStatus'>,
): Change | null {
  const isOpen = (status: string) => SUGGESTIBLE_STATUSES.some((one) => one === status);
  if (!isOpen(standardStatus)) return null;
  if (told.standardStatus !== undefined && told.standardStatus !== standardStatus && standardStatus === 'Active') return 'available';
  if (told.listPrice === undefined || told.listPrice === listPrice) return null;
  return listPrice < told.listPrice ? 'cheaper' : 'dearer';
}
