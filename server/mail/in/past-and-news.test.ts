import { afterAll, afterEach, beforeAll, beforeEach, expect, setDefaultTimeout, test } from 'bun:test';
import { MessageModel } from '../../inbox/message.model.ts';
import { ThreadModel } from '../../inbox/thread.model.ts';
import { pollDovecot, rawMail } from '../../test/mail-world.ts';
import { emptyModels, startDatabase, type TestDatabase } from '../../test/start-database.ts';
import { type Dovecot, startDovecot } from '../../test/start-dovecot.ts';
import { createTestEdges, type TestEdges } from '../../test/test-edges.ts';
import { MailboxModel } from '../mailbox.model.ts';
import { MailboxCursorModel } from '../mailbox-cursor.model.ts';
import { createPoller } from './poll-mailboxes.ts';

/** What is the past of a mailbox, and what is news. */
setDefaultTimeout(180_000);
let database: TestDatabase;
let dovecot: Dovecot;
let edges: TestEdges;
let world: Awaited<ReturnType<typeof pollDovecot>>;

beforeAll(async () => {
  database = await startDatabase();
});
afterAll(() => database.stop());
beforeEach(async () => {
  await emptyModels();
  dovecot = await startDovecot();
  edges = createTestEdges({ now: new Date() });
  world = await pollDovecot(dovecot, edges);
});
afterEach(async () => {
  await world.close();
  await dovecot.stop();
});

const inboxCursor = () => MailboxCursorModel.findOne({ role: 'inbox' }).lean();

test('an old mail that somebody puts into the inbox out of an archive is kept and not answered', async () => {
  await world.poll();
  await dovecot.deliver(rawMail(), 'INBOX', { internalDate: new Date(Date.now() - 400 * 86_400_000) });
  await world.poll();
  expect(await MessageModel.findOne().lean()).toMatchObject({ isBackfill: true });
  expect(await ThreadModel.findOne().lean()).toMatchObject({ answer: { state: 'none' } });
});

test('a new mail does not wait behind a long past, in its folder or in another', async () => {
  const old = { internalDate: new Date(Date.now() - 86_400_000) };
  for (let n = 0; n < 230; n += 1) await dovecot.deliver(rawMail({ from: 'past@example.com' }), 'INBOX', old);
  for (let n = 0; n < 110; n += 1) await dovecot.deliver(rawMail({ from: dovecot.user, to: 'past@example.com' }), 'Sent', old);
  const slow = createPoller(edges, { turnMs: 0, pollMs: 0 });
  const poll = () => slow.poll({ ...edges, maxBytes: 5_000_000 });
  await poll();
  await dovecot.deliver(rawMail({ from: 'new@example.com' }));
  await poll();
  expect(await MessageModel.findOne({ 'from.address': 'new@example.com' }).lean()).toMatchObject({ isBackfill: false });
  expect(await MessageModel.countDocuments({ 'from.address': 'past@example.com' })).toBeLessThan(230);
  for (let n = 0; n < 6; n += 1) await poll();
  await slow.close();
  expect(await MessageModel.countDocuments()).toBe(341);
  expect(await ThreadModel.find({ 'answer.state': 'waiting' }).lean()).toMatchObject([{ unread: 1 }]);
  expect(await inboxCursor()).toMatchObject({ settledUid: 231, isBackfilling: false, gaps: [] });
});

test('the first answer of a person in a folder that was just made is no past', async () => {
  await world.poll();
  const raw = rawMail({ id: '<q@example.com>' });
  await dovecot.deliver(raw);
  await world.poll();
  const client = await dovecot.connect();
  await client.mailboxCreate('Sent Later');
  await client.logout();
  await dovecot.deliver(rawMail({ from: dovecot.user, to: 'ana@example.com', inReplyTo: '<q@example.com>' }), 'Sent Later');
  // The folder was named a moment ago; the last poll was after the mail in it.
  await MailboxModel.updateMany({}, { $set: { sentPath: 'Sent Later', lastPolledAt: new Date(Date.now() + 60_000) } });
  await world.poll();
  expect(await ThreadModel.find({ isInInbox: true }).lean()).toMatchObject([{ isTakenOver: true, messageCount: 2 }]);
});

test('an answer of a person that is seen again under a new UIDVALIDITY of Sent stands nothing down again', async () => {
  await world.poll();
  await dovecot.deliver(rawMail({ id: '<q@example.com>' }));
  await dovecot.deliver(rawMail({ from: dovecot.user, to: 'ana@example.com', inReplyTo: '<q@example.com>' }), 'Sent');
  await world.poll();
  expect(await ThreadModel.findOne({ isInInbox: true }).lean()).toMatchObject({ isTakenOver: true });
  await ThreadModel.updateMany({}, { isTakenOver: false, aiState: 'idle' });
  await dovecot.renewUidValidity('Sent');
  edges.advance(5000);
  await world.poll();
  expect(await ThreadModel.findOne({ isInInbox: true }).lean()).toMatchObject({ isTakenOver: false, epoch: 1 });
});
