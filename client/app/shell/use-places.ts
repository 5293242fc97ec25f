import { useHealth } from '../../lib/live/use-health.ts';
import { trpc } from '../../lib/trpc.ts';
import { placesFor } from './places.ts';

export function usePlaces() {
  const me = trpc.users.me.useQuery().data;
  const health = useHealth().data;
  return placesFor({ role: me?.role ?? 'agent', isRehearsal: health?.rehearsal ?? false });
}
