import { Link } from '@tanstack/react-router';
import { ArrowLeft, Pencil } from 'lucide-react';
import { Suspense, useCallback } from 'react';
import type { Pin } from '../../../shared/pin.ts';
import type { Property } from '../../../shared/property.ts';
import { PATHS } from '../../app/paths.ts';
import { late } from '../../lib/late/late.tsx';
import { trpc } from '../../lib/trpc.ts';
import { useMoney } from '../../lib/use/use-money.ts';
import { Button } from '../../ui/button.tsx';
import { ListStates } from '../../ui/list-states.tsx';
import { Section } from '../../ui/page.tsx';
import { Skeleton } from '../../ui/skeleton.tsx';
import { factsLine, isLease, KIND_WORDS, streetOf } from '../property-words.ts';
import { usePropertiesPlace } from '../use-properties-place.ts';
import { Facts } from './facts.tsx';
import { Gallery } from './gallery.tsx';
import { History } from './history.tsx';
import { SentTo } from './sent-to.tsx';
import { StatusMenu } from './status-menu.tsx';
import { WantedBy } from './wanted-by.tsx';

const PlanMap = late(() => import('../map/plan-map.tsx'), 'PlanMap');

/** One listing in full: its pictures and facts, what never leaves the house, who saw it and who would want it. */
export function PropertyPage({ listingKey }: { listingKey: string }) {
  const query = trpc.properties.byKey.useQuery({ listingKey });
  return (
    <main className="h-full overflow-y-auto" data-listing={listingKey}>
      <div className="mx-auto max-w-6xl px-4 py-4 md:px-8 md:py-6">
        <Link
          to={PATHS.properties}
          params={{ listingKey: undefined }}
          search={true}
          className="mb-3 inline-flex items-center gap-1.5 text-list text-soft hover:text-ink"
        >
          <ArrowLeft aria-hidden="true" className="size-4" /> All listings
        </Link>
        <ListStates query={query} loading={<Skeleton className="aspect-[16/7] w-full rounded-lg" />}>
          {query.data && <Whole property={query.data} />}
        </ListStates>
      </div>
    </main>
  );
}

function Whole({ property }: { property: Property }) {
  const money = useMoney();
  const { open } = usePropertiesPlace();
  const kind = property.propertySubType && KIND_WORDS[property.propertySubType];
  return (
    <div className="space-y-6">
      <header className="flex flex-wrap items-start justify-between gap-x-6 gap-y-3">
        <div className="min-w-0">
          <h1 className="break-words font-medium font-serif text-2xl leading-tight">{streetOf(property)}</h1>
          <p className="text-soft">{property.unparsedAddress.split(',').slice(1).join(',').trim() || property.city}</p>
          <p className="mt-1.5 flex flex-wrap items-baseline gap-x-3 tabular-nums">
            <span className="font-semibold text-lg">
              {property.listPrice > 0 ? money(property.listPrice) : 'No price yet'}
              {isLease(property) && <span className="font-normal text-faint text-sm"> per month</span>}
            </span>
            <span className="text-soft">{[kind, factsLine(property)].filter(Boolean).join(' · ')}</span>
          </p>
        </div>
        <div className="flex items-center gap-2">
          <StatusMenu property={property} />
          <Button onClick={() => open(property.listingKey, { edit: true })}>
            <Pencil aria-hidden="true" className="size-3.5" /> Edit
          </Button>
        </div>
      </header>
      {property.standardStatus === 'Incomplete' && <DraftNote property={property} />}
      <div className="grid gap-8 lg:grid-cols-[minmax(0,1fr)_22rem]">
        <div className="min-w-0 space-y-8">
          <Gallery property={property} />
          {property.publicRemarks && <p className="whitespace-pre-wrap break-words leading-relaxed">{property.publicRemarks}</p>}
          <Internal property={property} />
          <Facts property={property} />
          <Where property={property} />
        </div>
        <aside aria-label="People and this listing" className="space-y-8">
          <WantedBy property={property} />
          <SentTo listingKey={property.listingKey} />
          <History property={property} />
        </aside>
      </div>
    </div>
  );
}

function DraftNote({ property }: { property: Property }) {
  const { open } = usePropertiesPlace();
  return (
    <div className="flex flex-wrap items-center gap-3 rounded-lg bg-amber-wash px-4 py-3 text-list">
      <p className="min-w-0 flex-1">
        <strong className="font-semibold text-amber">A draft.</strong>{' '}
        {property.preparedFor ? 'Openhouse prepared it from what the owner wrote. ' : ''}
        Customers and the AI see nothing of it until it is complete and on the market.
      </p>
      {property.preparedFor && (
        <Link
          to={PATHS.inbox}
          params={{ view: 'all', threadId: property.preparedFor.threadId }}
          className="text-brick underline underline-offset-4"
        >
          Read the conversation
        </Link>
      )}
      <Button look="primary" onClick={() => open(property.listingKey, { edit: true })}>
        Complete it
      </Button>
    </div>
  );
}

function Internal({ property: { privateRemarks, showingInstructions } }: { property: Property }) {
  if (!privateRemarks && !showingInstructions) return null;
  return (
    <Section title="For our own people only">
      <div className="space-y-2 rounded-lg border border-line-strong border-dashed p-3 text-list text-soft">
        {privateRemarks && <p className="break-words">{privateRemarks}</p>}
        {showingInstructions && <p className="break-words">Showing: {showingInstructions}</p>}
        <p className="text-faint text-xs">Neither customers nor the model ever see this.</p>
      </div>
    </Section>
  );
}

function Where({ property }: { property: Property }) {
  const { latitude, longitude } = property;
  const money = useMoney();
  // biome-ignore lint/correctness/useExhaustiveDependencies: only a change of currency changes the words.
  const priceWords = useCallback((pin: Pin) => money(pin.listPrice), [money(1)]);
  if (latitude === null || longitude === null) return null;
  return (
    <Section title="Where it is">
      <div className="h-64 overflow-hidden rounded-lg border">
        <Suspense fallback={<Skeleton className="h-full w-full" />}>
          <PlanMap pins={[{ ...property, latitude, longitude }]} label={`Map around ${streetOf(property)}`} priceWords={priceWords} />
        </Suspense>
      </div>
    </Section>
  );
}
