import { useVirtualizer } from '@tanstack/react-virtual';
import { type ReactNode, useEffect, useLayoutEffect, useRef, useState } from 'react';
import { ListStates, MoreButton } from '../../ui/list-states.tsx';
import { Skeleton } from '../../ui/skeleton.tsx';
import type { ListingFilter } from '../properties-search.ts';
import { PropertyCard } from './property-card.tsx';
import { useListings } from './use-listings.ts';

/** A card is at least so wide; its picture is 4:3 and its words take so much below. */
const CARD_WIDTH = 240;
const WORDS_HEIGHT = 76;
const GAP = 16;

/** Where the grid stood when a listing was opened from it, by the address of the list. */
const scrolledTo = new Map<string, number>();

/** Listings as pictures; only the rows in sight are drawn. */
export function GridView({ filter, empty }: { filter: ListingFilter; empty: ReactNode }) {
  const { query, listings } = useListings(filter);
  const scroller = useRef<HTMLDivElement>(null);
  const width = useWidth(scroller);
  const columns = Math.max(1, Math.floor((width + GAP) / (CARD_WIDTH + GAP)));
  const rowHeight = ((width - GAP * (columns - 1)) / columns) * 0.75 + WORDS_HEIGHT;
  const place = location.search;
  const virtual = useVirtualizer({
    count: width > 0 ? Math.ceil(listings.length / columns) : 0,
    getScrollElement: () => scroller.current,
    estimateSize: () => rowHeight,
    overscan: 2,
    initialOffset: () => scrolledTo.get(place) ?? 0,
    onChange: ({ scrollOffset }) => scrolledTo.set(place, scrollOffset ?? 0),
  });
  // biome-ignore lint/correctness/useExhaustiveDependencies: the height is what the measurements were made with.
  useEffect(() => virtual.measure(), [rowHeight]);
  const rows = virtual.getVirtualItems();
  const isNearEnd = (rows.at(-1)?.index ?? 0) >= Math.ceil(listings.length / columns) - 3;
  useEffect(() => {
    if (isNearEnd && query.hasNextPage && !query.isFetchingNextPage && !query.isFetchNextPageError) void query.fetchNextPage();
  }, [isNearEnd, query]);
  return (
    <div ref={scroller} className="relative h-full overflow-y-auto px-4 pt-4 md:px-6">
      <ListStates query={query} isEmpty={listings.length === 0} loading={<Bones />} empty={empty}>
        <ul aria-label="Listings" className="relative" style={{ height: virtual.getTotalSize() }}>
          {rows.flatMap(({ index, start }) =>
            listings.slice(index * columns, (index + 1) * columns).map((property, column) => (
              <li
                key={property.listingKey}
                className="absolute top-0 left-0"
                style={{
                  width: `calc((100% - ${GAP * (columns - 1)}px) / ${columns})`,
                  transform: `translate(calc(${column} * (100% + ${GAP}px)), ${start}px)`,
                }}
              >
                <PropertyCard property={property} />
              </li>
            )),
          )}
        </ul>
        {query.isFetchNextPageError && <MoreButton query={query} />}
      </ListStates>
    </div>
  );
}

function useWidth(element: React.RefObject<HTMLElement | null>): number {
  const [width, setWidth] = useState(0);
  useLayoutEffect(() => {
    const node = element.current;
    if (!node) return;
    const measure = () => {
      const { paddingLeft, paddingRight } = getComputedStyle(node);
      setWidth(node.clientWidth - Number.parseFloat(paddingLeft) - Number.parseFloat(paddingRight));
    };
    measure();
    const observer = new ResizeObserver(measure);
    observer.observe(node);
    return () => observer.disconnect();
  }, [element]);
  return width;
}

function Bones() {
  return (
    <div role="status" aria-label="Loading" className="grid grid-cols-[repeat(auto-fill,minmax(15rem,1fr))] gap-4">
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
