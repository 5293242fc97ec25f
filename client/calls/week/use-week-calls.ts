import { useEffect } from 'react';
import { trpc } from '../../lib/trpc.ts';

type Of = { from: Date; to: Date; agentId: string | null | undefined };

/** Every call of a week that is or was to be: page after page until there is no more, so that a full week lacks none. */
export function useWeekCalls(of: Of) {
  const query = trpc.calls.list.useInfiniteQuery(
    { ...of, isSoonestFirst: true, states: ['booked', 'completed', 'no_show'], limit: 100 },
    { getNextPageParam: (page) => page.nextCursor ?? undefined },
  );
  const { hasNextPage, isFetching, isFetchNextPageError, fetchNextPage } = query;
  useEffect(() => {
    if (hasNextPage && !isFetching && !isFetchNextPageError) void fetchNextPage();
  }, [hasNextPage, isFetching, isFetchNextPageError, fetchNextPage]);
  return { query, calls: query.data?.pages.flatMap((page) => page.items) ?? [] };
}
