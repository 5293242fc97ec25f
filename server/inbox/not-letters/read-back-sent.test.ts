import { afterAll, beforeAll, beforeEach, expect, test } from 'bun:test';
import { ContactModel } from '../../contacts/contact.model.ts';
import { buildOutbound, buildThread } from '../../test/build.ts';
import { buildIncoming, buildSent } from '../../test/incoming.ts';
import { startDatabase, type TestDatabase } from '../../test/start-database.ts';
import { createTestEdges, type TestEdges } from '../../test/test-edges.ts';
import { readConversation } from '../answer/read-conversation.ts';
import { wasAnswered } from '../answer/was-answered.ts';
import { receiveMail } from '../arrive/receive-mail.ts';
import { MessageModel } from '../message.model.ts';
import { ThreadModel } from '../thread.model.ts';

let database: TestDatabase;
let edges: TestEdges;
beforeAll(async () => {
  database = await startDatabase();
});
afterAll(() => database.stop());
beforeEach(async () => {
  await Promise.all([MessageModel.deleteMany(), ThreadModel.deleteMany(), ContactModel.deleteMany()]);
  edges = createTestEdges();
});

async function accepted() {
  const thread = buildThread();
  const sent = buildOutbound({ threadId: thread._id, messageId: '<ours@x>', wireIds: ['<ours@x>'], delivery: { state: 'accepted' } });
  await ThreadModel.create(thread);
  await MessageModel.create(sent);
  return { thread, sent };
}

test('a mail of ours in Sent is confirmed by its header or its Message-ID, inserted never', async () => {
  const { sent } = await accepted();
  const mail = buildSent({ messageId: '<ours@x>', openhouseMessage: sent._id });
  expect(await receiveMail(mail, edges)).toEqual({ messageId: sent._id, threadId: sent.threadId, isNew: false, isConfirmation: true });
  expect(await receiveMail(mail, edges)).toMatchObject({ isConfirmation: false });
  expect(await MessageModel.find().lean()).toMatchObject([{ delivery: { state: 'confirmed' } }]);
  expect(await ThreadModel.findOne().lean()).toMatchObject({ messageCount: 1, isTakenOver: false, epoch: 0 });
});

test('a Message-ID that the server gave is learned, and a reply to it that came before joins the thread', async () => {
  const { sent } = await accepted();
  const early = await receiveMail(buildIncoming({ inReplyTo: '<server@x>' }), edges);
  expect(early.threadId).not.toBe(sent.threadId);
  await receiveMail(buildSent({ messageId: '<server@x>', openhouseMessage: sent._id }), edges);
  const [one, two] = await MessageModel.find().lean();
  expect(one?.threadId).toBe(two?.threadId ?? '');
  expect(await MessageModel.findById(sent._id).lean()).toMatchObject({ wireIds: ['<ours@x>', '<server@x>'] });
});

test('a mail written in another mail program joins its thread and the AI stands down', async () => {
  const first = await receiveMail(buildIncoming({ messageId: '<q@x>' }), edges);
  const written = await receiveMail(buildSent({ inReplyTo: '<q@x>' }), edges);
  expect(written).toMatchObject({ threadId: first.threadId, isNew: true });
  expect(await MessageModel.findById(written.messageId).lean()).toMatchObject({
    direction: 'outbound',
    author: 'other_client',
    delivery: null,
  });
  expect(await ThreadModel.findById(first.threadId).lean()).toMatchObject({
    isTakenOver: true,
    epoch: 1,
    lastAuthor: 'other_client',
    messageCount: 2,
    unread: 1,
  });
});

test('the answer of a person that is read before the mail it answers leaves nothing to answer: it waits to be read alone', async () => {
  const written = await receiveMail(buildSent({ inReplyTo: '<q2@x>' }), edges);
  const question = await receiveMail(buildIncoming({ messageId: '<q2@x>' }), edges);
  expect(question.threadId).toBe(written.threadId);
  const thread = await ThreadModel.findById(question.threadId).lean();
  expect(thread).toMatchObject({ isTakenOver: true, aiState: 'standing_down', answer: { state: 'waiting' } });
  const { messages, pending } = await readConversation(question.threadId ?? '');
  expect(pending.map((mail) => [mail._id, wasAnswered(mail, messages)])).toEqual([[question.messageId ?? '', true]]);
});

test('Sent mail from before our time stands nothing down', async () => {
  const { threadId } = await receiveMail(buildIncoming({ messageId: '<old@x>' }), edges);
  await receiveMail(buildSent({ inReplyTo: '<old@x>', isBackfill: true }), edges);
  expect(await ThreadModel.findById(threadId).lean()).toMatchObject({ isTakenOver: false, epoch: 0 });
});

test('a campaign mail that is unknown here is inserted into its contact thread and stands nothing down', async () => {
  const first = await receiveMail(buildIncoming(), edges);
  const received = await receiveMail(buildSent({ campaignNumber: 1007 }), edges);
  expect(received.threadId).toBe(first.threadId);
  expect(await MessageModel.findById(received.messageId).lean()).toMatchObject({
    author: 'campaign',
    campaignNumber: 1007,
    delivery: null,
  });
  expect(await ThreadModel.findById(first.threadId).lean()).toMatchObject({ isTakenOver: false });
  const alone = await receiveMail(buildSent({ campaignNumber: 1007, to: [{ address: 'new@example.com', name: '' }] }), edges);
  expect(await ThreadModel.findById(alone.threadId).lean()).toMatchObject({ isInInbox: false });
});

test('a copy to ourselves that came into INBOX first becomes what Sent says it is', async () => {
  const first = await receiveMail(buildIncoming({ messageId: '<c@x>' }), edges);
  const copy = buildSent({ inReplyTo: '<c@x>', identity: 'the-copy' });
  await receiveMail({ ...copy, folder: 'inbox' }, edges);
  await receiveMail(copy, edges);
  expect(await MessageModel.find({ identity: 'the-copy' }).lean()).toMatchObject([{ direction: 'outbound', author: 'other_client' }]);
  expect(await ThreadModel.findById(first.threadId).lean()).toMatchObject({ isTakenOver: true });
});
