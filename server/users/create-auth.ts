import { mongodbAdapter } from '@better-auth/mongo-adapter';
import { betterAuth } from 'better-auth';
import { createAuthMiddleware } from 'better-auth/api';
import mongoose from 'mongoose';
import { newId } from '../database/model-from.ts';
import type { Logger } from '../logger.ts';
import { ownOrigins } from './own-origins.ts';

/** The header in which `http.ts` tells better-auth the address of the socket; what a client sends under it is replaced. */
export const CLIENT_ADDRESS_HEADER = 'x-openhouse-client';

/** What of better-auth's doors is open; what nobody uses, nobody can misuse. */
export const AUTH_PATHS = ['sign-in/email', 'sign-out', 'get-session', 'change-password', 'revoke-sessions', 'revoke-other-sessions'];
const DAY_S = 86_400;

/**
 * Signing in: better-auth over mongoose's own connection, with email and password. Nobody signs up by themselves:
 * the first admin comes from the environment or the first-run page, the others are invited.
 */
export function createAuth({ secret, publicUrl, log }: { secret: string; publicUrl: string; log: Logger }) {
  const { db } = mongoose.connection;
  if (!db) throw new Error('the database is not connected');
  return betterAuth({
    secret,
    baseURL: publicUrl,
    basePath: '/api/auth',
    trustedOrigins: ownOrigins(publicUrl),
    // The embedded engine has no transactions; every step here is safe without them.
    database: mongodbAdapter(db, { usePlural: true, transaction: false }),
    advanced: {
      // A session and whose it is are one question: each request asks it.
      database: { generateId: () => newId(), joins: true },
      ipAddress: { ipAddressHeaders: [CLIENT_ADDRESS_HEADER] },
      cookiePrefix: 'openhouse',
      useSecureCookies: publicUrl.startsWith('https://'),
      defaultCookieAttributes: { sameSite: 'lax', httpOnly: true },
    },
    emailAndPassword: { enabled: true, disableSignUp: true, minPasswordLength: 8, maxPasswordLength: 200 },
    user: {
      // `input: false`: a role never comes from a request to /api/auth.
      additionalFields: { role: { type: 'string', required: true, defaultValue: 'agent', input: false } },
      deleteUser: { enabled: false },
      changeEmail: { enabled: false },
    },
    session: { expiresIn: 30 * DAY_S, updateAge: DAY_S, cookieCache: { enabled: false } },
    rateLimit: {
      enabled: true,
      window: 60,
      max: 300,
      storage: 'database',
      // Guessing one password in a million takes weeks at this rate; an office behind one address still gets in.
      customRules: { '/sign-in/email': { window: 60, max: 30 }, '/change-password': { window: 60, max: 10 } },
    },
    hooks: {
      // Who changes a password may do so because somebody else knows it: other sessions end, whatever the page asked for.
      before: createAuthMiddleware(async (context) => {
        if (context.path !== '/change-password') return;
        return { context: { ...context, body: { ...context.body, revokeOtherSessions: true } } };
      }),
    },
    telemetry: { enabled: false },
    logger: {
      log: (level, message, ...rest) =>
        log[level === 'error' || level === 'warn' ? level : 'debug']({ auth: rest.length > 0 ? String(rest[0]) : undefined }, message),
    },
  });
}

export type Auth = ReturnType<typeof createAuth>;
