import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useCallback, useEffect, useRef, useState } from 'react';
import type { ThreadRow } from '../../../shared/thread.ts';
import { watchDeeds } from '../../lib/live/in-turn.ts';
import { onThreadNews } from '../../lib/live/thread-news.ts';
import { useLive } from '../../lib/live/use-live.ts';
import { trpc } from '../../lib/trpc.ts';
import type { InboxPlace } from '../use-inbox-place.ts';
import { asShown, type Rows, withFirstPage, withNews, withNextPage } from './rows.ts';

/** The most a page may hold, so that a long list is few pages; and the most that may be asked about at once. */
const PAGE = 100;
/** More news than this at once (a campaign leaves) is the first page anew. */
const TOO_MUCH_NEWS = 400;

type Narrowed = Pick<InboxPlace, 'view' | 'search'>;

const ALL_ROWS = ['inbox-rows'] as const;
/** A list is its view and what narrows it. Its rows lie in the query cache by that. */
export type ListPlace = ReturnType<typeof listPlace>;
function listPlace({ view, search: { kind, stage, owner, campaign } }: Narrowed) {
  return { view, kind, stage, assigneeId: owner, campaignId: campaign };
}

/** The lists that lie in the cache: what they show, and how to change it. */
export function cachedLists(queryClient: ReturnType<typeof useQueryClient>) {
  return queryClient
    .getQueryCache()
    .findAll({ queryKey: ALL_ROWS })
    .map(({ queryKey }) => ({
      place: queryKey[1] as ListPlace,
      isSearch: queryKey[2] !== undefined,
      rows: queryClient.getQueryData<Rows>(queryKey)?.rows ?? NONE,
      change: (change: (rows: Rows) => Rows) => void queryClient.setQueryData<Rows>(queryKey, (rows) => rows && change(rows)),
    }));
}

/**
 * The rows of the list one stands in, kept right while it is open. News name threads; the list asks which of them stand
 * in it now and puts those where they belong (`inbox.rows`): one small question, however many pages are loaded. After a
 * break the first page is asked for anew, and deeper rows when they come into sight.
 */
