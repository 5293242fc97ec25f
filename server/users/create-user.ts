import type { Role, User } from '../../shared/user.ts';
import { userSchema } from '../../shared/user.ts';
import { isDuplicateKey } from '../database/connect.ts';
import { newId, present } from '../database/model-from.ts';
import { AppError } from '../errors.ts';
import type { Auth } from './create-auth.ts';
import { UserModel } from './user.model.ts';

export type NewUser = { email: string; password: string; name: string; role: Role };

/**
 * Makes a person who can sign in. The password is written before the person, so that a crash in between leaves
 * nobody without a password; what it leaves is a password of nobody.
 * @throws AppError CONFLICT when the address is taken
 */
export async function createUser({ email, password, name, role }: NewUser, auth: Auth, { isFirst = false } = {}): Promise<User> {
  const { internalAdapter, password: passwords } = await auth.$context;
  const _id = newId();
  await internalAdapter.linkAccount({ userId: _id, providerId: 'credential', accountId: _id, password: await passwords.hash(password) });
  try {
    const fields = { _id, email: email.trim().toLowerCase(), name: name.trim(), role, emailVerified: true };
    const created = await UserModel.create({ ...fields, ...(isFirst ? { isFirst } : {}) });
    return present(userSchema, created.toObject());
  } catch (error) {
    await internalAdapter.deleteAccounts(_id);
    if (!isDuplicateKey(error)) throw error;
    throw new AppError('CONFLICT', {
      message: `${email} exists`,
      userMessage: isFirst ? 'Somebody has just done this.' : 'Somebody with this address is here already.',
    });
  }
}

/** True while nobody can sign in yet: then the first-run page creates the admin. */
export async function isFirstRun(): Promise<boolean> {
  return (await UserModel.findOne().select('_id').lean()) === null;
}

/** @throws AppError FORBIDDEN once there is a user */
export async function createFirstUser(input: Omit<NewUser, 'role'>, auth: Auth): Promise<User> {
  if (!(await isFirstRun())) {
    throw new AppError('FORBIDDEN', { message: 'first run is over', userMessage: 'Openhouse has its admin already. Please sign in.' });
  }
  return createUser({ ...input, role: 'admin' }, auth, { isFirst: true });
}
