import { trpc } from '../../lib/trpc.ts';
import type { ListingFilter } from '../properties-search.ts';

/** The listings of a filter, a page at a time. */
export function useListings(filter: ListingFilter) {
  const query = trpc.properties.list.useInfiniteQuery(
    { ...filter, limit: 60 },
    { getNextPageParam: (page) => page.nextCursor ?? undefined, placeholderData: (previous) => previous },
  );
  return { query, listings: query.data?.pages.flatMap((page) => page.items) ?? [] };
}
