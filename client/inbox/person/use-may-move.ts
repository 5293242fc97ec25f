import { mayActOn } from '../../../shared/may-act.ts';
import { trpc } from '../../lib/trpc.ts';

/**
 * Whether the server lets whoever is signed in change a lead, as far as the page knows: it is refused to an agent when
 * the lead or a conversation with it is a colleague's. What would be refused is not offered.
 */
export function useMayMove(...ownerIds: (string | null)[]): boolean {
  const me = trpc.users.me.useQuery().data;
  return !!me && ownerIds.every((ownerId) => mayActOn({ ownerId }, me));
}
