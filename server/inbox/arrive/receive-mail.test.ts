import { afterAll, beforeAll, beforeEach, expect, test } from 'bun:test';
import { isSuppressed } from '../../contacts/consent/suppress.ts';
import { SuppressionModel } from '../../contacts/consent/suppression.model.ts';
import { ContactModel } from '../../contacts/contact.model.ts';
import { buildOutbound, buildThread, TEST_NOW } from '../../test/build.ts';
import { buildIncoming } from '../../test/incoming.ts';
import { startDatabase, type TestDatabase } from '../../test/start-database.ts';
import { createTestEdges, type TestEdges } from '../../test/test-edges.ts';
import { MessageModel } from '../message.model.ts';
import { makeMessageId } from '../outbox/message-id.ts';
import { ThreadModel } from '../thread.model.ts';
import { receiveMail } from './receive-mail.ts';

let database: TestDatabase;
let edges: TestEdges;
beforeAll(async () => {
  database = await startDatabase();
});
afterAll(() => database.stop());
beforeEach(async () => {
  await Promise.all([MessageModel.deleteMany(), ThreadModel.deleteMany(), ContactModel.deleteMany(), SuppressionModel.deleteMany()]);
  edges = createTestEdges();
});

const threadOf = async (received: { threadId: string | null }) => {
  const thread = await ThreadModel.findById(received.threadId).lean();
  if (!thread) throw new Error('no thread');
  return thread;
};

test('a first mail makes a contact and a thread that waits for the AI, and tells open browsers after the save', async () => {
  const received = await receiveMail(buildIncoming(), edges);
  expect(received).toMatchObject({ isNew: true, isConfirmation: false });
  expect(await ContactModel.findOne().lean()).toMatchObject({ email: 'ana@example.com', firstName: 'Ana', lastName: 'Reyes' });
  expect(await threadOf(received)).toMatchObject({
    unread: 1,
    messageCount: 1,
    isInInbox: true,
    lastAuthor: 'customer',
    lastWords: 'Do you have three bedrooms?',
    participants: ['ana@example.com'],
    answer: { state: 'waiting', dueAt: new Date(TEST_NOW.getTime() + 20_000) },
  });
  expect(edges.published.map(({ name }) => name)).toEqual(['contact.changed', 'message.arrived', 'thread.changed']);
});

test('keeps a reply in its thread when the subject changed, reopens it, and moves the moment the AI looks', async () => {
  const first = await receiveMail(buildIncoming({ messageId: '<a@x>' }), edges);
  await ThreadModel.updateOne({}, { $set: { status: 'closed' } });
  edges.advance(10_000);
  const reply = await receiveMail(buildIncoming({ inReplyTo: '<a@x>', subject: 'Something else' }), edges);
  expect(reply.threadId).toBe(first.threadId);
  expect(await threadOf(reply)).toMatchObject({ status: 'open', unread: 2, answer: { dueAt: new Date(TEST_NOW.getTime() + 30_000) } });
});

test('never threads by subject alone', async () => {
  const first = await receiveMail(buildIncoming(), edges);
  expect((await receiveMail(buildIncoming(), edges)).threadId).not.toBe(first.threadId);
});

test('a run of the AI that is under way keeps its claim and finds another due time', async () => {
  const first = await receiveMail(buildIncoming({ messageId: '<b@x>' }), edges);
  await ThreadModel.updateOne({}, { $set: { 'answer.state': 'claimed', 'answer.claimedBy': 'me' } });
  edges.advance(5000);
  await receiveMail(buildIncoming({ inReplyTo: '<b@x>' }), edges);
  expect((await threadOf(first)).answer).toMatchObject({ state: 'claimed', claimedBy: 'me', dueAt: new Date(TEST_NOW.getTime() + 25_000) });
});

test('a stranger who names a mail he never had is kept apart and flagged, also when the mail he names comes later', async () => {
  const stranger = { address: 'eve@example.com', name: 'Eve' };
  const first = await receiveMail(buildIncoming({ messageId: '<s@x>' }), edges);
  const eve = await receiveMail(buildIncoming({ from: stranger, references: ['<s@x>'] }), edges);
  expect(eve.threadId).not.toBe(first.threadId);
  const early = await receiveMail(buildIncoming({ from: stranger, references: ['<late@x>'] }), edges);
  await receiveMail(buildIncoming({ messageId: '<late@x>' }), edges);
  for (const { messageId } of [eve, early])
    expect(await MessageModel.findById(messageId).lean()).toMatchObject({ flags: ['reference from a stranger'] });
});

