import { afterAll, beforeAll, beforeEach, expect, test } from 'bun:test';
import type { Delivery } from '../../../shared/message.ts';
import type { Thread } from '../../../shared/thread.ts';
import { buildMessage, buildOutbound, buildThread, TEST_NOW } from '../../test/build.ts';
import { startDatabase, type TestDatabase } from '../../test/start-database.ts';
import { createTestEdges } from '../../test/test-edges.ts';
import { reclassify } from '../desk/reclassify.ts';
import { MessageModel } from '../message.model.ts';
import { ThreadModel } from '../thread.model.ts';
import { claimDueThread, renewClaim } from './claim-thread.ts';

let database: TestDatabase;
beforeAll(async () => {
  database = await startDatabase();
});
afterAll(() => database.stop());
beforeEach(() => Promise.all([ThreadModel.deleteMany({}), MessageModel.deleteMany({})]));

/** A mail taken for a lead, and the AI's answer to it. */
async function answered(state: Delivery['state'], { userId = null, ...change }: Partial<Thread> & { userId?: string | null } = {}) {
  const thread = await ThreadModel.create(
    buildThread({ kind: 'buyer_lead', epoch: 3, aiState: 'holding', sendingAt: TEST_NOW, ...change }),
  );
  const mail = await MessageModel.create(buildMessage({ threadId: thread._id, kind: 'buyer_lead', kindBy: 'model' }));
  const draft = buildOutbound({ threadId: thread._id, author: 'ai', userId });
  const delivery = { ...draft.delivery, state, epoch: 3, basedOn: mail._id };
  const { _id } = await MessageModel.create({ ...draft, delivery });
  const read = async () => {
    const [after, reply] = await Promise.all([ThreadModel.findById(thread._id).lean(), MessageModel.findById(_id).lean()]);
    return { epoch: after?.epoch, aiState: after?.aiState, answer: after?.answer.state, reply: reply?.delivery?.state };
  };
  return { messageId: mail._id, thread, read };
}

test.each(['drafting', 'review', 'holding', 'queued'] as const)(
  'an answer that is %s is withdrawn with the reading it rested on',
  async (state) => {
    const { messageId, read } = await answered(state);
    await reclassify({ messageId, kind: 'spam' }, createTestEdges());
    expect(await read()).toEqual({ epoch: 4, aiState: 'waiting', answer: 'waiting', reply: 'voided' });
  },
);

test('one that is claimed is left to its sender, who finds that the conversation moved on', async () => {
  const { messageId, read } = await answered('claimed');
  await reclassify({ messageId, kind: 'spam' }, createTestEdges());
  expect(await read()).toMatchObject({ epoch: 4, reply: 'claimed' });
});

test('what has left, what a person wrote or let go, and what a person has taken over stay as they are', async () => {
  for (const [state, change] of [
    ['accepted', {}],
    ['holding', { userId: 'ada' }],
    ['voided', { isTakenOver: true, aiState: 'standing_down' }],
  ] as const) {
    const { messageId, read } = await answered(state, change);
    const before = await read();
    await reclassify({ messageId, kind: 'spam' }, createTestEdges());
    expect(await read()).toEqual(before);
  }
});

test('the same word again changes nothing, nor does a word on an older mail', async () => {
  const { messageId, thread, read } = await answered('holding');
  await reclassify({ messageId, kind: 'buyer_lead' }, createTestEdges());
  const older = buildMessage({ threadId: thread._id, sortAt: new Date(TEST_NOW.getTime() - 60_000), kind: 'buyer_lead' });
  await reclassify({ messageId: (await MessageModel.create(older))._id, kind: 'vendor' }, createTestEdges());
  expect(await read()).toMatchObject({ epoch: 3, reply: 'holding' });
});

test('a run that still thinks about the old reading loses the thread', async () => {
  const edges = createTestEdges();
  const { messageId, thread, read } = await answered('voided', { aiState: 'waiting', sendingAt: null });
  await ThreadModel.updateOne({ _id: thread._id }, { $set: { 'answer.state': 'waiting', 'answer.dueAt': TEST_NOW } });
  const run = await claimDueThread(edges);
  if (!run) throw new Error('nothing was due');
  await reclassify({ messageId, kind: 'spam' }, edges);
  expect(await renewClaim(run, edges.now())).toBe(false);
  expect(await read()).toMatchObject({ answer: 'waiting' });
});
