import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'bun:test';
import { MessageModel } from '../../inbox/message.model.ts';
import { ThreadModel } from '../../inbox/thread.model.ts';
import { dovecotConfig, pollDovecot, rawMail } from '../../test/mail-world.ts';
import { startDatabase, type TestDatabase } from '../../test/start-database.ts';
import { type Dovecot, startDovecot } from '../../test/start-dovecot.ts';
import { createTestEdges, type TestEdges } from '../../test/test-edges.ts';
import { MailboxModel } from '../mailbox.model.ts';
import { MailboxCursorModel } from '../mailbox-cursor.model.ts';
import { PlaceModel } from '../place.model.ts';
import { readRaw } from '../raw-mail.ts';

let database: TestDatabase;
let dovecot: Dovecot;
let edges: TestEdges;
let world: Awaited<ReturnType<typeof pollDovecot>>;

beforeAll(async () => {
  database = await startDatabase();
});
afterAll(() => database.stop());
beforeEach(async () => {
  await Promise.all([MailboxModel.deleteMany(), MailboxCursorModel.deleteMany(), PlaceModel.deleteMany(), MessageModel.deleteMany(), ThreadModel.deleteMany()]);
  dovecot = await startDovecot();
  edges = createTestEdges({ now: new Date() });
  world = await pollDovecot(dovecot, edges);
});
afterEach(async () => {
  await world.close();
  await dovecot.stop();
});

test('stores a mail byte for byte, makes its thread wait, and moves the cursor', async () => {
  await world.poll();
  const raw = rawMail({ text: 'Grüße, three bedrooms?\r\n.\r\n..\r\n' });
  await dovecot.deliver(raw);
  expect(await world.poll()).toMatchObject({ mailboxes: 1, stored: 1, failed: 0 });
  const [message] = await MessageModel.find().lean();
  expect((await readRaw(message?.rawHash ?? '')).toString('utf8')).toBe(raw);
  const thread = await ThreadModel.findById(message?.threadId).lean();
  expect(thread).toMatchObject({ subject: 'A house near the harbour', unread: 1, messageCount: 1, isInInbox: true, aiState: 'waiting' });
  expect(thread?.answer).toMatchObject({ state: 'waiting', dueAt: new Date(edges.now().getTime() + 20_000) });
  expect(await MailboxCursorModel.findOne({ role: 'inbox' }).lean()).toMatchObject({ settledUid: 1, gaps: [], isBackfilling: false });
  expect(edges.published.map(({ name }) => name)).toContain('message.arrived');
});
