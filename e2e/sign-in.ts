import { createTRPCClient, httpLink } from '@trpc/client';
import superjson from 'superjson';
import type { AppRouter } from '../server/router.ts';
import { ADMIN } from './start-server.ts';

/** Signs in as the admin of `startServer` and returns the typed procedures with that session. */
export async function signIn(url: string, person: Person = ADMIN) {
  const cookie = await sessionCookie(url, person);
  return createTRPCClient<AppRouter>({
    links: [httpLink({ url: `${url}/trpc`, transformer: superjson, headers: { cookie, origin: url } })],
  });
}
export type Api = Awaited<ReturnType<typeof signIn>>;

type Person = { email: string; password: string };
const kept = new Map<string, string>();

/**
 * The cookie of a session for windows of this person: of one they have already, as long as it holds. The hash behind each
 * signing in is made to be slow, and whoever signs in too often is made to wait.
 */
export async function windowCookie(url: string, person: Person): Promise<string> {
  const key = JSON.stringify([url, person]);
  const before = kept.get(key);
  if (before && (await holds(url, before))) return before;
  const cookie = await sessionCookie(url, person);
  kept.set(key, cookie);
  return cookie;
}

async function holds(url: string, cookie: string): Promise<boolean> {
  const answer = await fetch(`${url}/api/auth/get-session`, { headers: { cookie } });
  return answer.ok && (await answer.json()) !== null;
}

async function sessionCookie(url: string, { email, password }: Person): Promise<string> {
  const response = await fetch(`${url}/api/auth/sign-in/email`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', origin: url },
    body: JSON.stringify({ email, password }),
  });
  if (!response.ok) throw new Error(`sign-in answered ${response.status}: ${await response.text()}`);
  return response.headers
    .getSetCookie()
    .map((line) => line.split(';')[0])
    .join('; ');
}

/** Asks again until the answer is wanted; fails with the last answer when it takes too long. */
export async function until<T>(
  what: string,
  ask: () => Promise<T | null | undefined | false>,
  { seconds = 60, everyMs = 200 } = {},
): Promise<T> {
  const end = Date.now() + seconds * 1000;
  for (;;) {
    const answer = await ask();
    if (answer) return answer;
    if (Date.now() > end) throw new Error(`waited ${seconds} s for ${what}`);
    await Bun.sleep(everyMs);
  }
}

/**
 * Waits until every folder was read for the first time: what lies in a mailbox by then counts as old, and old mail is
 * never answered. That the server has let us in is not enough.
 */
export async function firstPoll(api: Api): Promise<void> {
  await until('the first poll', async () => typeof (await api.system.health.query()).mail[0]?.lagSeconds === 'number');
}
