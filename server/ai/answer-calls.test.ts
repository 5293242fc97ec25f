import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'bun:test';
import mongoose from 'mongoose';
import { bookCall } from '../calls/book-call.ts';
import { CallModel } from '../calls/call.model.ts';
import { offerSlots } from '../calls/slots/free-slots.ts';
import { ContactModel } from '../contacts/contact.model.ts';
import { MessageModel } from '../inbox/message.model.ts';
import { ThreadModel } from '../inbox/thread.model.ts';
import { buildContact, buildMessage, buildOutbound, buildProperty, buildThread, TEST_NOW } from '../test/build.ts';
import { emptyModels, startDatabase, type TestDatabase } from '../test/start-database.ts';
import { createTestEdges } from '../test/test-edges.ts';
import { answerThreads } from './answer-threads.ts';
import type { AiEdges } from './ask-model.ts';
import { DecisionModel } from './decision.model.ts';
import { createModels } from './model.ts';
import { createModelGate } from './model-gate.ts';
import { createRehearsalModel } from './rehearsal-model/create-rehearsal-model.ts';

/** The whole walk with the rehearsal model, as a newcomer sees it. */
let database: TestDatabase;
let edges: AiEdges & ReturnType<typeof createTestEdges>;
beforeAll(async () => {
  database = await startDatabase();
});
afterAll(() => database.stop());
beforeEach(async () => {
  await emptyModels();
  const models = createModels({
    apiKey: undefined,
    baseUrl: undefined,
    triageModel: '',
    replyModel: '',
    rehearsal: createRehearsalModel(),
  });
  const senderFor = async () => ({ mailboxId: 'mailbox', from: { address: 'hello@larkinvale.example', name: 'Larkin & Vale Realty' } });
  edges = { ...createTestEdges(), models, gate: createModelGate(), senderFor };
}, 20_000);
afterEach(() => edges.stop());

async function write(text: string, { exchanges = 0 } = {}) {
  const contact = await ContactModel.create(buildContact());
  const answer = { state: 'waiting' as const, dueAt: TEST_NOW, claimedBy: null, claimedUntil: null, attempts: 0, lastError: null };
  const thread = await ThreadModel.create(buildThread({ contactId: contact._id, answer, exchanges }));
  const mail = await MessageModel.create(
    buildMessage({
      threadId: thread._id,
      contactId: contact._id,
      visibleText: text,
      text,
      subject: 'The house',
      sortAt: new Date(TEST_NOW.getTime() + 1),
    }),
  );
  return { contact, thread, mail };
}

/** Our last mail, which offered times and has left. */
async function offered(thread: { _id: string; contactId: string | null }) {
  const offer = await offerSlots({}, edges);
  const offeredSlots = offer.map(({ slotId, startsAt, endsAt }) => ({ slotId, startsAt, endsAt }));
  await MessageModel.create(
    buildOutbound({ threadId: thread._id, contactId: thread.contactId, offeredSlots, delivery: { state: 'confirmed' } }),
  );
  return offer;
}

/** Another mail of the customer's, which waits for its answer. */
async function answerTo(thread: { _id: string; contactId: string | null }, text: string) {
  const sortAt = new Date(TEST_NOW.getTime() + 60_000);
  const mail = await MessageModel.create(
    buildMessage({ threadId: thread._id, contactId: thread.contactId, visibleText: text, text, subject: 'Re: The house', sortAt }),
  );
  await ThreadModel.updateOne({ _id: thread._id }, { $set: { 'answer.state': 'waiting', 'answer.dueAt': TEST_NOW } });
  return mail;
}

const replyIn = (threadId: string) => MessageModel.findOne({ threadId, 'delivery.state': { $in: ['holding', 'review'] } }).lean();
const moveOn = async (messageId: string) => (await DecisionModel.findOne({ messageId }).lean())?.move;

test('a wish to view is answered with times for a call', async () => {
  await mongoose.model('Property').create(buildProperty());
  const { thread, mail } = await write(
    'Could I view a three bedroom house near the Harbour tomorrow? I am ready to buy and would love to talk.',
  );
  await answerThreads(edges);
  expect(await moveOn(mail._id)).toBe('ask_for_call');
  expect((await replyIn(thread._id))?.offeredSlots).toHaveLength(3);
});

test('a picked time is booked, and the confirmation carries the invitation', async () => {
  const { thread, mail, contact } = await write('The first one works for me, please call me then.', { exchanges: 3 });
  const [first] = await offered(thread);
  await answerThreads(edges);
  expect(await moveOn(mail._id)).toBe('confirm_call');
  const call = await CallModel.findOne({ contactId: contact._id, state: 'booked' }).lean();
  expect(call?.startsAt).toEqual(first?.startsAt as Date);
  const reply = await replyIn(thread._id);
  expect(reply?.delivery?.calendar).toContain('METHOD:REQUEST');
  expect(reply?.text).toContain(first?.label as string);
  expect(await ThreadModel.findById(thread._id).lean()).toMatchObject({ stage: 'call_scheduled' });
});

