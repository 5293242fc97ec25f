import { randomBytes } from 'node:crypto';
import { ROLES, type Role, type User } from '../../shared/user.ts';
import { AppError, notFound } from '../errors.ts';
import type { Auth } from './create-auth.ts';
import { createUser } from './create-user.ts';
import { userById } from './find-users.ts';
import { endTokensOf } from './tokens/api-tokens.ts';
import { UserModel } from './user.model.ts';

/** Makes a colleague with a first password, which is shown to the admin once and changed after signing in. */
export async function inviteUser(
  input: { email: string; name: string; role: Role },
  auth: Auth,
): Promise<{ user: User; password: string }> {
  const password = randomBytes(12).toString('base64url');
  return { user: await createUser({ ...input, password }, auth), password };
}

/**
 * A colleague who lost theirs gets a new first password, and is signed out wherever they were.
 * @throws AppError NOT_FOUND
 */
export async function resetPassword(userId: string, auth: Auth): Promise<{ user: User; password: string }> {
  const user = await userById(userId);
  if (!user) throw notFound('user', userId);
  const password = randomBytes(12).toString('base64url');
  const { internalAdapter, password: passwords } = await auth.$context;
  await internalAdapter.updatePassword(userId, await passwords.hash(password));
  await internalAdapter.deleteUserSessions(userId);
  return { user, password };
}

/** What a person may change of themselves. @throws AppError NOT_FOUND for a program */
export async function renameUser(userId: string, name: string): Promise<User> {
  const { matchedCount } = await UserModel.updateOne({ _id: userId }, { $set: { name: name.trim() } });
  const user = matchedCount > 0 ? await userById(userId) : null;
  if (!user) throw notFound('user', userId);
  return user;
}

/**
 * The new role holds from the next request on, and tokens the person made that may do more than that end.
 * @throws AppError NOT_FOUND, CONFLICT for the last admin
 */
export async function setRole(userId: string, role: Role, { now }: { now: Date }): Promise<User> {
  if (role !== 'admin') await refuseLastAdmin(userId);
  const before = await UserModel.findByIdAndUpdate(userId, { $set: { role } }).lean();
  if (!before) throw notFound('user', userId);
  // Looked at again after the change: of two admins who unmake each other at the same moment, the later one sees it.
  if (!(await hasAdmin())) {
    await UserModel.updateOne({ _id: userId }, { $set: { role: before.role } });
    throw lastAdmin();
  }
  await endTokensOf(userId, now, { roles: ROLES.slice(ROLES.indexOf(role) + 1) });
  const user = await userById(userId);
  if (!user) throw notFound('user', userId);
  return user;
}

/** Signs the person out everywhere, ends the tokens they made, and removes them. Threads keep their history. */
export async function removeUser(userId: string, auth: Auth, { now }: { now: Date }): Promise<void> {
  await refuseLastAdmin(userId);
  const { internalAdapter } = await auth.$context;
  const removed = await UserModel.findByIdAndDelete(userId).lean();
  if (removed && !(await hasAdmin())) {
    await UserModel.create(removed);
    throw lastAdmin();
  }
  await internalAdapter.deleteUserSessions(userId);
  await internalAdapter.deleteAccounts(userId);
  await endTokensOf(userId, now);
  if (!removed) throw notFound('user', userId);
}

async function refuseLastAdmin(userId: string): Promise<void> {
  if (
    await UserModel.findOne({ role: 'admin', _id: { $ne: userId } })
      .select('_id')
      .lean()
  )
    return;
  if (await UserModel.findOne({ role: 'admin', _id: userId }).select('_id').lean()) throw lastAdmin();
}

async function hasAdmin(): Promise<boolean> {
  return (await UserModel.findOne({ role: 'admin' }).select('_id').lean()) !== null;
}

function lastAdmin(): AppError {
  return new AppError('CONFLICT', { message: 'the last admin', userMessage: 'This is the last admin. Make somebody else admin first.' });
}
