import { createTRPCClient, httpLink } from '@trpc/client';
import superjson from 'superjson';
import type { AppRouter } from '../server/router.ts';
import { ADMIN } from './start-server.ts';

/** Signs in as the admin of `startServer` and returns the typed procedures with that session. */
export async function signIn(url: string, person: { email: string; password: string } = ADMIN) {
  const cookie = await sessionCookie(url, person);
  return createTRPCClient<AppRouter>({
    links: [httpLink({ url: `${url}/trpc`, transformer: superjson, headers: { cookie, origin: url } })],
  });
}
export type Api = Awaited<ReturnType<typeof signIn>>;

async function sessionCookie(url: string, { email, password }: { email: string; password: string }): Promise<string> {
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
