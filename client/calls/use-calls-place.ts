import { useNavigate, useSearch } from '@tanstack/react-router';
import { PATHS } from '../app/paths.ts';
import type { CallsSearch } from './call-words.ts';

/** Where one stands in Calls: read from the URL and written to it. */
export function useCallsPlace(): { place: CallsSearch; go: (change: Partial<CallsSearch>) => void } {
  const place: CallsSearch = useSearch({ strict: false });
  const navigate = useNavigate();
  return { place, go: (change) => void navigate({ to: PATHS.calls, search: { ...place, ...change } as never, replace: true }) };
}