export function useRows(here: Narrowed) {
  const { client } = trpc.useUtils();
  const queryClient = useQueryClient();
  const place = listPlace(here);
  const words = here.search.q?.trim() || undefined;
  const queryKey = [...ALL_ROWS, place, words];
  const query = useQuery({
    queryKey,
    queryFn: async ({ signal }): Promise<Rows> => {
      const isDoubtful = watchDeeds();
      const page = await client.inbox.list.query({ ...place, search: words, limit: PAGE }, { signal });
      const old = queryClient.getQueryData<Rows>(queryKey);
      return withFirstPage(words ? undefined : old, page, old && asShown(page.threads, old, isDoubtful));
    },
    // Rows are compared by being the same object; a deep comparison of fifty thousand would hold the page up.
    structuralSharing: false,
    // While one types, the last hits stay; another view is another list.
    placeholderData: (before, asked) => ((asked?.queryKey[1] as ListPlace | undefined)?.view === place.view ? before : undefined),
  });
  const keyNow = useRef(queryKey);
  keyNow.current = queryKey;
  const change = (make: (rows: Rows) => Rows) => queryClient.setQueryData<Rows>(queryKey, (rows) => rows && make(rows));

  const more = useMore({
    id: JSON.stringify(queryKey),
    ask: async () => {
      const cursor = queryClient.getQueryData<Rows>(queryKey)?.nextCursor;
      if (!cursor) return;
      const page = await client.inbox.list.query({ ...place, search: words, limit: PAGE, cursor });
      change((rows) => (rows.nextCursor === cursor ? withNextPage(rows, page) : rows));
    },
  });

  const pending = useRef(new Set<string>());
  const isAsking = useRef(false);
  const askNow = useRef(async (_: readonly string[]): Promise<void> => undefined);
  const ask = async (threadIds: readonly string[]): Promise<void> => {
    if (words || threadIds.length > TOO_MUCH_NEWS) return void queryClient.invalidateQueries({ queryKey });
    for (const id of threadIds) pending.current.add(id);
    // One at a time: two answers on their way could overtake each other, and the older would stand.
    if (isAsking.current) return;
    isAsking.current = true;
    try {
      while (pending.current.size > 0) {
        const ids = [...pending.current].slice(0, PAGE);
        for (const id of ids) pending.current.delete(id);
        const isDoubtful = watchDeeds();
        const { threads } = await client.inbox.rows.query({ ...place, threadIds: ids });
        if (JSON.stringify(keyNow.current) !== JSON.stringify(queryKey)) {
          // Another list is open by now: it asks for itself.
          for (const id of ids) pending.current.add(id);
          break;
        }
        // What a person is doing with a thread is told when it is done.
        const sure = ids.filter((id) => !isDoubtful(id));
        change((rows) =>
          withNews(
            rows,
            sure,
            threads.filter(({ id }) => !isDoubtful(id)),
          ),
        );
      }
    } catch {
      // Whatever could not be asked is asked with the first page, which says what is wrong where a person sees it.
      await queryClient.invalidateQueries({ queryKey });
    } finally {
      isAsking.current = false;
    }
    if (pending.current.size > 0) void askNow.current([]);
  };
  askNow.current = ask;
  // A first page that was on its way when the news came may be older than they are: they are asked about once more.
  const duringFetch = useRef(new Set<string>());
  const isFetching = useRef(false);
  isFetching.current = query.isFetching;
  useEffect(() => {
    if (query.isFetching || duringFetch.current.size === 0) return;
    const ids = [...duringFetch.current];
    duringFetch.current.clear();
    void askNow.current(ids);
  }, [query.isFetching]);
  useEffect(
    () =>
      onThreadNews((threadIds) => {
        // Lists out of sight miss the news; they are loaded when they are looked at again.
        queryClient.removeQueries({ queryKey: ALL_ROWS, type: 'inactive' });
        if (isFetching.current) for (const id of threadIds) duringFetch.current.add(id);
        void askNow.current(threadIds);
      }),
    [queryClient],
  );

  const rows = query.data?.rows ?? NONE;
  const onWindow = useStaleWindow(rows, (ids) => void askNow.current(ids));
  return { query, rows, hasMore: Boolean(query.data?.nextCursor), more, onWindow };
}
export type RowList = ReturnType<typeof useRows>;

const NONE: ThreadRow[] = [];

/** One page more at a time, and the error of the last try. */
function useMore({ id, ask }: { id: string; ask(): Promise<void> }) {
  const [state, setState] = useState<{ id: string; error: unknown }>({ id, error: null });
  const loading = useRef<string | null>(null);
  const askNow = useRef(ask);
  askNow.current = ask;
  const load = useCallback(async () => {
    if (loading.current === id) return;
    loading.current = id;
    try {
      await askNow.current();
      setState({ id, error: null });
    } catch (error) {
      setState({ id, error });
    } finally {
      loading.current = null;
    }
  }, [id]);
  return { load, error: state.id === id ? state.error : null };
}

/** After a break in the connection, rows below the first page are as they were: each is asked for when it comes into sight. */
function useStaleWindow(rows: ThreadRow[], ask: (ids: string[]) => void) {
  const { state } = useLive();
  const stale = useRef(new Set<string>());
  const wasAway = useRef(false);
  if (state === 'offline') wasAway.current = true;
  if (state === 'live' && wasAway.current) {
    wasAway.current = false;
    stale.current = new Set(rows.slice(PAGE).map(({ id }) => id));
  }
  return (from: number, to: number) => {
    if (stale.current.size === 0 || state !== 'live') return;
    const ids = rows.slice(from, to + 1).flatMap(({ id }) => (stale.current.delete(id) ? id : []));
    if (ids.length > 0) ask(ids);
  };
}
