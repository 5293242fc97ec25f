import { afterAll, beforeAll, expect, test } from 'bun:test';
import { type Api, signIn, until } from './sign-in.ts';
import { enginePidOf, newDataDir, type RunningServer, removeDataDir, startServer } from './start-server.ts';

/** The database engine is a process of its own: its death is an interruption, not the end. */
let server: RunningServer;
let api: Api;

beforeAll(async () => {
  server = await startServer({ DATA_DIR: await newDataDir(), REHEARSAL_CUSTOMERS: 'off', HOLD_SECONDS: '0', SETTLE_SECONDS: '0' });
  api = await signIn(server.url);
}, 60_000);
afterAll(async () => {
  await server.stop();
  await removeDataDir(server.dataDir);
});

const health = async () => (await fetch(`${server.url}/healthz`)).status;
const write = (name: string) => {
  const text = `Hello, this is ${name}. Do you have a house with three bedrooms in Eastgate, up to $480,000?`;
  return api.rehearsal.receive.mutate({ from: `${name}@example.com`, name, subject: `A house for ${name}`, text });
};

test('five kills of the engine while mail comes in: the server lives, comes back, and answers every mail once', async () => {
  for (let kill = 0; kill < 5; kill++) {
    const before = enginePidOf(server.pid);
    expect(before).toBeGreaterThan(0);
    await write(`buyer-${kill}`);
    await Bun.sleep(kill * 150);
    process.kill(before, 'SIGKILL');
    await until(
      'the engine to be back',
      async () => enginePidOf(server.pid) > 0 && enginePidOf(server.pid) !== before && (await health()) === 200,
    );
  }
  const answers = (n: number) => api.rehearsal.sentTo.query({ address: `buyer-${n}@example.com` });
  const everyAnswer = async () => (await Promise.all([0, 1, 2, 3, 4].map(answers))).every((mails) => mails.length > 0);
  // A run that died with the database left its claim, which is free again after a minute.
  await until('five answers', everyAnswer, { seconds: 150 });
  await api.system.runJob.mutate({ name: 'answer-threads' });
  await api.system.runJob.mutate({ name: 'send-outbox' });
  for (let n = 0; n < 5; n++) {
    expect(await answers(n)).toHaveLength(1);
  }
  const { threads } = await api.inbox.list.query({ view: 'all' });
  expect(threads.map((thread) => thread.contactEmail).sort()).toEqual([0, 1, 2, 3, 4].map((n) => `buyer-${n}@example.com`));
}, 240_000);
