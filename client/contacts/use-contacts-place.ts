import { getRouteApi } from '@tanstack/react-router';
import { PATHS } from '../app/paths.ts';
import { trpc } from '../lib/trpc.ts';
import { audienceOf, type ContactsSearch, filterOf } from './contacts-search.ts';

const route = getRouteApi(PATHS.contacts);

/** Where one stands among the contacts, and how to go elsewhere: all of it is the URL. */
export function useContactsPlace() {
  const { contactId } = route.useParams();
  const search = route.useSearch();
  const navigate = route.useNavigate();
  const saved = trpc.audiences.list.useQuery(undefined, { enabled: search.audience !== undefined });
  const audience = saved.data?.find(({ id }) => id === search.audience);
  return {
    contactId: contactId ?? null,
    search,
    /** Null while a saved audience is still being fetched: its contacts are not everybody. */
    filter: search.audience && !audience ? null : filterOf(search, audience?.filter),
    /** The question for the saved audience that is asked for, as long as it is not there: under way, failed, or answered without it. */
    missing: search.audience && !audience ? saved : null,
    /** The same as an audience to be kept; null where it is none: of strays, or still being fetched. */
    audience: search.strays || (search.audience && !audience) ? null : audienceOf(search, audience?.filter),
    open: (id: string | null) => void navigate({ params: { contactId: id ?? undefined }, search: { ...search, tab: undefined } }),
    narrow: (change: Partial<ContactsSearch>) => void navigate({ params: { contactId }, search: { ...search, ...change }, replace: true }),
    clear: () => void navigate({ params: { contactId }, search: { sort: search.sort, tab: search.tab } }),
  };
}
export type ContactsPlace = ReturnType<typeof useContactsPlace>;
