import { getRouteApi } from '@tanstack/react-router';
import { type InboxSearch, PATHS } from '../app/paths.ts';

const route = getRouteApi(PATHS.inbox);

/** Where one stands in the inbox, and how to go elsewhere: all of it is the URL. */
export function useInboxPlace() {
  const { view, threadId } = route.useParams();
  const search = route.useSearch();
  const navigate = route.useNavigate();
  return {
    view,
    threadId: threadId ?? null,
    search,
    /** Whether less than the whole view is shown. */
    isNarrowed: Boolean(search.kind || search.stage || search.owner || search.campaign || search.q),
    /** From one open thread to the next is no step of its own: Back leads to the list. */
    open: (id: string | null) =>
      navigate({
        params: { view, threadId: id ?? undefined },
        search: { ...search, why: undefined, mail: undefined },
        replace: Boolean(threadId && id),
      }),
    narrow: (change: Partial<InboxSearch>) => navigate({ params: { view, threadId }, search: { ...search, ...change }, replace: true }),
  };
}
export type InboxPlace = ReturnType<typeof useInboxPlace>;
