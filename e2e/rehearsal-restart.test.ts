import { afterAll, beforeAll, expect, test } from 'bun:test';
import { type Api, signIn, until } from './sign-in.ts';
import { newDataDir, type RunningServer, removeDataDir, startServer } from './start-server.ts';

/** A newcomer stops Openhouse in the middle of the show, and starts it again. */
let server: RunningServer;
let api: Api;
const start = async (DATA_DIR: string) => {
  server = await startServer({ DATA_DIR, REHEARSAL_SPEED: '10' });
  api = await signIn(server.url);
};

beforeAll(async () => start(await newDataDir()), 60_000);
afterAll(async () => {
  await server.stop();
  await removeDataDir(server.dataDir);
});

/** Subjects of what each customer wrote, the earliest first. */
async function written(): Promise<string[]> {
  const lists = await Promise.all((['all', 'spam'] as const).map((view) => api.inbox.list.query({ view, limit: 100 })));
  const threads = await Promise.all(lists.flatMap(({ threads: rows }) => rows).map(({ id }) => api.inbox.thread.query({ threadId: id })));
  const theirs = threads.flatMap(({ messages }) => messages).filter(({ direction }) => direction === 'inbound');
  return theirs.map(({ from, subject }) => `${from.address} ${subject}`);
}
const isFirst = (mail: string) => !/ (Re:|Automatic reply|Undelivered)/.test(mail);

test('after a restart the customers go on, and nobody begins again', async () => {
  const hasBegun = async () => (await api.rehearsal.cast.query()).filter(({ mailsSent }) => mailsSent > 0).length >= 8;
  await until('most to have written', hasBegun, { seconds: 60, everyMs: 500 });
  // What was posted is read, and the first answers have left.
  const before = await until(
    'an answer to an answer',
    async () => {
      const mails = await written();
      return mails.length - mails.filter(isFirst).length >= 2 && mails;
    },
    { seconds: 60, everyMs: 1000 },
  );
  const got = await api.rehearsal.cast.query().then((cast) => cast.find(({ mailsReceived }) => mailsReceived > 0)?.address ?? '');
  const arrived = await api.rehearsal.sentTo.query({ address: got });
  expect(arrived).not.toBeEmpty();
  const { dataDir } = server;
  await server.stop();
  await start(dataDir);
  const still = (await api.rehearsal.sentTo.query({ address: got })).slice(0, arrived.length);
  const shown = (mails: typeof arrived) =>
    mails.map(({ subject, text, html, messageId, raw }) => ({ subject, text, html, messageId, raw }));
  expect(shown(still)).toEqual(shown(arrived));
  const after = await until(
    'somebody to go on',
    async () => {
      const mails = await written();
      return mails.length >= before.length + 3 && mails;
    },
    { seconds: 90, everyMs: 1000 },
  );
  const firsts = after.filter(isFirst);
  expect(firsts).toHaveLength(new Set(firsts).size);
  expect(firsts).toEqual(expect.arrayContaining(before.filter(isFirst)));
}, 240_000);

test('begun again the customers are answered as they were at first, and after a restart it is that run which goes on', async () => {
  await api.rehearsal.reset.mutate();
  const again = (await api.rehearsal.cast.query()).find(({ role }) => role === 'Warming buyer');
  const address = again?.address ?? '';
  const maya = async () => (await api.rehearsal.cast.query()).find((member) => member.address === address);
  // The same words as in the run before; nobody had to let an answer go.
  const told = await until('her story to go on', async () => ((await maya())?.mailsSent ?? 0) >= 3 && maya(), {
    seconds: 90,
    everyMs: 500,
  });
  expect(told?.mailsReceived).toBeGreaterThanOrEqual(2);
  const threads = (await api.inbox.list.query({ view: 'all', search: address, limit: 10 })).threads;
  expect(threads.map(({ needs }) => needs)).toEqual([null]);
  const { dataDir } = server;
  await server.stop();
  await start(dataDir);
  expect((await maya())?.mailsSent).toBeGreaterThanOrEqual(3);
}, 240_000);
