import { afterAll, afterEach, beforeAll, beforeEach, expect, setDefaultTimeout, test } from 'bun:test';
import mongoose from 'mongoose';
import { ContactModel } from '../../contacts/contact.model.ts';
import { MessageModel } from '../../inbox/message.model.ts';
import { ThreadModel } from '../../inbox/thread.model.ts';
import { TombstoneModel } from '../../inbox/tombstone.model.ts';
import { createLogger } from '../../logger.ts';
import { pollDovecot, rawMail } from '../../test/mail-world.ts';
import { startDatabase, type TestDatabase } from '../../test/start-database.ts';
import { type Dovecot, startDovecot } from '../../test/start-dovecot.ts';
import { createTestEdges, type TestEdges } from '../../test/test-edges.ts';
import { MailboxModel } from '../mailbox.model.ts';
import { MailboxCursorModel } from '../mailbox-cursor.model.ts';
import { PlaceModel } from '../place.model.ts';
import { readRaw } from '../raw-mail.ts';
import { readLag } from '../read-lag.ts';

setDefaultTimeout(60_000);
let database: TestDatabase;
let dovecot: Dovecot;
let edges: TestEdges;
let world: Awaited<ReturnType<typeof pollDovecot>>;

beforeAll(async () => {
  database = await startDatabase();
});
afterAll(() => database.stop());
beforeEach(async () => {
  await Promise.all([MailboxModel.deleteMany(), MailboxCursorModel.deleteMany(), PlaceModel.deleteMany(), MessageModel.deleteMany()]);
  await Promise.all([ThreadModel.deleteMany(), ContactModel.deleteMany(), TombstoneModel.deleteMany()]);
  dovecot = await startDovecot();
  edges = createTestEdges({ now: new Date() });
  world = await pollDovecot(dovecot, edges);
});
afterEach(async () => {
  await world.close();
  await dovecot.stop();
});

const inboxCursor = () => MailboxCursorModel.findOne({ role: 'inbox' }).sort({ _id: -1 }).lean();

test('stores a mail byte for byte, makes its thread wait, and moves the cursor', async () => {
  await world.poll();
  const raw = rawMail({ text: 'Grüße, three bedrooms?\r\n.\r\n..\r\n' });
  await dovecot.deliver(raw);
  expect(await world.poll()).toEqual({ mailboxes: 1, stored: 1, confirmed: 0, quarantined: 0, failed: 0 });
  const [message] = await MessageModel.find().lean();
  expect((await readRaw(message?.rawHash ?? '')).toString('utf8')).toBe(raw);
  const thread = await ThreadModel.findById(message?.threadId).lean();
  expect(thread).toMatchObject({ subject: 'A house near the harbour', unread: 1, messageCount: 1, isInInbox: true, aiState: 'waiting' });
  expect(thread?.answer).toMatchObject({ state: 'waiting', dueAt: new Date(edges.now().getTime() + 20_000) });
  expect(await inboxCursor()).toMatchObject({ settledUid: 1, gaps: [], isBackfilling: false });
  expect(edges.published.map(({ name }) => name)).toContain('message.arrived');
});

test('leaves the mailbox as it was: nothing is marked read', async () => {
  await dovecot.deliver(rawMail());
  await world.poll();
  expect((await dovecot.readFolder('INBOX')).map(({ flags }) => flags.includes('\\Seen'))).toEqual([false]);
});

test('mail older than the first connection is stored and never answered; the next one is', async () => {
  await dovecot.deliver(rawMail(), 'INBOX', { internalDate: new Date(Date.now() - 3_600_000) });
  await world.poll();
  expect(await MessageModel.findOne().lean()).toMatchObject({ isBackfill: true });
  expect(await ThreadModel.findOne().lean()).toMatchObject({ isInInbox: true, unread: 0, answer: { state: 'none' } });
  await dovecot.deliver(rawMail({ from: 'ben@example.com' }));
  await world.poll();
  const ben = await MessageModel.findOne({ 'from.address': 'ben@example.com' }).lean();
  expect(ben).toMatchObject({ isBackfill: false });
  expect(await ThreadModel.findById(ben?.threadId).lean()).toMatchObject({ answer: { state: 'waiting' } });
});

