import { Link } from '@tanstack/react-router';
import { X } from 'lucide-react';
import type { Property } from '../../shared/property.ts';
import { PATHS } from '../app/paths.ts';
import { count, inWords, shortDate } from '../lib/format.ts';
import { trpc } from '../lib/trpc.ts';
import { useMoney } from '../lib/use-money.ts';
import { Chip } from '../ui/chip.tsx';
import { ListStates } from '../ui/list-states.tsx';
import { DetailPane, Fact, Section } from '../ui/page.tsx';
import { Photo } from '../ui/photo.tsx';
import { Skeleton } from '../ui/skeleton.tsx';
import { factsLine, isLease, STATUS_WORDS } from './property-words.ts';

/** One listing in full, with the remarks that never leave the brokerage marked as such. */
export function PropertyPane({ listingKey }: { listingKey: string }) {
  const query = trpc.properties.byKey.useQuery({ listingKey });
  return (
    <DetailPane label="Listing">
      <Link
        to={PATHS.properties}
        params={{ listingKey: undefined }}
        aria-label="Close"
        className="absolute top-3 right-3 z-10 rounded-md bg-surface/85 p-1.5 hover:bg-hover"
      >
        <X aria-hidden="true" className="size-4" />
      </Link>
      <ListStates query={query} loading={<Skeleton className="aspect-[4/3] w-full" />}>
        {query.data && <Sheet key={listingKey} property={query.data} />}
      </ListStates>
    </DetailPane>
  );
}

function Sheet({ property }: { property: Property }) {
  const money = useMoney();
  const features = [...property.interiorFeatures, ...property.exteriorFeatures, ...property.view.map((view) => `${view} view`)];
  return (
    <>
      <Photo property={property} className="aspect-[4/3] w-full" />
      <div className="space-y-6 p-5">
        <div>
          <div className="flex items-start justify-between gap-3">
            <h2 className="font-medium font-serif text-xl leading-tight">{property.unparsedAddress}</h2>
            <Chip className="mt-1">{STATUS_WORDS[property.standardStatus]}</Chip>
          </div>
          <p className="mt-1 font-semibold text-lg tabular-nums">
            {money(property.listPrice)}
            {isLease(property) && <span className="font-normal text-faint text-sm"> per month</span>}
          </p>
          <p className="text-soft tabular-nums">{factsLine(property)}</p>
        </div>
        <p className="whitespace-pre-wrap leading-relaxed">{property.publicRemarks}</p>
        {features.length > 0 && (
          <ul className="flex flex-wrap gap-1" aria-label="Features">
            {[...new Set(features)].map((feature) => (
              <li key={feature}>
                <Chip>{feature}</Chip>
              </li>
            ))}
          </ul>
        )}
        <dl>
          {property.propertySubType && <Fact name="Kind">{inWords(property.propertySubType)}</Fact>}
          {property.subdivisionName && <Fact name="Area">{property.subdivisionName}</Fact>}
          {property.yearBuilt !== null && <Fact name="Built">{property.yearBuilt}</Fact>}
          {property.lotSizeArea !== null && (
            <Fact name="Lot">
              {count(property.lotSizeArea)}{' '}
              {property.lotSizeUnits === 'SquareFeet' ? 'sq ft' : inWords(property.lotSizeUnits).toLowerCase()}
            </Fact>
          )}
          {property.garageSpaces !== null && property.garageSpaces > 0 && <Fact name="Garage">{property.garageSpaces}</Fact>}
          {property.associationFee !== null && (
            <Fact name="Fee">
              {money(property.associationFee)} {property.associationFeeFrequency?.toLowerCase()}
            </Fact>
          )}
          {property.petsAllowed.length > 0 && <Fact name="Pets">{property.petsAllowed.join(', ')}</Fact>}
          <Fact name="Listing">{property.listingId || property.listingKey}</Fact>
          <Fact name="Changed">{shortDate(property.modificationTimestamp)}</Fact>
          <Fact name="Display">
            {property.internetEntireListingDisplayYN
              ? property.internetAddressDisplayYN
                ? 'May be suggested'
                : 'May be suggested without its address'
              : 'Never suggested'}
          </Fact>
        </dl>
        {(property.privateRemarks || property.showingInstructions) && (
          <Section title="For agents only">
            <div className="space-y-2 rounded-lg border border-dashed p-3 text-list text-soft">
              {property.privateRemarks && <p>{property.privateRemarks}</p>}
              {property.showingInstructions && <p>Showing: {property.showingInstructions}</p>}
              <p className="text-faint text-xs">Neither customers nor the model ever see this.</p>
            </div>
          </Section>
        )}
      </div>
    </>
  );
}
