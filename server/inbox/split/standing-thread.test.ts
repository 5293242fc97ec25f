import { afterAll, beforeAll, beforeEach, expect, test } from 'bun:test';
import { buildOutbound } from '../../test/build.ts';
import { readThread } from '../../test/build-outbox.ts';
import { buildIncoming } from '../../test/incoming.ts';
import { emptyModels, startDatabase, type TestDatabase } from '../../test/start-database.ts';
import { createTestEdges, type TestEdges } from '../../test/test-edges.ts';
import { receiveMail } from '../arrive/receive-mail.ts';
import { requireThread } from '../desk/show-thread.ts';
import { takeOver } from '../hands/take-over.ts';
import { MessageModel } from '../message.model.ts';
import { queueMessage } from '../outbox/queue-message.ts';
import { replyAsAgent } from '../reply.ts';
import { ThreadModel } from '../thread.model.ts';
import { joinedFlag, joinedInto, standingThread } from './standing-thread.ts';

let database: TestDatabase;
let edges: TestEdges;
beforeAll(async () => {
  database = await startDatabase();
}, 60_000);
afterAll(() => database.stop());
beforeEach(async () => {
  await emptyModels();
  edges = createTestEdges();
});

const idOf = ({ threadId }: { threadId: string | null }) => threadId ?? '';
const late = () => receiveMail(buildIncoming({ messageId: '<late@x>', references: ['<one@x>'] }), edges);

/** Two threads, and the mail between them still to come. */
async function begin() {
  const one = idOf(await receiveMail(buildIncoming({ messageId: '<one@x>' }), edges));
  const two = idOf(await receiveMail(buildIncoming({ messageId: '<two@x>', references: ['<late@x>'] }), edges));
  expect(two).not.toBe(one);
  return { one, two };
}
async function join() {
  const threads = await begin();
  await late();
  return threads;
}

/** What code tells a customer by itself, as of a call that was booked before. */
async function remind(threadId: string) {
  const { contactId, mailboxId } = await readThread(threadId);
  const from = { address: 'hello@larkinvale.example', name: '' };
  const mail = { purpose: 'reminder' as const, author: 'system' as const, subject: 'Your call', text: 'Your call', epoch: null };
  const to = { address: 'ana@example.com', name: 'Ana' };
  return queueMessage({ ...mail, threadId, contactId, mailboxId, from, to, key: 'reminder:1', state: 'holding' }, edges);
}

test('what is written into a conversation that was joined to another goes where it goes on', async () => {
  const { one, two } = await join();
  expect(joinedInto(await readThread(two))).toBe(one);
  expect(await requireThread(two)).toMatchObject({ _id: one });
  expect(await remind(two)).toMatchObject({ threadId: one, inReplyTo: '<late@x>' });
  const reply = await replyAsAgent({ threadId: two, userId: 'agent', agentName: 'Oscar', text: 'At three.' }, edges);
  expect(reply.threadId).toBe(one);
  expect([(await readThread(one)).isTakenOver, (await readThread(two)).isTakenOver]).toEqual([true, false]);
});

test('whoever takes over by the old name has the conversation', async () => {
  const { one, two } = await join();
  expect((await takeOver({ threadId: two, userId: 'agent', waitMs: 10 }, edges)).thread._id).toBe(one);
  expect(await readThread(one)).toMatchObject({ isTakenOver: true, ownerId: 'agent' });
});

test('a takeover at the moment of the join holds for the whole', async () => {
  for (let n = 0; n < 8; n++) {
    await emptyModels();
    const { one, two } = await begin();
    await Promise.all([late(), Bun.sleep(n * 4).then(() => takeOver({ threadId: two, userId: 'agent', waitMs: 10 }, edges))]);
    expect([n, (await readThread(one)).isTakenOver]).toEqual([n, true]);
  }
}, 60_000);

test('an answer to what lies there still is part of the whole, which a person has', async () => {
  const { one, two } = await join();
  await takeOver({ threadId: one, userId: 'agent', waitMs: 10 }, edges);
  // As an earlier version wrote it.
  const left = buildOutbound({ threadId: two, author: 'system', delivery: { state: 'accepted', purpose: 'reminder' } });
  await MessageModel.create(left);
  const answer = await receiveMail(buildIncoming({ messageId: '<answer@x>', inReplyTo: left.messageId }), edges);
  expect([answer.threadId, (await MessageModel.findById(left._id).lean())?.threadId]).toEqual([one, one]);
  expect(await readThread(one)).toMatchObject({ isTakenOver: true });
  expect(await ThreadModel.countDocuments({ isInInbox: true })).toBe(1);
});

test('a thread that carries the word of another, as earlier versions copied it, or that closes a circle, stands for itself', async () => {
  const { one, two } = await begin();
  for (const wrong of [one, two]) {
    await ThreadModel.updateOne({ _id: one }, { flags: [joinedFlag(wrong)] });
    expect(await standingThread(one)).toMatchObject({ _id: one });
  }
  await ThreadModel.updateOne({ _id: two }, { flags: [joinedFlag(one)] });
  expect(await standingThread(two)).toMatchObject({ _id: one });
  const { thread } = await takeOver({ threadId: two, userId: 'agent' }, edges);
  expect(thread).toMatchObject({ _id: one, isTakenOver: true });
});
