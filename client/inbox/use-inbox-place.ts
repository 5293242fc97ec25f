import { getRouteApi, useRouter } from '@tanstack/react-router';
import { useMemo } from 'react';
import { type InboxSearch, PATHS } from '../app/paths.ts';

/** Stands in an address where a thread's id goes. */
const ANY = 'any-thread';
const route = getRouteApi(PATHS.inbox);

/** Where one stands in the inbox, and how to go elsewhere: all of it is the URL. */
export function useInboxPlace() {
  const { view, threadId } = route.useParams();
  const search = route.useSearch();
  const navigate = route.useNavigate();
  const router = useRouter();
  const hrefOf = useMemo(() => {
    const { href } = router.buildLocation({ to: PATHS.inbox, params: { view, threadId: ANY }, search: { ...search, why: undefined } });
    const [before = '', after = ''] = href.split(ANY);
    return (id: string) => before + id + after;
  }, [router, view, search]);
  /** Where one is on the way to, before it is drawn: keys come quicker than that. */
  const now = () => {
    const { pathname, search } = router.latestLocation;
    const [, params] = router.getMatchedRoutes(pathname);
    return { threadId: params.threadId ?? null, search: search as InboxSearch };
  };
  return {
    view,
    threadId: threadId ?? null,
    now,
    search,
    /** The address of a thread in this list, for thousands of rows. */
    hrefOf,
    /** Whether less than the whole view is shown. */
    isNarrowed: Boolean(search.kind || search.stage || search.owner || search.campaign || search.q),
    /** From one open thread to the next is no step of its own: Back leads to the list. */
    open: (id: string | null) =>
      navigate({
        params: { view, threadId: id ?? undefined },
        search: { ...now().search, why: undefined, mail: undefined },
        replace: Boolean(now().threadId && id),
      }),
    narrow: (change: Partial<InboxSearch>) =>
      navigate({ params: { view, threadId: now().threadId ?? undefined }, search: { ...now().search, ...change }, replace: true }),
    /** The words of the search in All, which also finds what is closed; no filter beside them. */
    searchEverywhere: () => navigate({ params: { view: 'all', threadId: now().threadId ?? undefined }, search: { q: now().search.q } }),
  };
}
export type InboxPlace = ReturnType<typeof useInboxPlace>;
