import { afterAll, afterEach, beforeAll, beforeEach, expect, setDefaultTimeout, test } from 'bun:test';
import { dovecotConfig, rawMail } from '../../test/mail-world.ts';
import { startDatabase, type TestDatabase } from '../../test/start-database.ts';
import { type Dovecot, startDovecot } from '../../test/start-dovecot.ts';
import { createTestEdges, type TestEdges } from '../../test/test-edges.ts';
import { ensureMailbox } from '../accounts/ensure-mailbox.ts';
import { MailboxModel } from '../mailbox.model.ts';
import { type Watch, watchMailboxes } from './watch-mailboxes.ts';

setDefaultTimeout(60_000);
let database: TestDatabase;
let dovecot: Dovecot;
let edges: TestEdges;
let watch: Watch;
let news = 0;

beforeAll(async () => {
  database = await startDatabase();
  dovecot = await startDovecot();
});
afterAll(async () => {
  await dovecot.stop();
  await database.stop();
});
beforeEach(async () => {
  await MailboxModel.deleteMany();
  edges = createTestEdges({ now: new Date() });
  news = 0;
});
afterEach(() => watch.stop());

const start = () => {
  watch = watchMailboxes({ edges, onNews: () => void news++ });
};

async function until(isTrue: () => boolean | Promise<boolean>): Promise<number> {
  const began = performance.now();
  while (!(await isTrue())) {
    if (performance.now() - began > 20_000) throw new Error('waited in vain');
    await Bun.sleep(5);
  }
  return performance.now() - began;
}

const isUp = async () => (await MailboxModel.findOne().lean())?.imapState === 'ok' && news > 0;

test('tells of new mail at once, and once after connecting', async () => {
  await ensureMailbox(dovecotConfig(dovecot), edges);
  start();
  await until(isUp);
  expect(news).toBe(1);
  await Bun.sleep(300);
  await dovecot.deliver(rawMail());
  expect(await until(() => news > 1)).toBeLessThan(5000);
});

test('connects again when the server went away, and asks for what came in between', async () => {
  await ensureMailbox(dovecotConfig(dovecot), edges);
  start();
  await until(isUp);
  const before = news;
  await dovecot.restart();
  await until(() => news > before);
  expect(await MailboxModel.findOne().lean()).toMatchObject({ imapState: 'ok', lastError: null });
});

test('a rejected password is written where a person sees it and not tried again at once', async () => {
  const { imap } = dovecotConfig(dovecot);
  await ensureMailbox(dovecotConfig(dovecot, { imap: { ...imap, password: 'wrong' } }), edges);
  start();
  await until(() => edges.published.some(({ name }) => name === 'system.changed'));
  const mailbox = await MailboxModel.findOne().lean();
  expect(mailbox).toMatchObject({ imapState: 'auth_failed', lastError: expect.stringContaining('rejected') });
  expect(mailbox?.imapRetryAt?.getTime()).toBeGreaterThanOrEqual(edges.now().getTime() + 10 * 60_000);
  await Bun.sleep(2500);
  expect((await MailboxModel.findOne().lean())?.imapRetryAt).toEqual(mailbox?.imapRetryAt ?? null);
});

test('stops within a moment, whatever it is doing', async () => {
  await ensureMailbox(dovecotConfig(dovecot), edges);
  start();
  await until(isUp);
  const began = performance.now();
  await watch.stop();
  expect(performance.now() - began).toBeLessThan(2000);
});