test('a new UIDVALIDITY brings nothing twice and answers nobody again, and new mail is news', async () => {
  await world.poll();
  for (let n = 0; n < 5; n += 1) await dovecot.deliver(rawMail({ from: `c${n}@example.com` }));
  await world.poll();
  await ThreadModel.updateMany({}, { $set: { 'answer.state': 'none', unread: 0 } });
  await dovecot.renewUidValidity();
  edges.advance(5000);
  expect(await world.poll()).toMatchObject({ stored: 0, failed: 0 });
  expect(await MessageModel.countDocuments()).toBe(5);
  expect(await PlaceModel.countDocuments({ messageId: { $ne: null } })).toBe(10);
  expect(await ThreadModel.countDocuments({ $or: [{ 'answer.state': { $ne: 'none' } }, { unread: { $gt: 0 } }] })).toBe(0);
  await dovecot.deliver(rawMail({ from: 'late@example.com' }));
  expect(await world.poll()).toMatchObject({ stored: 1 });
  expect(await ThreadModel.countDocuments({ 'answer.state': 'waiting' })).toBe(1);
});

test('a mail that was moved gets a new place, not a new record', async () => {
  await world.poll();
  await dovecot.deliver(rawMail(), 'Junk');
  await world.poll();
  expect(await MessageModel.findOne().lean()).toMatchObject({ kind: 'spam', kindBy: 'rule', flags: ['found in Junk'] });
  const client = await dovecot.connect();
  await client.mailboxOpen('Junk');
  await client.messageMove('1', 'INBOX', { uid: true });
  await client.logout();
  await world.poll();
  expect(await MessageModel.countDocuments()).toBe(1);
  expect((await PlaceModel.find().sort({ _id: 1 }).lean()).map(({ path, messageId }) => [path, messageId !== null])).toEqual([
    ['Junk', true],
    ['INBOX', true],
  ]);
});

test('a mail that somebody takes out of Junk is no spam any more, and waits for its answer', async () => {
  await world.poll();
  for (const from of ['ana@example.com', 'ben@example.com', 'spammer@example.com']) await dovecot.deliver(rawMail({ from }), 'Junk');
  await world.poll();
  // The AI has left them alone.
  await MessageModel.updateMany({}, { decisionId: 'spam' });
  await ThreadModel.updateMany({}, { 'answer.state': 'none', unread: 0, status: 'closed' });
  const client = await dovecot.connect();
  await client.mailboxOpen('Junk');
  await client.messageMove('1,2', 'INBOX', { uid: true });
  await client.logout();
  await world.poll();
  const waiting = await ThreadModel.find({ 'answer.state': 'waiting' }).sort({ _id: 1 }).lean();
  expect(waiting).toMatchObject(Array(2).fill({ kind: null, status: 'open', isInInbox: true, unread: 1 }));
  const mails = await MessageModel.find().sort({ _id: 1 }).lean();
  const rescued = { kind: null, decisionId: null, flags: ['taken out of Junk'] };
  expect(mails).toMatchObject([rescued, rescued, { kind: 'spam', decisionId: 'spam', flags: ['found in Junk'] }]);
  // Once.
  await ThreadModel.updateMany({}, { 'answer.state': 'none' });
  await dovecot.renewUidValidity();
  edges.advance(5000);
  await world.poll();
  expect(await ThreadModel.countDocuments({ 'answer.state': 'waiting' })).toBe(0);
});

test('a folder that was renamed is told of under its new name alone', async () => {
  const folders = async () => (await readLag(edges.now())).folders.map(({ folder, lagSeconds }) => [folder, lagSeconds]).sort();
  await world.poll();
  expect(await folders()).toEqual([
    ['INBOX', 0],
    ['Junk', 0],
    ['Sent', 0],
  ]);
  const client = await dovecot.connect();
  await client.mailboxRename('Sent', 'What left');
  await client.logout();
  await MailboxModel.updateOne({ _id: world.mailboxId }, { $set: { sentPath: 'What left' } });
  edges.advance(60_000);
  await world.poll();
  expect(await folders()).toEqual([
    ['INBOX', 0],
    ['Junk', 0],
    ['What left', 0],
  ]);
});

