import { type ReactNode, useCallback, useMemo } from 'react';
import type { ListingSort } from '../../../shared/listing.ts';
import type { Property } from '../../../shared/property.ts';
import { useMoney } from '../../lib/use/use-money.ts';
import { calendarDay, count, exactTime, shortDate } from '../../lib/words/format.ts';
import { Chip } from '../../ui/chip.tsx';
import type { Column } from '../../ui/grid/columns.ts';
import { Photo } from '../../ui/photo.tsx';
import { VirtualTable } from '../../ui/virtual-table.tsx';
import type { ListingFilter } from '../properties-search.ts';
import { areaWords, isLease, KIND_WORDS, STATUS_WORDS, streetOf } from '../property-words.ts';
import { usePropertiesPlace } from '../use-properties-place.ts';
import { useListings } from './use-listings.ts';

const rowKey = ({ listingKey }: Property) => listingKey;
/** Which order of ours a head of the table means, in each direction. */
const ORDERS: Record<string, { asc: ListingSort; desc: ListingSort }> = {
  price: { asc: 'price_up', desc: 'price_down' },
  area: { asc: 'largest', desc: 'largest' },
  listed: { asc: 'newest', desc: 'newest' },
  changed: { asc: 'changed', desc: 'changed' },
};

/** Listings as a table, a line each, for those who compare. */
export function TableView({ filter, empty }: { filter: ListingFilter; empty: ReactNode }) {
  const { query, listings } = useListings(filter);
  const { open, search, narrow } = usePropertiesPlace();
  const money = useMoney();
  const columns = useMemo(() => columnsOf(money), [money]);
  const sort = search.sort ?? 'changed';
  const [key = 'changed', orders] = Object.entries(ORDERS).find(([, { asc, desc }]) => asc === sort || desc === sort) ?? [];
  // biome-ignore lint/correctness/useExhaustiveDependencies: the rows must not be drawn anew with every render.
  const onOpen = useCallback((property: Property) => open(property.listingKey), [location.search]);
  return (
    <VirtualTable
      label="Listings"
      rows={listings}
      columns={columns}
      rowKey={rowKey}
      onOpen={onOpen}
      query={query}
      more={query}
      empty={empty}
      sort={{
        key,
        direction: orders?.desc === sort ? 'desc' : 'asc',
        onChange: (next) => narrow({ sort: ORDERS[next.key]?.[next.direction] }),
      }}
    />
  );
}

function columnsOf(money: (amount: number) => string): Column<Property>[] {
  return [
    { key: 'address', head: 'Listing', width: 'minmax(16rem, 2fr)', cell: (property) => <Address property={property} /> },
    { key: 'status', head: 'Status', width: 120, cell: ({ standardStatus }) => <Chip>{STATUS_WORDS[standardStatus]}</Chip> },
    {
      key: 'price',
      head: 'Price',
      width: 130,
      isNumber: true,
      sortKey: 'price',
      cell: (property) => `${money(property.listPrice)}${isLease(property) ? '/mo' : ''}`,
    },
    { key: 'kind', head: 'Kind', width: 130, cell: ({ propertySubType }) => (propertySubType ? KIND_WORDS[propertySubType] : '') },
    { key: 'beds', head: 'Beds', width: 64, isNumber: true, cell: ({ bedroomsTotal }) => bedroomsTotal ?? '' },
    { key: 'baths', head: 'Baths', width: 64, isNumber: true, cell: ({ bathroomsTotalInteger }) => bathroomsTotalInteger ?? '' },
    { key: 'area', head: 'Area', width: 110, isNumber: true, sortKey: 'area', cell: areaWords },
    { key: 'built', head: 'Built', width: 64, isNumber: true, cell: ({ yearBuilt }) => yearBuilt ?? '' },
    { key: 'place', head: 'Where', width: 'minmax(9rem, 1fr)', cell: ({ subdivisionName, city }) => subdivisionName || city },
    { key: 'listed', head: 'Listed', width: 96, sortKey: 'listed', cell: ({ onMarketDate }) => onMarketDate && calendarDay(onMarketDate) },
    {
      key: 'changed',
      head: 'Changed',
      width: 96,
      sortKey: 'changed',
      cell: ({ modificationTimestamp: at }) => <span title={exactTime(at)}>{shortDate(at)}</span>,
    },
  ];
}

function Address({ property }: { property: Property }) {
  return (
    <span className="flex items-center gap-3">
      <Photo property={property} className="h-9 w-12 shrink-0 rounded" />
      <span className="min-w-0">
        <span className="block truncate font-medium">{streetOf(property)}</span>
        <span className="block truncate text-faint text-xs">{property.listingId || count(property.listPrice)}</span>
      </span>
    </span>
  );
}
