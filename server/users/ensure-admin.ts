import { AppError } from '../errors.ts';
import type { Auth } from './create-auth.ts';
import { createUser } from './create-user.ts';
import { UserModel } from './user.model.ts';

/**
 * At boot: makes the admin that the environment names, once. An existing one keeps the password it has, since the
 * person may have changed it.
 */
export async function ensureAdmin(admin: { email: string; password: string; name: string }, auth: Auth): Promise<void> {
  const email = admin.email.trim().toLowerCase();
  if (await UserModel.findOne({ email }).select('_id').lean()) return;
  await createUser({ ...admin, email, role: 'admin' }, auth).catch((error) => {
    // Another process of ours did it at the same moment.
    if (!(error instanceof AppError && error.code === 'CONFLICT')) throw error;
  });
}
