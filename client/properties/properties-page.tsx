import { getRouteApi, Link } from '@tanstack/react-router';
import { House } from 'lucide-react';
import { useState } from 'react';
import type { Property } from '../../shared/property.ts';
import { PATHS } from '../app/paths.ts';
import { trpc } from '../lib/trpc.ts';
import { useMoney } from '../lib/use-money.ts';
import { useSettled } from '../lib/use-time.ts';
import { Input, Select } from '../ui/field.tsx';
import { Empty, ListStates, MoreButton } from '../ui/list-states.tsx';
import { Page } from '../ui/page.tsx';
import { Photo } from '../ui/photo.tsx';
import { Skeleton } from '../ui/skeleton.tsx';
import { PropertyPane } from './property-pane.tsx';
import { factsLine, isLease, STATUS_WORDS, STATUSES } from './property-words.ts';

const route = getRouteApi(PATHS.properties);
type Status = Property['standardStatus'];

/** The catalogue: what the AI may speak of, and nothing else. */
export function PropertiesPage() {
  const { listingKey } = route.useParams();
  const [words, setWords] = useState('');
  const [status, setStatus] = useState<Status | ''>('');
  const [deal, setDeal] = useState<'' | 'sale' | 'lease'>('');
  const search = useSettled(words, 250);
  const query = trpc.properties.list.useInfiniteQuery(
    {
      search: search || undefined,
      standardStatus: status || undefined,
      propertyType: deal === 'lease' ? 'ResidentialLease' : deal === 'sale' ? 'Residential' : undefined,
      limit: 48,
    },
    { getNextPageParam: (page) => page.nextCursor ?? undefined, placeholderData: (previous) => previous },
  );
  const properties = query.data?.pages.flatMap((page) => page.items) ?? [];
  const isNarrowed = Boolean(words || status || deal);

  return (
    <div className="flex h-full">
      <div className="min-w-0 flex-1">
        <Page
          title="Properties"
          actions={
            <>
              <Input
                aria-label="Search listings"
                type="search"
                placeholder="Address, area or words"
                value={words}
                onChange={(event) => setWords(event.target.value)}
                isInline
                className="w-48"
              />
              <Select aria-label="Sale or lease" value={deal} onChange={(event) => setDeal(event.target.value as typeof deal)}>
                <option value="">Sale and lease</option>
                <option value="sale">For sale</option>
                <option value="lease">For lease</option>
              </Select>
              <Select aria-label="Status" value={status} onChange={(event) => setStatus(event.target.value as Status | '')}>
                <option value="">Any status</option>
                {STATUSES.map((one) => (
                  <option key={one} value={one}>
                    {STATUS_WORDS[one]}
                  </option>
                ))}
              </Select>
            </>
          }
        >
          <ListStates
            query={query}
            isEmpty={properties.length === 0}
            loading={<GridOfBones />}
            empty={
              <Empty icon={House} title={isNarrowed ? 'Nothing matches' : 'No listings yet'}>
                {isNarrowed
                  ? 'Loosen the search or the filters.'
                  : 'The AI speaks only of listings that stand here, so the catalogue comes first.'}
              </Empty>
            }
          >
            <ul className={GRID}>
              {properties.map((property) => (
                <li key={property.listingKey}>
                  <Card property={property} isOpen={property.listingKey === listingKey} />
                </li>
              ))}
            </ul>
            <MoreButton query={query} />
          </ListStates>
        </Page>
      </div>
      {listingKey && <PropertyPane listingKey={listingKey} />}
    </div>
  );
}

const GRID = 'grid grid-cols-[repeat(auto-fill,minmax(15rem,1fr))] gap-x-4 gap-y-6 p-4 md:p-6';

function Card({ property, isOpen }: { property: Property; isOpen: boolean }) {
  const money = useMoney();
  const isOff = property.standardStatus !== 'Active';
  return (
    <Link
      to={PATHS.properties}
      params={{ listingKey: property.listingKey }}
      aria-current={isOpen ? 'true' : undefined}
      className="group block"
    >
      <span className={`relative block overflow-hidden rounded-lg border ${isOpen ? 'outline-2 outline-brick outline-offset-2' : ''}`}>
        <Photo
          property={property}
          className={`aspect-[4/3] w-full transition-transform duration-180 group-hover:scale-[1.015] ${isOff ? 'opacity-60 saturate-50' : ''}`}
        />
        {isOff && (
          <span className="absolute top-2 left-2 rounded bg-ink/85 px-2 py-0.5 font-medium text-2xs text-paper">
            {STATUS_WORDS[property.standardStatus]}
          </span>
        )}
      </span>
      <span className="mt-2 flex items-baseline justify-between gap-2">
        <span className="truncate font-medium font-serif text-base">{property.unparsedAddress.split(',')[0]}</span>
        <span className="shrink-0 font-semibold tabular-nums">
          {money(property.listPrice)}
          {isLease(property) && <span className="font-normal text-faint text-xs"> / month</span>}
        </span>
      </span>
      <span className="block truncate text-faint text-list tabular-nums">
        {[property.subdivisionName || property.city, factsLine(property)].filter(Boolean).join(' · ')}
      </span>
    </Link>
  );
}

function GridOfBones() {
  return (
    <div role="status" aria-label="Loading" className={GRID}>
      {['a', 'b', 'c', 'd', 'e', 'f', 'g', 'h'].map((bone) => (
        <div key={bone} className="space-y-2">
          <Skeleton className="aspect-[4/3] w-full rounded-lg" />
          <Skeleton className="h-4 w-2/3" />
          <Skeleton className="h-3 w-1/2" />
        </div>
      ))}
    </div>
  );
}
