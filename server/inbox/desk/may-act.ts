import type { Thread } from '../../../shared/thread.ts';
import type { User } from '../../../shared/user.ts';
import { AppError } from '../../errors.ts';

/** An agent acts on their own threads and on those nobody has; a lead and an admin act on every thread. */
export function mayAct(thread: Pick<Thread, 'ownerId'>, user: Pick<User, 'id' | 'role'>): boolean {
  return user.role !== 'agent' || thread.ownerId === null || thread.ownerId === user.id;
}

/** @throws AppError FORBIDDEN */
export function requireMayAct(thread: Pick<Thread, 'ownerId'>, user: Pick<User, 'id' | 'role'>): void {
  if (mayAct(thread, user)) return;
  const userMessage = 'A colleague has this conversation. Ask them or a team lead.';
  throw new AppError('FORBIDDEN', { message: `${user.id} may not act on a thread of ${thread.ownerId}`, userMessage });
}
