import { trpc } from '../lib/trpc.ts';
import type { InboxPlace } from './use-inbox-place.ts';

/** The rows of the view one stands in. Both the list and the keys read them. */
export function useThreadList({ view, search }: Pick<InboxPlace, 'view' | 'search'>) {
  const query = trpc.inbox.list.useInfiniteQuery(
    { view, kind: search.kind, stage: search.stage, search: search.q, limit: 40 },
    { getNextPageParam: (page) => page.nextCursor ?? undefined, placeholderData: (previous) => previous },
  );
  return { query, rows: query.data?.pages.flatMap((page) => page.threads) ?? [] };
}
