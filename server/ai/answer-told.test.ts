import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'bun:test';
import { CallModel } from '../calls/call.model.ts';
import { cancelCall } from '../calls/change-call.ts';
import { remindCalls } from '../calls/notices/remind-calls.ts';
import { whyUntrue } from '../calls/notices/why-untrue.ts';
import { offerSlots } from '../calls/slots/free-slots.ts';
import { takeOver } from '../inbox/hands/take-over.ts';
import { MessageModel } from '../inbox/message.model.ts';
import { discardDraft } from '../inbox/outbox/update-draft.ts';
import { ThreadModel } from '../inbox/thread.model.ts';
import { sendOutbox } from '../mail/out/send-outbox.ts';
import { senderFor } from '../mail/sender-for.ts';
import { buildMessage, buildOutbound, TEST_NOW } from '../test/build.ts';
import { killBehindEachWrite } from '../test/kill-after.ts';
import { startDatabase, type TestDatabase } from '../test/start-database.ts';
import { type Stage, startStage } from '../test/start-stage.ts';
import { answerThreads } from './answer-threads.ts';
import { createRehearsalModel } from './rehearsal-model/create-rehearsal-model.ts';

/** A call that stands booked is told to the customer once, whatever becomes of the answer that should tell it. */
let database: TestDatabase;
let stage: Stage;
let edges: Stage['edges'];
let who: Awaited<ReturnType<Stage['arrive']>>;
beforeAll(async () => {
  database = await startDatabase();
});
afterAll(() => database.stop());

/** A customer picks the first of the times that our last mail offered. */
async function begin(): Promise<void> {
  stage = await startStage(createRehearsalModel({ wordDelayMs: 0 }), { holdSeconds: 45 });
  edges = { ...stage.edges, senderFor };
  who = await stage.arrive('The first one works for me, please call me then.');
  await ThreadModel.updateOne({ _id: who.threadId }, { $set: { exchanges: 3 } });
  const offeredSlots = (await offerSlots({}, edges)).map(({ slotId, startsAt, endsAt }) => ({ slotId, startsAt, endsAt }));
  const { mailboxId, threadId, contactId } = who;
  const sortAt = new Date(TEST_NOW.getTime() - 60_000);
  await MessageModel.create(buildOutbound({ mailboxId, threadId, contactId, offeredSlots, sortAt, delivery: { state: 'confirmed' } }));
}
beforeEach(begin, 20_000);
afterEach(() => stage.stop());

const answer = () => answerThreads(edges);
const callNow = () => CallModel.findOne({}).lean();
const heldNow = () => MessageModel.findOne({ author: 'ai', 'delivery.state': { $in: ['holding', 'review'] } }).lean();
const idOfHeld = async () => (await heldNow())?._id ?? '';
const take = () => takeOver({ threadId: who.threadId, userId: 'agent', waitMs: 100 }, edges);
/** Some minutes go by: calls owe their mail, and what is due leaves. */
async function minutes(count = 3): Promise<void> {
  for (let n = 0; n < count; n++) {
    edges.advance(60_000);
    await remindCalls(edges as Parameters<typeof remindCalls>[0]);
    await sendOutbox({ ...edges, connections: 2, whyUntrue });
  }
}
/** The invitations that have reached the customer, by the purpose of the mail they came with. */
async function invitations(): Promise<(string | undefined)[]> {
  const sent = stage.sink.received.map(({ raw }) => raw.toString()).filter((raw) => raw.includes('METHOD:REQUEST'));
  const ids = sent.map((raw) => /^X-Openhouse-Message: (\S+)/m.exec(raw)?.[1]);
  return Promise.all(ids.map(async (id) => (await MessageModel.findById(id).lean())?.delivery?.purpose));
}
async function writesAgain(text: string): Promise<void> {
  const { mailboxId, threadId, contactId, email } = who;
  const from = { address: email, name: 'Ana Reyes' };
  const sortAt = new Date(TEST_NOW.getTime() + 5000);
  await MessageModel.create(buildMessage({ mailboxId, threadId, contactId, from, text, visibleText: text, sortAt }));
  const dueAt = new Date(edges.now().getTime() + 90_000);
  await ThreadModel.updateOne({ _id: threadId }, { $set: { 'answer.state': 'waiting', 'answer.dueAt': dueAt } });
}

