import { afterAll, beforeAll, expect, test } from 'bun:test';
import { errorCode } from '../client/lib/words/error-words.ts';
import { type BrowserWorld, startBrowserWorld } from './browser-world.ts';
import { randomFrom } from './random-from.ts';
import { walkAtRandom } from './random-walk.ts';
import { until } from './sign-in.ts';

/** Another walk, or a longer one: `WALK_SEED=7 WALK_SECONDS=300`. */
const SEED = Number(process.env.WALK_SEED ?? 1);
const SECONDS = Number(process.env.WALK_SECONDS ?? 6);
const FIRST = 4;
const PLACES = [
  ...['/inbox/all', '/inbox/needs_you', '/pipeline', '/contacts', '/properties', '/properties?view=map', '/campaigns', '/campaigns/new'],
  ...['/calls', '/calls?view=agenda', '/insights', '/settings/voice', '/settings/team', '/system', '/contacts?open=import'],
  ...[
    '/inbox/all/none',
    '/contacts/none',
    '/properties/none',
    '/campaigns/none',
    '/calls?week=2026-99-99',
    '/insights?from=1&to=2026-02-31',
  ],
];

let world: BrowserWorld;
let isOver = false;

beforeAll(async () => {
  world = await startBrowserWorld();
  for (let n = 0; n < FIRST; n++) await write(n);
  await until('the first conversations', async () => (await threads()).length === FIRST);
}, 90_000);
afterAll(async () => {
  isOver = true;
  await world.stop();
});

const write = (n: number) => {
  const subject = `House ${n}`;
  return world.api.rehearsal.receive.mutate({ from: `w${n % 7}@example.com`, subject, text: 'Three bedrooms, up to $640,000?' });
};
const threads = async () => (await world.api.inbox.list.query({ view: 'all' })).threads;

/** Meanwhile others are at work: mail comes, and conversations are taken over and closed. */
async function busyHouse(random: () => number): Promise<void> {
  for (let n = 0; !isOver; n++) {
    await write(FIRST + n);
    const all = await threads();
    const threadId = all[Math.floor(random() * all.length)]?.id;
    // The walker may be quicker, and erase whom it is about.
    if (threadId) await (n % 2 ? world.api.inbox.takeOver : world.api.inbox.close).mutate({ threadId }).catch(unlessGone);
    await Bun.sleep(700);
  }
}

function unlessGone(error: unknown): void {
  if (errorCode(error) !== 'NOT_FOUND') throw error;
}

test(
  `a walk at random through a busy house (seed ${SEED}) meets no error and no lost screen`,
  async () => {
    const made = await world.api.users.invite.mutate({ name: 'Ann Vale', email: 'ann@larkinvale.example', role: 'agent' });
    const as = { email: made.user.email, password: made.password };
    const [wide, narrow] = await Promise.all([world.open('/inbox/all'), world.open('/inbox/all', { as, width: 390, dark: true })]);
    const paths = [...PLACES, ...(await threads()).map(({ id }) => `/inbox/all/${id}`)];
    const others = busyHouse(randomFrom(SEED));
    const end = Date.now() + SECONDS * 1000;
    const found = await Promise.all(
      [wide, narrow].map(({ page }, n) => walkAtRandom({ page, random: randomFrom(SEED + 1000 * n), paths }, end)),
    );
    isOver = true;
    await others;
    expect(found.flat().join('\n\n')).toBe('');
  },
  60_000 + SECONDS * 1000,
);
