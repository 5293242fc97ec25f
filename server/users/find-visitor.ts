import { roleSchema, type User } from '../../shared/user.ts';
import type { Auth } from './create-auth.ts';
import { tokenOfSecret } from './tokens/api-tokens.ts';

export type Visitor = {
  user: User;
  /** `user:<id>` or `token:<id>`, for the audit log. */
  actor: string;
};

/**
 * Who sends these headers: a program by its bearer token, a person by the session cookie, or nobody. A token that is
 * not valid makes the visitor nobody, even if a cookie came along. A program acts as itself, with its token's role.
 */
export async function findVisitor(headers: Headers, { auth, now }: { auth: Auth; now: Date }): Promise<Visitor | null> {
  const bearer = /^Bearer\s+(\S+)$/i.exec(headers.get('authorization') ?? '')?.[1];
  if (bearer !== undefined) return visitorOfToken(bearer, now);
  if (!headers.has('cookie')) return null;
  // No refresh: a look at the session is no use of it, and the answer could not carry the new cookie.
  const found = await auth.api.getSession({ headers, query: { disableCookieCache: true, disableRefresh: true } });
  const role = roleSchema.safeParse(found?.user.role);
  if (!found || !role.success) return null;
  const { id, email, name, createdAt } = found.user;
  return { user: { id, email, name, role: role.data, createdAt }, actor: `user:${id}` };
}

async function visitorOfToken(secret: string, now: Date): Promise<Visitor | null> {
  const token = await tokenOfSecret(secret, now);
  if (!token) return null;
  const { id, name, role, createdAt } = token;
  return { user: { id, email: '', name, role, createdAt }, actor: `token:${id}` };
}
