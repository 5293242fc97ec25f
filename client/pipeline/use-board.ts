import { getRouteApi } from '@tanstack/react-router';
import { PATHS } from '../app/paths.ts';
import type { trpc } from '../lib/trpc.ts';
import { useSettled } from '../lib/use/use-time.ts';
import type { PipelineSearch } from './pipeline-search.ts';

const route = getRouteApi(PATHS.pipeline);

/** What the board is asked for: the same for its totals and for every column. */
export type BoardQuery = Parameters<typeof trpc.pipeline.board.useQuery>[0] & object;
export const PAGE = 20;

/** Where one stands on the board, how to go elsewhere, and what that asks of the server. */
export function useBoardPlace() {
  const search = route.useSearch();
  const navigate = route.useNavigate();
  const side = search.side ?? 'buyers';
  const words = useSettled(search.q ?? '', 250);
  const owner = search.owner === 'nobody' ? null : search.owner;
  const query: BoardQuery = { side, ...(owner === undefined ? {} : { ownerId: owner }), ...(words ? { search: words } : {}) };
  const narrow = (change: Partial<PipelineSearch>) => navigate({ search: { ...search, ...change }, replace: true });
  return { search, side, query, narrow };
}
