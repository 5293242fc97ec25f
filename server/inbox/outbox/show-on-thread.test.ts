import { afterAll, beforeAll, expect, test } from 'bun:test';
import { buildMessage, buildOutbound, buildThread, TEST_NOW } from '../../test/build.ts';
import { startDatabase, type TestDatabase } from '../../test/start-database.ts';
import { MessageModel } from '../message.model.ts';
import { ThreadModel } from '../thread.model.ts';
import { clearDraft } from './clear-draft.ts';
import { noteSent } from './show-on-thread.ts';

let database: TestDatabase;
beforeAll(async () => {
  database = await startDatabase();
});
afterAll(() => database.stop());

async function sendOn({ hasBounced }: { hasBounced: boolean }) {
  const needs = { reason: 'failed' as const, detail: 'the address does not exist', at: TEST_NOW };
  const thread = await ThreadModel.create(buildThread({ needs }));
  const evidence = hasBounced ? [{ at: TEST_NOW, state: 'bounced', detail: 'unknown user' }] : [];
  const delivery = { state: 'confirmed' as const, acceptedAt: TEST_NOW, evidence };
  const mail = await MessageModel.create(buildOutbound({ threadId: thread._id, contactId: null, delivery }));
  await noteSent(mail.toObject());
  return (await ThreadModel.findById(thread._id).lean())?.needs ?? null;
}

test('a mail that left settles an earlier failure, unless it is back already', async () => {
  expect(await sendOn({ hasBounced: false })).toBeNull();
  expect(await sendOn({ hasBounced: true })).toMatchObject({ reason: 'failed' });
});

test('a mail that left is counted when it leaves, and not only when it is seen in Sent', async () => {
  const thread = await ThreadModel.create(buildThread({ messageCount: 1 }));
  const ofThread = { threadId: thread._id, contactId: null };
  const mail = buildOutbound({ ...ofThread, delivery: { state: 'accepted', acceptedAt: TEST_NOW } });
  await MessageModel.create([buildMessage(ofThread), mail]);
  await noteSent(mail);
  expect(await ThreadModel.findById(thread._id).lean()).toMatchObject({ messageCount: 2, exchanges: 1 });
});

const review = { reason: 'review' as const, detail: 'An answer waits for your approval', at: TEST_NOW };
const handedOver = { ...review, reason: 'handed_over' as const };

test.each([
  ['writing', 'none', false, review, 'idle', null],
  ['holding', 'waiting', false, null, 'waiting', null],
  ['review', 'claimed', false, handedOver, 'thinking', 'handed_over'],
  ['holding', 'waiting', true, review, 'standing_down', null],
  ['thinking', 'claimed', false, review, 'thinking', null],
  ['standing_down', 'waiting', true, null, 'standing_down', null],
] as const)(
  'without its draft a thread that was %s, its answer %s, taken over: %p, shows the AI anew',
  async (aiState, state, isTakenOver, needs, becomes, reason) => {
    const { answer } = buildThread();
    const thread = buildThread({ aiState, isTakenOver, needs, answer: { ...answer, state }, sendingAt: TEST_NOW });
    await ThreadModel.create(thread);
    await clearDraft(thread._id);
    const after = await ThreadModel.findById(thread._id).lean();
    expect([after?.aiState, after?.sendingAt, after?.needs?.reason ?? null]).toEqual([becomes, null, reason]);
  },
);

test('a reminder that left hides neither an answer that waits in review nor that another mail failed', async () => {
  const thread = buildThread({ aiState: 'review', needs: review });
  await ThreadModel.create(thread);
  const { _id: threadId } = thread;
  const reminder = { acceptedAt: TEST_NOW, state: 'accepted' as const, purpose: 'reminder' as const };
  const build = (change: Parameters<typeof buildOutbound>[0]) =>
    MessageModel.create(buildOutbound({ threadId, contactId: null, ...change }));
  const draft = await build({ author: 'ai', delivery: { state: 'review', epoch: thread.epoch, acceptedAt: null } });
  const sent = await build({ author: 'system', delivery: reminder });
  const shown = async () => (await ThreadModel.findById(threadId).lean()) ?? thread;
  await noteSent(sent.toObject());
  expect(await shown()).toMatchObject({ aiState: 'review', needs: review });
  await MessageModel.updateOne({ _id: draft._id }, { 'delivery.state': 'voided' });
  await clearDraft(threadId);
  expect(await shown()).toMatchObject({ aiState: 'idle', needs: null });

  const failed = await build({ author: 'agent', delivery: { state: 'failed', acceptedAt: null } });
  await ThreadModel.updateOne({ _id: threadId }, { needs: { ...review, reason: 'failed' } });
  await noteSent(sent.toObject());
  expect(await shown()).toMatchObject({ needs: { reason: 'failed' } });
  // The same mail, sent again, or another one that a person wrote, settles it.
  await MessageModel.updateOne({ _id: failed._id }, { 'delivery.state': 'accepted' });
  await noteSent(sent.toObject());
  expect((await shown()).needs).toBeNull();
  await ThreadModel.updateOne({ _id: threadId }, { needs: { ...review, reason: 'restored' } });
  await noteSent(sent.toObject());
  expect(await shown()).toMatchObject({ needs: { reason: 'restored' } });
});

test('a copy that is seen in Sent later, or once more, settles nothing that came up since', async () => {
  const thread = buildThread({ needs: { ...handedOver, at: new Date(TEST_NOW.getTime() + 60_000) } });
  await ThreadModel.create(thread);
  const delivery = { state: 'confirmed' as const, acceptedAt: TEST_NOW };
  const sent = buildOutbound({ threadId: thread._id, contactId: null, author: 'agent', delivery });
  await noteSent(sent);
  expect((await ThreadModel.findById(thread._id).lean())?.needs).toMatchObject({ reason: 'handed_over' });
  await noteSent({ ...sent, delivery: { ...sent.delivery, acceptedAt: new Date(TEST_NOW.getTime() + 60_000) } as typeof sent.delivery });
  expect((await ThreadModel.findById(thread._id).lean())?.needs).toBeNull();
});