test('somebody who had a copy is no stranger', async () => {
  const cc = [{ address: 'ben@example.com', name: 'Ben' }];
  const first = await receiveMail(buildIncoming({ messageId: '<cc@x>', cc }), edges);
  expect((await receiveMail(buildIncoming({ from: cc[0] ?? { address: '', name: '' }, inReplyTo: '<cc@x>' }), edges)).threadId).toBe(
    first.threadId,
  );
});

test('the same Message-ID with other content is stored, flagged, and not answered a second time', async () => {
  const first = await receiveMail(buildIncoming({ messageId: '<twin@x>' }), edges);
  await ThreadModel.updateOne({}, { $set: { 'answer.state': 'none' } });
  const twin = await receiveMail(buildIncoming({ messageId: '<twin@x>', identity: 'other' }), edges);
  expect(twin.messageId).not.toBe(first.messageId);
  expect(await MessageModel.findById(twin.messageId).lean()).toMatchObject({ flags: ['same Message-ID, other content'] });
  expect((await threadOf(twin)).answer.state).toBe('none');
});

test('a Message-ID of ours is found in whatever case a mail program quotes it', async () => {
  const thread = buildThread();
  const id = makeMessageId('reply:1', 'larkinvale.example', edges.secret);
  await ThreadModel.create(thread);
  await MessageModel.create(buildOutbound({ threadId: thread._id, messageId: id, wireIds: [id], delivery: { state: 'accepted' } }));
  expect((await receiveMail(buildIncoming({ inReplyTo: id.toUpperCase() }), edges)).threadId).toBe(thread._id);
});

test('our own mail that comes back waits for nobody and makes no contact', async () => {
  const received = await receiveMail(buildIncoming({ from: { address: 'hello@larkinvale.example', name: '' } }), edges);
  expect((await threadOf(received)).answer.state).toBe('none');
  expect(await ContactModel.countDocuments()).toBe(0);
});

test('the same mail again is one record and one unread mail', async () => {
  const mail = buildIncoming();
  for (let n = 0; n < 3; n += 1) await receiveMail(mail, edges);
  expect(await MessageModel.countDocuments()).toBe(1);
  expect(await ThreadModel.find().lean()).toMatchObject([{ unread: 1, messageCount: 1, isInInbox: true }]);
});

test('the same mail ten times at once is one record in one thread of the inbox', async () => {
  const mail = buildIncoming();
  const all = await Promise.all(Array.from({ length: 10 }, () => receiveMail(mail, edges)));
  expect(all.filter(({ isNew }) => isNew)).toHaveLength(1);
  expect(await MessageModel.countDocuments()).toBe(1);
  expect(await ThreadModel.find({ isInInbox: true }).lean()).toMatchObject([{ messageCount: 1 }]);
});

test("a customer's answer that the provider filed under Junk stays in its thread and is no spam", async () => {
  const first = await receiveMail(buildIncoming({ messageId: '<j@x>' }), edges);
  const reply = await receiveMail(buildIncoming({ inReplyTo: '<j@x>', folder: 'junk' }), edges);
  expect(reply.threadId).toBe(first.threadId);
  expect(await MessageModel.findById(reply.messageId).lean()).toMatchObject({ kind: null, flags: ['misfiled by the provider'] });
});

test('a reply to an uncertain mail of ours proves that it left', async () => {
  const thread = buildThread();
  const sent = buildOutbound({ threadId: thread._id, delivery: { state: 'uncertain' } });
  await ThreadModel.create(thread);
  await MessageModel.create(sent);
  await receiveMail(buildIncoming({ inReplyTo: sent.messageId }), edges);
  expect((await MessageModel.findById(sent._id).lean())?.delivery?.state).toBe('confirmed');
});

const bounce = (change: object) => ({
  kind: 'bounce' as const,
  originalMessageIds: [],
  originalKeys: [],
  originalProofs: [],
  recipients: [{ address: 'ana@example.com', action: 'failed', status: '5.1.1', diagnostic: 'no such user' }],
  ...change,
});