test('the full comparison marks what is gone and fetches what is missing here', async () => {
  await world.poll();
  await dovecot.deliver(rawMail({ from: 'one@example.com' }));
  await dovecot.deliver(rawMail({ from: 'two@example.com' }));
  await world.poll();
  const client = await dovecot.connect();
  await client.mailboxOpen('INBOX');
  await client.messageDelete('1', { uid: true });
  await client.logout();
  const two = await MessageModel.findOne({ 'from.address': 'two@example.com' }).lean();
  await PlaceModel.deleteOne({ uid: 2, path: 'INBOX' });
  await MessageModel.deleteOne({ _id: two?._id });
  edges.advance(15 * 60_000);
  await world.poll();
  expect(await PlaceModel.findOne({ uid: 1 }).lean()).toMatchObject({ goneAt: edges.now() });
  expect((await MessageModel.find().sort({ _id: 1 }).lean()).map(({ from }) => from.address)).toEqual([
    'one@example.com',
    'two@example.com',
  ]);
});

test('a mail that cannot be parsed is tried five times, then put aside, and never holds up the next', async () => {
  await world.poll();
  await dovecot.deliver(rawMail({ headers: [`X-Poison: ${'a'.repeat(1_100_000)}`] }));
  await dovecot.deliver(rawMail({ from: 'next@example.com' }));
  expect(await world.poll()).toMatchObject({ stored: 1, failed: 1 });
  expect((await inboxCursor())?.gaps).toMatchObject([{ uid: 1, tries: 1 }]);
  for (let n = 0; n < 3; n += 1) await world.poll();
  expect(await world.poll()).toMatchObject({ quarantined: 1 });
  expect(await PlaceModel.findOne({ uid: 1 }).lean()).toMatchObject({
    state: 'quarantined',
    attempts: 5,
    error: expect.stringContaining(''),
  });
  expect((await inboxCursor())?.gaps).toEqual([]);
  expect(await world.poll()).toMatchObject({ failed: 0, quarantined: 0, stored: 0 });
  const place = await PlaceModel.findOne({ uid: 1 }).lean();
  expect((await readRaw(place?.rawHash ?? '')).length).toBeGreaterThan(1_100_000);
});

test('a mail above the limit keeps its headers and text and says so', async () => {
  await world.poll();
  await dovecot.deliver(rawMail({ text: `Three bedrooms?\r\n${'x'.repeat(70)}\r\n`.repeat(80_000) }));
  await world.poll();
  const message = await MessageModel.findOne().lean();
  expect(message?.flags[0]).toStartWith('only the first');
  expect(message?.text).toStartWith('Three bedrooms?');
  expect(message?.rawSize).toBeGreaterThan(5_000_000);
});

test('a crash between any two writes is repaired by the repeat, and nothing is counted twice', async () => {
  await world.poll();
  await dovecot.deliver(rawMail());
  await world.poll();
  const message = await MessageModel.findOne().lean();
  const crashes = [
    // The message was saved, its thread was not told.
    () =>
      ThreadModel.updateOne({}, { $set: { unread: 0, messageCount: 0, lastInboundAt: null, isInInbox: false, 'answer.state': 'none' } }),
    // All was done, but the place was not closed.
    () => PlaceModel.updateOne({}, { $set: { messageId: null } }),
  ];
  for (const crash of crashes) {
    await crash();
    await PlaceModel.updateMany({}, { $set: { messageId: null } });
    await MailboxCursorModel.updateMany({}, { $set: { settledUid: 0, lastStatus: null } });
    expect(await world.poll()).toMatchObject({ stored: 0, failed: 0 });
    expect(await MessageModel.countDocuments()).toBe(1);
    expect(await ThreadModel.find().lean()).toMatchObject([{ unread: 1, messageCount: 1, isInInbox: true, answer: { state: 'waiting' } }]);
    expect(await PlaceModel.find().lean()).toMatchObject([{ messageId: message?._id }]);
  }
});

