import { AppError } from '../errors.ts';
import { recordAudit } from './audit/record-audit.ts';
import { resetPassword } from './change-users.ts';
import type { Auth } from './create-auth.ts';
import { UserModel } from './user.model.ts';

/**
 * The way in for an admin without a password and without another admin: whoever may run programs beside the database owns
 * it anyway. It is written down like every other reset, as the system's.
 * @throws AppError NOT_FOUND
 */
export async function resetByEmail(
  address: string,
  auth: Auth,
  { now }: { now: () => Date },
): Promise<{ email: string; password: string }> {
  const email = address.trim().toLowerCase();
  const known = await UserModel.findOne({ email }).select('_id').lean();
  if (!known) throw new AppError('NOT_FOUND', { message: `no user ${email}`, userMessage: `Nobody signs in as ${email}.` });
  const { password } = await resetPassword(known._id, auth);
  const subject = `userId=${known._id}`;
  await recordAudit({ at: now(), actor: 'system', action: 'users.resetPassword', subject, detail: 'bun run reset-password' });
  return { email, password };
}