test('a hard bounce of a mail we sent suppresses the address, calls a person, and is told once', async () => {
  const thread = buildThread();
  const sent = buildOutbound({ threadId: thread._id, delivery: { state: 'accepted' } });
  await ThreadModel.create(thread);
  await MessageModel.create(sent);
  const mail = buildIncoming({ from: { address: 'mailer-daemon@x', name: '' }, report: bounce({ originalMessageIds: sent.wireIds }) });
  for (let n = 0; n < 2; n += 1) await receiveMail(mail, edges);
  expect(await isSuppressed('ana@example.com')).toBe(true);
  expect((await MessageModel.findById(sent._id).lean())?.delivery?.evidence.filter(({ state }) => state === 'bounced')).toHaveLength(1);
  expect(await ThreadModel.findById(thread._id).lean()).toMatchObject({ needs: { reason: 'failed' } });
  expect(await MessageModel.findOne({ direction: 'inbound' }).lean()).toMatchObject({
    threadId: thread._id,
    kind: 'bounce',
    kindBy: 'rule',
  });
});

test('a bounce for the size of our mail, or for our standing, calls a person and leaves the address its mail', async () => {
  const thread = buildThread();
  const sent = buildOutbound({ threadId: thread._id, delivery: { state: 'accepted' } });
  await ThreadModel.create(thread);
  await MessageModel.create(sent);
  for (const status of ['5.3.4', '5.7.1']) {
    const recipients = [{ address: 'ana@example.com', action: 'failed', status, diagnostic: 'not taken' }];
    const report = { ...bounce({ originalMessageIds: sent.wireIds }), recipients };
    await receiveMail(buildIncoming({ from: { address: 'mailer-daemon@x', name: '' }, report }), edges);
  }
  expect(await isSuppressed('ana@example.com')).toBe(false);
  expect(await ThreadModel.findById(thread._id).lean()).toMatchObject({ needs: { reason: 'failed' } });
});

test('a bounce of nothing we sent, or of a mail to somebody else, changes nothing and is flagged', async () => {
  const sent = buildOutbound({ to: [{ address: 'ben@example.com', name: '' }], delivery: { state: 'accepted' } });
  await MessageModel.create(sent);
  for (const report of [bounce({ originalMessageIds: ['<never@sent>'] }), bounce({ originalMessageIds: sent.wireIds }), bounce({})]) {
    const { messageId } = await receiveMail(buildIncoming({ from: { address: 'mailer-daemon@x', name: '' }, report }), edges);
    expect(await MessageModel.findById(messageId).lean()).toMatchObject({ flags: ['a report about no mail of ours'] });
  }
  expect(await isSuppressed('ana@example.com')).toBe(false);
  expect((await MessageModel.findById(sent._id).lean())?.delivery?.evidence).toEqual([]);
});

test('the fifth soft bounce within fourteen days suppresses the address, however often each is told', async () => {
  const thread = buildThread();
  await ThreadModel.create(thread);
  const soft = [{ address: 'ana@example.com', action: 'failed', status: '4.2.2', diagnostic: 'mailbox full' }];
  for (let n = 1; n <= 6; n += 1) {
    const sent = buildOutbound({ threadId: thread._id, delivery: { state: 'accepted' } });
    await MessageModel.create(sent);
    const report = bounce({ originalMessageIds: sent.wireIds, recipients: soft });
    const mail = buildIncoming({ from: { address: 'mailer-daemon@x', name: '' }, report });
    for (let told = 0; told < 2; told += 1) await receiveMail(mail, edges);
    // The first is out of the span when the fifth comes.
    edges.advance(n === 1 ? 13 * 86_400_000 : 86_400_000);
    expect(await isSuppressed('ana@example.com')).toBe(n >= 6);
  }
});

test('a copy of a mail that another mailbox found in Junk is answered, and once, also when that one is taken out', async () => {
  const mail = (change: object) => receiveMail(buildIncoming({ messageId: '<both@x>', ...change }), edges);
  await mail({ mailboxId: 'sales', identity: 'sales:1', folder: 'junk' });
  const copy = await mail({ mailboxId: 'info', identity: 'info:1' });
  expect(await threadOf(copy)).toMatchObject({ answer: { state: 'waiting' } });
  await ThreadModel.updateMany({}, { 'answer.state': 'none' });
  const rescued = await mail({ mailboxId: 'sales', identity: 'sales:1', isBackfill: true });
  expect(await threadOf(rescued)).toMatchObject({ kind: null, answer: { state: 'none' } });
});
