import type { Contact } from '../../../shared/contact.ts';
import { trpc } from '../../lib/trpc.ts';

/**
 * Whether the lead is theirs or nobody's, or they lead the team: what the server would refuse is not offered. In words of its
 * own: with shared/may-act.ts in this page too the bundler cuts the inbox's first load into 10 kB more.
 */
export function useMayMove(contact: Pick<Contact, 'ownerId'>): boolean {
  const me = trpc.users.me.useQuery().data;
  return !!me && (me.role !== 'agent' || contact.ownerId === null || contact.ownerId === me.id);
}
