import { getRouteApi } from '@tanstack/react-router';
import { PATHS } from '../app/paths.ts';
import type { PropertiesSearch } from './properties-search.ts';

const route = getRouteApi(PATHS.properties);

/** Where one stands in the catalogue, and how to go elsewhere. Going to a listing and back keeps the filters. */
export function usePropertiesPlace() {
  const { listingKey } = route.useParams();
  const search = route.useSearch();
  const navigate = route.useNavigate();
  return {
    listingKey,
    search,
    narrow: (change: Partial<PropertiesSearch>) =>
      void navigate({
        params: { listingKey },
        search: Object.fromEntries(Object.entries({ ...search, ...change }).filter(([, value]) => value !== undefined && value !== '')),
        replace: true,
      }),
    clear: () => void navigate({ params: { listingKey }, search: { ...(search.view && { view: search.view }) }, replace: true }),
    open: (key: string | undefined, change: Partial<PropertiesSearch> = {}) =>
      void navigate({ params: { listingKey: key }, search: { ...search, edit: undefined, ...change } }),
  };
}
