import { randomBytes } from 'node:crypto';
import type { Role, User } from '../../shared/user.ts';
import { AppError, notFound } from '../errors.ts';
import { ApiTokenModel } from './api-token.model.ts';
import type { Auth } from './create-auth.ts';
import { createUser } from './create-user.ts';
import { userById } from './find-users.ts';
import { UserModel } from './user.model.ts';

/** Makes a colleague with a first password, which is shown to the admin once and changed after signing in. */
export async function inviteUser(
  input: { email: string; name: string; role: Role },
  auth: Auth,
): Promise<{ user: User; password: string }> {
  const password = randomBytes(12).toString('base64url');
  return { user: await createUser({ ...input, password }, auth), password };
}

/** The new role holds from the next request on. @throws AppError CONFLICT for the last admin */
export async function setRole(userId: string, role: Role): Promise<User> {
  if (role !== 'admin') await refuseLastAdmin(userId);
  const { matchedCount } = await UserModel.updateOne({ _id: userId }, { $set: { role } });
  const user = await userById(userId);
  if (matchedCount === 0 || !user) throw notFound('user', userId);
  return user;
}

/** Signs the person out everywhere, ends the tokens they made, and removes them. Threads keep their history. */
export async function removeUser(userId: string, auth: Auth, { now }: { now: Date }): Promise<void> {
  await refuseLastAdmin(userId);
  const { internalAdapter } = await auth.$context;
  const { deletedCount } = await UserModel.deleteOne({ _id: userId });
  await internalAdapter.deleteUserSessions(userId);
  await internalAdapter.deleteAccounts(userId);
  await ApiTokenModel.updateMany({ createdBy: userId, revokedAt: null }, { $set: { revokedAt: now } });
  if (deletedCount === 0) throw notFound('user', userId);
}

async function refuseLastAdmin(userId: string): Promise<void> {
  const other = await UserModel.findOne({ role: 'admin', _id: { $ne: userId } })
    .select('_id')
    .lean();
  if (other) return;
  const isAdmin = await UserModel.findOne({ _id: userId, role: 'admin' }).select('_id').lean();
  if (!isAdmin) return;
  throw new AppError('CONFLICT', { message: 'the last admin', userMessage: 'This is the last admin. Make somebody else admin first.' });
}