test('a deleted conversation does not come back', async () => {
  await world.poll();
  await dovecot.deliver(rawMail());
  await world.poll();
  const message = await MessageModel.findOne().lean();
  await TombstoneModel.create({ _id: 'grave', identity: message?.identity, reason: 'conversation deleted' });
  await Promise.all([MessageModel.deleteMany(), ThreadModel.deleteMany(), PlaceModel.deleteMany(), MailboxCursorModel.deleteMany()]);
  await world.poll();
  expect(await MessageModel.countDocuments()).toBe(0);
  expect(await PlaceModel.find().lean()).toMatchObject([{ state: 'buried' }]);
});

test('a database that is away for a moment puts no mail aside', async () => {
  await world.poll();
  await dovecot.deliver(rawMail());
  const { create } = MessageModel;
  MessageModel.create = (() => Promise.reject(new mongoose.mongo.MongoNetworkError('connection lost'))) as unknown as typeof create;
  try {
    for (let n = 0; n < 6; n += 1) await expect(world.poll()).rejects.toThrow('connection lost');
  } finally {
    MessageModel.create = create;
  }
  expect(await world.poll()).toMatchObject({ stored: 1, failed: 0, quarantined: 0 });
});

test('a connection that died between two polls is opened again within the poll', async () => {
  await world.poll();
  await dovecot.restart();
  await dovecot.deliver(rawMail());
  expect(await world.poll()).toMatchObject({ stored: 1, failed: 0 });
  expect(await MailboxModel.findOne().lean()).toMatchObject({ imapState: 'ok', lastError: null });
});

test('a rejected password is shown, and tried no more than six times an hour', async () => {
  const commands = countCommands(edges);
  await pollDovecot(dovecot, edges, {
    imap: { host: dovecot.host, port: dovecot.imapPort, secure: false, user: dovecot.user, password: 'wrong', isTlsInsecure: false },
  });
  for (let minute = 0; minute < 60; minute += 1) {
    await world.poll();
    edges.advance(60_000);
  }
  expect(commands.logins()).toBeGreaterThan(2);
  expect(commands.logins()).toBeLessThanOrEqual(6);
  expect(await MailboxModel.findOne().lean()).toMatchObject({ imapState: 'auth_failed', lastError: expect.stringContaining('rejected') });
  expect(edges.published).toContainEqual({ name: 'system.changed', payload: { what: 'mailbox' } });
});

test('a server that is away is noted and tried again at the next poll', async () => {
  const port = dovecot.imapPort;
  await world.poll();
  await dovecot.stop();
  expect(await world.poll()).toMatchObject({ failed: 1 });
  expect(await MailboxModel.findOne().lean()).toMatchObject({ imapState: 'unreachable', imapRetryAt: null, imap: { port } });
});

test('a poll with nothing new issues the same number of commands at 100 and at 5,000 mails', async () => {
  const commands = countCommands(edges);
  await world.poll();
  const counts: number[] = [];
  let delivered = 0;
  for (const size of [100, 5000]) {
    for (; delivered < size; delivered += 1) await dovecot.deliver(rawMail({ text: 'Hello' }));
    // Taking in 5,000 mails is not what is measured here: the cursor stands behind them, as if they had been.
    await MailboxCursorModel.updateOne({ role: 'inbox' }, { $set: { settledUid: size } });
    await world.poll();
    await world.poll();
    const before = commands.all();
    await world.poll();
    counts.push(commands.all() - before);
  }
  expect(counts).toEqual([3, 3]);
});

/** Counts what imapflow says it writes to the server, from now on. */
function countCommands(on: TestEdges): { all: () => number; logins: () => number } {
  const written: string[] = [];
  const write = (line: string) => {
    const { imap } = JSON.parse(line) as { imap?: { src?: string; msg?: string } };
    if (imap?.src === 'c' && /^[0-9A-Z]+ [A-Z]+/.test(imap.msg ?? '')) written.push(imap.msg ?? '');
  };
  on.log = createLogger({ level: 'trace', destination: { write } });
  return { all: () => written.length, logins: () => written.filter((line) => / (LOGIN|AUTHENTICATE)/.test(line)).length };
}
