import { afterAll, beforeAll, expect, test } from 'bun:test';
import { type Api, signIn, until } from './sign-in.ts';
import { newDataDir, type RunningServer, removeDataDir, startServer } from './start-server.ts';

/** The whole cast, twenty times as fast, and nobody touches anything: how each of their stories ends. */
let server: RunningServer;
let api: Api;
const began = Date.now();

beforeAll(async () => {
  server = await startServer({ DATA_DIR: await newDataDir(), REHEARSAL_SPEED: '20' });
  api = await signIn(server.url);
}, 60_000);
afterAll(async () => {
  await server.stop();
  await removeDataDir(server.dataDir);
});

const addressOf = async (role: string) => {
  const cast = await api.rehearsal.cast.query();
  const member = cast.find((one) => one.role === role);
  if (!member) throw new Error(`nobody plays the ${role}`);
  return member.address;
};
/** The conversation with one member of the cast, when there is one. */
const threadOf = async (role: string) => {
  const address = await addressOf(role);
  for (const view of ['all', 'spam', 'closed'] as const) {
    const { threads } = await api.inbox.list.query({ view, limit: 100 });
    const row = threads.find((thread) => thread.contactEmail === address);
    if (row) return api.inbox.thread.query({ threadId: row.id });
  }
  return null;
};
const sentTo = async (role: string) => api.rehearsal.sentTo.query({ address: await addressOf(role) });
/** What is left of them. */
const fiveMinutes = () => ({ seconds: Math.max(1, 300 - (Date.now() - began) / 1000), everyMs: 1000 });

test('the warming buyer has a booked call within five minutes, and an invitation to it', async () => {
  const thread = await until(
    'a booked call',
    async () => {
      const shown = await threadOf('Warming buyer');
      return shown?.calls.some(({ state }) => state === 'booked') && shown.thread.stage === 'call_scheduled' && shown;
    },
    fiveMinutes(),
  );
  const answers = thread.messages.filter(({ author }) => author === 'ai');
  // Not before the fourth answer: she only looks around until then.
  expect(answers.findIndex(({ offeredSlots }) => offeredSlots.length > 0)).toBeGreaterThanOrEqual(3);
  const mails = await until(
    'the confirmation',
    async () => {
      const all = await sentTo('Warming buyer');
      return all.some(({ text }) => text.includes('BEGIN:VCALENDAR') || /booked|confirmed/i.test(text)) && all;
    },
    { seconds: 100 },
  );
  expect(mails.length).toBeGreaterThanOrEqual(5);
}, 420_000);

test('the seller has a draft listing that nobody else sees', async () => {
  const thread = await until(
    'the seller’s draft listing',
    async () => {
      const shown = await threadOf('Seller');
      const { items } = await api.properties.list.query({ limit: 100, standardStatus: 'Incomplete' });
      return shown && items.length > 0 && { shown, items };
    },
    fiveMinutes(),
  );
  expect(thread.items.every(({ standardStatus }) => standardStatus === 'Incomplete')).toBe(true);
}, 320_000);

test('the spammer hears nothing', async () => {
  const thread = await threadOf('Spammer');
  expect(thread?.messages.find(({ direction }) => direction === 'inbound')?.kind).toBe('spam');
  expect(await sentTo('Spammer')).toEqual([]);
});

test('who wants no more mail gets one confirmation, and is mailed no more', async () => {
  const mails = await until(
    'the confirmation',
    async () => {
      const all = await sentTo('Unsubscriber');
      return all.length > 0 && all;
    },
    fiveMinutes(),
  );
  expect(mails).toHaveLength(1);
  expect((await threadOf('Unsubscriber'))?.contact?.consent.state).toBe('unsubscribed');
});

test('the injector gets a person', async () => {
  const thread = await until(
    'the hand-over',
    async () => {
      const shown = await threadOf('Prompt injector');
      return shown?.thread.needs && shown;
    },
    fiveMinutes(),
  );
  expect(thread.thread.needs?.reason).toBe('handed_over');
  expect(
    thread.messages.filter(({ direction }) => direction === 'outbound').every(({ text }) => !/system prompt|instructions/i.test(text)),
  ).toBe(true);
});
