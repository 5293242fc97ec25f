import { afterAll, beforeAll, expect, test } from 'bun:test';
import { type EmbeddedEngine, startEmbeddedEngine } from '../server/database/embedded-engine.ts';
import { createLogger } from '../server/logger.ts';
import { headerOf, type MailWorld, startMailWorld, writeMail } from './mail-world.ts';
import { firstPoll, signIn, until } from './sign-in.ts';
import { newDataDir, type RunningServer, removeDataDir, startServer } from './start-server.ts';

/** Two servers on one database, one mailbox and one SMTP server. */
const MAILS = 24;
let world: MailWorld;
let engine: EmbeddedEngine;
let servers: RunningServer[];
const dataDirs: string[] = [];

beforeAll(async () => {
  world = await startMailWorld();
  const dir = async () => dataDirs[dataDirs.push(await newDataDir()) - 1] ?? '';
  engine = await startEmbeddedEngine({ dataDir: await dir(), log: createLogger({ level: 'silent' }) });
  const env = { ...world.env, MONGODB_URI: engine.uri, AUTH_SECRET: 'one-secret-for-both-of-the-two-servers' };
  servers = await Promise.all([startServer({ ...env, DATA_DIR: await dir() }), startServer({ ...env, DATA_DIR: await dir() })]);
}, 90_000);
afterAll(async () => {
  for (const server of servers) await server.stop();
  await engine.stop();
  await world.stop();
  for (const dir of dataDirs) await removeDataDir(dir);
});

test(`of ${MAILS} mails each is stored once and answered once`, async () => {
  const api = await signIn(servers[0]?.url ?? '');
  await firstPoll(api);
  for (let n = 1; n <= MAILS; n++) {
    const text = `Hello, do you have a house with ${1 + (n % 4)} bedrooms for up to $${400 + n},000?`;
    const letter = { from: `Buyer ${n} <buyer${n}@example.com>`, subject: `House ${n}`, messageId: `<buyer-${n}@example.com>`, text };
    await world.dovecot.deliver(writeMail(world.dovecot.user, letter));
  }
  await until('every answer', async () => world.sink.received.length >= MAILS, { seconds: 120 });
  await until('every confirmation', async () => (await world.dovecot.readFolder('Sent')).length >= MAILS);
  // Whoever would answer twice has had the time to.
  await Bun.sleep(3000);

  expect(world.sink.received.map((mail) => mail.to[0]).sort()).toEqual(
    Array.from({ length: MAILS }, (_, n) => `buyer${n + 1}@example.com`).sort(),
  );
  const filed = await world.dovecot.readFolder('Sent');
  expect(new Set(filed.map((mail) => headerOf(mail.raw, 'Message-ID'))).size).toBe(MAILS);
  expect(filed).toHaveLength(MAILS);
  const { threads } = await api.inbox.list.query({ view: 'all', limit: 100 });
  expect(threads).toHaveLength(MAILS);
}, 240_000);

test('both show the same inbox', async () => {
  const [first, second] = await Promise.all(servers.map(async (server) => (await signIn(server.url)).inbox.counts.query()));
  expect(first).toEqual(second as typeof first);
});
