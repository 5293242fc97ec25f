import type { ListingSort } from '../../shared/listing.ts';
import { STATUS_WORDS } from '../../shared/listing-words.ts';
import type { Property } from '../../shared/property.ts';
import { count } from '../lib/words/format.ts';

type Status = Property['standardStatus'];

export { KIND_WORDS, STATUS_WORDS, TYPE_WORDS } from '../../shared/listing-words.ts';
export const STATUSES = Object.keys(STATUS_WORDS) as Status[];

export const SORT_WORDS: Record<ListingSort, string> = {
  changed: 'Last changed',
  newest: 'Newest on the market',
  price_down: 'Highest price',
  price_up: 'Lowest price',
  largest: 'Largest',
};

/** The street alone; of a draft without one, what it is. */
export const streetOf = ({ unparsedAddress, listingKey }: Pick<Property, 'unparsedAddress' | 'listingKey'>) =>
  unparsedAddress.split(',')[0] || `Listing ${listingKey}`;

export function areaWords({ livingArea, livingAreaUnits }: Pick<Property, 'livingArea' | 'livingAreaUnits'>): string {
  return livingArea === null ? '' : `${count(livingArea)} ${livingAreaUnits === 'SquareFeet' ? 'sq ft' : 'm²'}`;
}

export const isLease = ({ propertyType }: Pick<Property, 'propertyType'>) =>
  propertyType === 'ResidentialLease' || propertyType === 'CommercialLease';

type Facts = Pick<Property, 'bedroomsTotal' | 'bathroomsTotalInteger' | 'livingArea' | 'livingAreaUnits'>;

/** `3 bd · 2 ba · 1,450 sq ft`, leaving out what is not known. */
export function factsLine({ bedroomsTotal, bathroomsTotalInteger, livingArea, livingAreaUnits }: Facts): string {
  return [
    bedroomsTotal !== null && (bedroomsTotal === 0 ? 'Studio' : `${bedroomsTotal} bd`),
    bathroomsTotalInteger !== null && `${bathroomsTotalInteger} ba`,
    areaWords({ livingArea, livingAreaUnits }),
  ]
    .filter(Boolean)
    .join(' · ');
}
