import { mayActOn } from '../../../shared/may-act.ts';
import type { Thread } from '../../../shared/thread.ts';
import type { User } from '../../../shared/user.ts';
import { AppError } from '../../errors.ts';

/** @throws AppError FORBIDDEN */
export function requireMayAct(thread: Pick<Thread, 'ownerId'>, user: Pick<User, 'id' | 'role'>): void {
  if (mayActOn(thread, user)) return;
  const userMessage = 'A colleague has this conversation. Ask them or a team lead.';
  throw new AppError('FORBIDDEN', { message: `${user.id} may not act on a thread of ${thread.ownerId}`, userMessage });
}
