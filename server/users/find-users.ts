import { type User, userSchema } from '../../shared/user.ts';
import { present } from '../database/model-from.ts';
import { notFound } from '../errors.ts';
import { ApiTokenModel } from './tokens/api-token.model.ts';
import { UserModel } from './user.model.ts';

export async function listUsers(): Promise<User[]> {
  const users = await UserModel.find().sort({ _id: 1 }).lean();
  return users.map((user) => present(userSchema, user));
}

export async function userById(userId: string): Promise<User | null> {
  const user = await UserModel.findById(userId).lean();
  return user && present(userSchema, user);
}

/** What to call the owners of threads: people by their name, programs by the name of their token. */
export async function userNames(ids: readonly (string | null)[]): Promise<Map<string, string>> {
  const wanted = [...new Set(ids)].filter((id) => id !== null);
  if (wanted.length === 0) return new Map();
  const [users, tokens] = await Promise.all([
    UserModel.find({ _id: { $in: wanted } })
      .select('name')
      .lean(),
    ApiTokenModel.find({ _id: { $in: wanted } })
      .select('name')
      .lean(),
  ]);
  return new Map([...users, ...tokens].map(({ _id, name }) => [_id, name]));
}

/** A person or a program that may own a thread. @throws AppError NOT_FOUND */
export async function requireUser(userId: string): Promise<void> {
  if (!(await userNames([userId])).has(userId)) throw notFound('user', userId);
}
