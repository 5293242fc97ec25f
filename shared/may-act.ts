import type { Thread } from './thread.ts';
import type { User } from './user.ts';

/** An agent acts on their own threads and on those nobody has; a lead and an admin act on every thread. */
export function mayActOn(thread: Pick<Thread, 'ownerId'>, user: Pick<User, 'id' | 'role'>): boolean {
  return user.role !== 'agent' || thread.ownerId === null || thread.ownerId === user.id;
}