test('a time that we offered can be picked until it begins, however short the notice has become', async () => {
  const { thread, contact } = await write('The first one works for me, please call me then.', { exchanges: 3 });
  const [first] = await offered(thread);
  const startsAt = first?.startsAt as Date;
  edges.advance(startsAt.getTime() - 10 * 60_000 - edges.now().getTime());
  await expect(bookCall({ contactId: 'somebody', threadId: null, startsAt, topic: 'x' }, edges)).rejects.toThrow();
  await answerThreads(edges);
  expect(await CallModel.countDocuments({ contactId: contact._id, state: 'booked', startsAt })).toBe(1);
});

test('a time that was taken meanwhile is answered with the next ones', async () => {
  const { thread, contact, mail } = await write('The first one works for me, please call me then.', { exchanges: 3 });
  const [first] = await offered(thread);
  const other = await ContactModel.create(buildContact());
  await bookCall({ contactId: other._id, threadId: null, startsAt: first?.startsAt as Date, topic: 'x' }, edges);
  await answerThreads(edges);
  expect(await moveOn(mail._id)).toBe('ask_for_call');
  expect(await CallModel.countDocuments({ contactId: contact._id })).toBe(0);
  const reply = await replyIn(thread._id);
  expect(reply?.offeredSlots.map(({ slotId }) => slotId)).not.toContain(first?.slotId as string);
  expect(reply?.offeredSlots).toHaveLength(3);
});

test('two customers who wish for the same days are offered six different times', async () => {
  const wish = 'I am looking for a house to buy. Could we talk on the phone on Wednesday or Thursday?';
  const offers: string[] = [];
  for (let customer = 0; customer < 2; customer++) {
    const { thread } = await write(wish);
    await answerThreads(edges);
    offers.push(...((await replyIn(thread._id))?.offeredSlots.map(({ slotId }) => slotId) ?? []));
  }
  expect(offers).toHaveLength(6);
  expect(new Set(offers).size).toBe(6);
}, 15_000);

describe('a doubt about the time', () => {
  test('is asked about once, with times of the days they named; then the earliest that fits is booked', async () => {
    const { thread, contact } = await write('I am looking for a house to buy. Could we talk on the phone on Wednesday or Thursday?');
    await answerThreads(edges);
    const asked = await replyIn(thread._id);
    const days = asked?.offeredSlots.map(({ startsAt }) => startsAt.toISOString().slice(0, 10)) ?? [];
    expect(new Set(days)).toEqual(new Set(['2026-03-04', '2026-03-05']));
    await MessageModel.updateOne({ _id: asked?._id }, { $set: { 'delivery.state': 'confirmed' } });
    const again = await answerTo(thread, 'Wednesday or Thursday works, as I said.');
    await answerThreads(edges);
    expect(await moveOn(again._id)).toBe('confirm_call');
    expect((await CallModel.findOne({ contactId: contact._id }).lean())?.startsAt).toEqual(new Date('2026-03-04T14:00:00Z'));
    const decision = await DecisionModel.findOne({ messageId: again._id }).lean();
    expect(decision?.rows.find(({ fired }) => fired)?.why).toContain('the earliest that fits');
    expect((await replyIn(thread._id))?.text).toContain('the earliest time that fits');
  });
});

describe('calling the booked call off', () => {
  async function booked() {
    const made = await write('Please cancel our call. Thank you.');
    const { contact, thread } = made;
    const startsAt = new Date('2026-03-05T15:00:00Z');
    const call = await bookCall({ contactId: contact._id, threadId: thread._id, startsAt, topic: 'x' }, edges);
    return { ...made, call };
  }
  const stateOf = async (callId: string) => CallModel.findById(callId).lean();

  test('in plain words cancels it, and the customer’s calendar will be told', async () => {
    const { mail, call, thread } = await booked();
    await answerThreads(edges);
    expect(await moveOn(mail._id)).toBe('stay_quiet');
    expect(await stateOf(call._id)).toMatchObject({ state: 'cancelled', sequence: 1, notice: 'cancellation', agentNotice: 'cancellation' });
    expect((await stateOf(call._id))?.outcome).toContain('cancel our call');
    expect(await replyIn(thread._id)).toBeNull();
  });

  test.each([
    'Please cancel our call, and tell me: is the house still available?',
    'Can I cancel our call if something comes up?',
    'I must cancel our call, could we find another time?',
  ])('in less plain words is a person’s matter: %s', async (words) => {
    const { mail, call } = await booked();
    await MessageModel.updateOne({ _id: mail._id }, { $set: { visibleText: words, text: words } });
    await answerThreads(edges);
    expect(await moveOn(mail._id)).toBe('hand_to_person');
    expect((await stateOf(call._id))?.state).toBe('booked');
  });

  test('while the AI is off is left to a person', async () => {
    const { call, thread } = await booked();
    await ThreadModel.updateOne({ _id: thread._id }, { $set: { mode: 'off' } });
    await answerThreads(edges);
    expect((await stateOf(call._id))?.state).toBe('booked');
    expect((await ThreadModel.findById(thread._id).lean())?.needs?.detail).toContain('calls the booked call off');
  });
});
