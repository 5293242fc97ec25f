import type { Property } from '../../shared/property.ts';
import { count } from '../lib/format.ts';

type Status = Property['standardStatus'];

export const STATUS_WORDS: Record<Status, string> = {
  Active: 'Active',
  ComingSoon: 'Coming soon',
  Pending: 'Pending',
  ActiveUnderContract: 'Under contract',
  Closed: 'Sold',
  Hold: 'On hold',
  Incomplete: 'Draft',
  Withdrawn: 'Withdrawn',
  Expired: 'Expired',
  Canceled: 'Canceled',
  Delete: 'Deleted',
};
export const STATUSES = Object.keys(STATUS_WORDS) as Status[];

export const isLease = ({ propertyType }: Pick<Property, 'propertyType'>) =>
  propertyType === 'ResidentialLease' || propertyType === 'CommercialLease';

type Facts = Pick<Property, 'bedroomsTotal' | 'bathroomsTotalInteger' | 'livingArea' | 'livingAreaUnits'>;

/** `3 bd · 2 ba · 1,450 sq ft`, leaving out what is not known. */
export function factsLine({ bedroomsTotal, bathroomsTotalInteger, livingArea, livingAreaUnits }: Facts): string {
  return [
    bedroomsTotal !== null && (bedroomsTotal === 0 ? 'Studio' : `${bedroomsTotal} bd`),
    bathroomsTotalInteger !== null && `${bathroomsTotalInteger} ba`,
    livingArea !== null && `${count(livingArea)} ${livingAreaUnits === 'SquareFeet' ? 'sq ft' : 'm²'}`,
  ]
    .filter(Boolean)
    .join(' · ');
}