test('by the answer itself, when that leaves', async () => {
  await answer();
  expect(await callNow()).toMatchObject({ notice: 'confirmation', carriedBy: await idOfHeld() });
  await minutes();
  expect(await invitations()).toEqual(['reply']);
  expect(await callNow()).toMatchObject({ notice: null, carriedBy: null });
});

describe('by a mail of its own, when the held answer', () => {
  test.each([
    ['is withdrawn by a takeover', take],
    ['is thrown away', async () => discardDraft({ messageId: await idOfHeld(), userId: 'agent' }, edges)],
  ])('%s', async (_, withdraw) => {
    await answer();
    await withdraw();
    await minutes();
    expect(await invitations()).toEqual(['system']);
    expect(await callNow()).toMatchObject({ state: 'booked', notice: null });
  });

  test('moved a call and is withdrawn', async () => {
    await answer();
    await minutes();
    const startsAt = new Date('2026-03-06T16:00:00Z');
    await writesAgain('Could we move our call to Friday, March 6 at 11:00 AM, please?');
    edges.advance(90_000);
    await answer();
    expect(await callNow()).toMatchObject({ startsAt, notice: 'change', carriedBy: await idOfHeld() });
    await take();
    await minutes();
    expect(await invitations()).toEqual(['reply', 'system']);
  });
});

test('not before a person has said what becomes of an answer that waits for review', async () => {
  await ThreadModel.updateOne({ _id: who.threadId }, { $set: { mode: 'review' } });
  await answer();
  await minutes();
  expect(await invitations()).toEqual([]);
  await discardDraft({ messageId: await idOfHeld(), userId: 'agent' }, edges);
  await minutes();
  expect(await invitations()).toEqual(['system']);
});

test('by the next answer, when the customer writes once more before the first has left', async () => {
  await answer();
  const first = await idOfHeld();
  await writesAgain('Thank you very much!');
  await minutes(1);
  expect((await MessageModel.findById(first).lean())?.delivery?.state).toBe('voided');
  edges.advance(60_000);
  await answer();
  await minutes();
  expect(await invitations()).toEqual(['reply']);
});

test('never as booked once it is cancelled: the answer that says so waits for a person', async () => {
  await answer();
  const held = await idOfHeld();
  await cancelCall({ callId: (await callNow())?._id ?? '', reason: 'ill' }, edges);
  await minutes();
  expect(await invitations()).toEqual([]);
  expect((await MessageModel.findById(held).lean())?.delivery).toMatchObject({ state: 'review', lastError: 'the call was cancelled' });
  expect(stage.sink.received.map(({ raw }) => raw.toString()).filter((raw) => raw.includes('METHOD:CANCEL'))).toHaveLength(1);
});

test('once, wherever the process dies that books it, whether a person takes over then or the AI goes on', async () => {
  for (const isTaken of [true, false]) {
    const writes = await killBehindEachWrite({
      begin: async () => {
        await stage.stop();
        await begin();
      },
      story: () => answerThreads({ ...edges, processName: edges.processName.replace(/\d+$/, '999999') }),
      repair: async (killedBehind) => {
        if (isTaken) await take();
        for (let n = 0; n < 3; n++) {
          await answer();
          await minutes(1);
        }
        const isBooked = (await CallModel.countDocuments({ state: 'booked' })) === 1;
        expect({ killedBehind, isTaken, told: await invitations() }).toMatchObject({ told: isBooked ? [expect.any(String)] : [] });
        if (!isTaken) expect(await invitations()).toEqual(['reply']);
      },
    });
    expect(writes).toBeGreaterThan(5);
  }
}, 180_000);
