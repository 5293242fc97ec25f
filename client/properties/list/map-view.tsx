import { type ReactNode, useCallback } from 'react';
import type { Pin } from '../../../shared/pin.ts';
import { trpc } from '../../lib/trpc.ts';
import { useShortMoney } from '../../lib/use/use-money.ts';
import { plural } from '../../lib/words/format.ts';
import { ListStates } from '../../ui/list-states.tsx';
import { Skeleton } from '../../ui/skeleton.tsx';
import { PlanMap } from '../map/plan-map.tsx';
import type { ListingFilter } from '../properties-search.ts';
import { usePropertiesPlace } from '../use-properties-place.ts';

/** Listings on the map, each with its price; what says no place is counted below. */
export function MapView({ filter, empty }: { filter: ListingFilter; empty: ReactNode }) {
  const { open } = usePropertiesPlace();
  const query = trpc.properties.pins.useQuery(filter, { placeholderData: (previous) => previous });
  const money = useShortMoney();
  // biome-ignore lint/correctness/useExhaustiveDependencies: only a change of currency changes the words.
  const priceWords = useCallback((pin: Pin) => money(pin.listPrice), [money(1)]);
  const found = query.data;
  return (
    <ListStates
      query={query}
      isEmpty={found?.pins.length === 0 && found.unplaced === 0}
      loading={<Skeleton className="h-full w-full rounded-none" />}
      empty={empty}
    >
      {found && (
        <div className="flex h-full flex-col">
          <div className="min-h-0 flex-1">
            <PlanMap pins={found.pins} label="Map of the listings" priceWords={priceWords} onOpen={open} />
          </div>
          {(found.isMore || found.unplaced > 0) && (
            <p className="border-t px-4 py-1.5 text-faint text-xs md:px-6">
              {[
                found.isMore && `The ${found.pins.length} that changed last are shown; narrow the filters to see others.`,
                found.unplaced > 0 && `${plural(found.unplaced, 'listing')} without a place on the map.`,
              ]
                .filter(Boolean)
                .join(' ')}
            </p>
          )}
        </div>
      )}
    </ListStates>
  );
}
