import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'bun:test';
import type { Message } from '../../shared/message.ts';
import { bookCall } from '../calls/book-call.ts';
import { CallModel } from '../calls/call.model.ts';
import { offerSlots } from '../calls/slots/free-slots.ts';
import { ContactModel } from '../contacts/contact.model.ts';
import { MessageModel } from '../inbox/message.model.ts';
import { approveDraft } from '../inbox/outbox/update-draft.ts';
import { ThreadModel } from '../inbox/thread.model.ts';
import { weighSending } from '../inbox/weigh/weigh-sending.ts';
import { PropertyModel } from '../properties/property.model.ts';
import { buildContact, buildMessage, buildOutbound, buildProperty, buildThread, TEST_NOW } from '../test/build.ts';
import { emptyModels, startDatabase, type TestDatabase } from '../test/start-database.ts';
import { createTestEdges } from '../test/test-edges.ts';
import { answerThreads } from './answer-threads.ts';
import type { AiEdges } from './ask-model.ts';
import { DecisionModel } from './decision.model.ts';
import { createModels } from './model.ts';
import { createModelGate } from './model-gate.ts';
import { createRehearsalModel } from './rehearsal-model/create-rehearsal-model.ts';

/** The walk of a mail that is walked again: a newer mail overtook its answer, or the process died between two writes. */
let database: TestDatabase;
let edges: AiEdges & ReturnType<typeof createTestEdges>;
beforeAll(async () => {
  database = await startDatabase();
});
afterAll(() => database.stop());
beforeEach(async () => {
  await emptyModels();
  const rehearsal = createRehearsalModel({ wordDelayMs: 0 });
  const models = createModels({ apiKey: undefined, baseUrl: undefined, triageModel: '', replyModel: '', rehearsal });
  const senderFor = async () => ({ mailboxId: 'mailbox', from: { address: 'hello@larkinvale.example', name: 'Larkin & Vale Realty' } });
  edges = { ...createTestEdges(), models, gate: createModelGate(), senderFor };
}, 20_000);
afterEach(() => edges.stop());

type Ids = { threadId: string; contactId: string };

async function meet(): Promise<Ids> {
  const contact = await ContactModel.create(buildContact());
  const thread = await ThreadModel.create(buildThread({ contactId: contact._id, exchanges: 3 }));
  return { threadId: thread._id, contactId: contact._id };
}

/** A mail comes in and is thought about. */
async function write(ids: Ids, text: string, { at = 1, mail = {} }: { at?: number; mail?: Partial<Message> } = {}) {
  const sortAt = new Date(TEST_NOW.getTime() + at);
  const stored = await MessageModel.create(
    buildMessage({ ...ids, text, visibleText: text, subject: 'Re: The house', sortAt, createdAt: sortAt, ...mail }),
  );
  await thinkAbout(ids);
  return stored;
}

async function thinkAbout({ threadId }: Ids) {
  await ThreadModel.updateOne({ _id: threadId }, { $set: { 'answer.state': 'waiting', 'answer.dueAt': TEST_NOW } });
  await answerThreads(edges);
}

/** The process died before it wrote down what became of this mail, and before it wrote any mail about it. */
async function dieBeforeTheEnd(mailId: string) {
  await MessageModel.updateOne({ _id: mailId }, { $set: { decisionId: null } });
  await DecisionModel.deleteMany({ messageId: mailId });
  await MessageModel.deleteMany({ 'delivery.basedOn': mailId });
}

/** Our last mail, which offered times and has left. */
async function offer(ids: Ids) {
  const slots = await offerSlots({}, edges);
  const offeredSlots = slots.map(({ slotId, startsAt, endsAt }) => ({ slotId, startsAt, endsAt }));
  const sortAt = new Date(TEST_NOW.getTime() - 60_000);
  await MessageModel.create(buildOutbound({ ...ids, offeredSlots, sortAt, delivery: { state: 'confirmed', acceptedAt: sortAt } }));
  return slots;
}

const ours = (threadId: string) =>
  MessageModel.find({ threadId, direction: 'outbound', 'delivery.key': /^(reply|hand-over|unsub)/ }).lean();
const onItsWay = async (threadId: string) => (await ours(threadId)).filter(({ delivery }) => delivery?.state === 'holding');
const decisionOn = (messageId: string) => DecisionModel.findOne({ messageId }).lean();

describe('a postscript that overtakes the answer', () => {
  test('costs the customer neither the confirmation of a call nor its invitation', async () => {
    const ids = await meet();
    const [first] = await offer(ids);
    const mail = await write(ids, 'The first one works for me, please call me then.');
    const [overtaken] = await onItsWay(ids.threadId);
    const afterword = await write(ids, 'P.S. Thank you for the quick answer.', { at: 10_000 });
    expect((await MessageModel.findById(overtaken?._id).lean())?.delivery?.state).toBe('voided');
    expect((await decisionOn(afterword._id))?.move).toBe('confirm_call');
    const [reply, ...others] = await onItsWay(ids.threadId);
    expect(others).toEqual([]);
    expect(reply?.delivery?.calendar).toContain('METHOD:REQUEST');
    expect(reply?.text).toContain(first?.label as string);
    expect(await CallModel.countDocuments({ contactId: ids.contactId })).toBe(1);
    expect((await decisionOn(mail._id))?.outcomeDetail).toContain('newer mail');
  });

  test('takes back nothing that a person has let go: that leaves, and the postscript gets an answer of its own', async () => {
    const ids = await meet();
    await write(ids, 'Do you have three bedrooms near the Harbour?');
    const [draft] = await ours(ids.threadId);
    await approveDraft({ messageId: draft?._id ?? '', userId: 'agent' }, edges);
    const postscript = await write(ids, 'And how late is your office open?', { at: 10_000 });
    const approved = await MessageModel.findById(draft?._id).lean();
    expect(approved?.delivery?.state).toBe('holding');
    if (approved) expect(await weighSending(approved, edges.now())).toEqual({ act: 'send' });
    expect((await ours(ids.threadId)).filter(({ delivery }) => delivery?.basedOn === postscript._id)).toHaveLength(1);
  });

  test('costs them not the word that a person will answer', async () => {
    const ids = await meet();
    await write(ids, 'I would like to speak with a real person, please, not with a machine.');
    expect((await onItsWay(ids.threadId)).map(({ delivery }) => delivery?.purpose)).toEqual(['hand_over']);
    await write(ids, 'P.S. I look for a house to buy.', { at: 10_000 });
    expect((await onItsWay(ids.threadId)).map(({ delivery }) => delivery?.purpose)).toEqual(['hand_over']);
    expect(await ours(ids.threadId)).toHaveLength(2);
    // Told once, they are not told again.
    await MessageModel.updateMany({ ...ids, 'delivery.state': 'holding' }, { $set: { 'delivery.state': 'confirmed' } });
    await write(ids, 'Are you there?', { at: 20_000 });
    expect(await ours(ids.threadId)).toHaveLength(2);
  });

  test('an answer that has left is not given again, nor one that a person threw away', async () => {
    for (const gone of [
      { 'delivery.state': 'confirmed', sortAt: new Date(TEST_NOW.getTime() + 5000) },
      { 'delivery.state': 'voided', userId: 'agent' },
    ]) {
      const ids = await meet();
      await offer(ids);
      const mail = await write(ids, 'What are your office hours?');
      await MessageModel.updateOne({ 'delivery.basedOn': mail._id }, { $set: gone });
      await write(ids, 'P.S. Thank you for the quick answer.', { at: 10_000 });
      expect((await decisionOn(mail._id))?.outcomeDetail).not.toContain('newer mail');
    }
  });
});

describe('a process that died', () => {
  test('after it had moved the call still sends the new invitation', async () => {
    const ids = await meet();
    const [first, second] = await offer(ids);
    const before = await write(ids, 'The first one works for me, please call me then.');
    const sortAt = new Date(TEST_NOW.getTime() + 5000);
    await MessageModel.updateOne({ 'delivery.basedOn': before._id }, { $set: { 'delivery.state': 'confirmed', sortAt } });
    const mail = await write(ids, 'The second one works better for me, please call me then.', { at: 10_000 });
    const moved = await CallModel.findOne({ contactId: ids.contactId, state: 'booked' }).lean();
    expect(moved?.startsAt).toEqual(second?.startsAt as Date);
    expect(first?.startsAt).not.toEqual(second?.startsAt as Date);
    await dieBeforeTheEnd(mail._id);
    await thinkAbout(ids);
    expect((await decisionOn(mail._id))?.move).toBe('confirm_call');
    const [reply, ...others] = await onItsWay(ids.threadId);
    expect(others).toEqual([]);
    expect(reply?.delivery?.calendar).toContain('SEQUENCE:1');
    expect((await CallModel.findById(moved?._id).lean())?.sequence).toBe(1);
  });

  test('after it had cancelled the call writes nothing else about it', async () => {
    const ids = await meet();
    const startsAt = new Date('2026-03-05T15:00:00Z');
    const call = await bookCall({ contactId: ids.contactId, threadId: ids.threadId, startsAt, topic: 'x' }, edges);
    const mail = await write(ids, 'Please cancel our call. Thank you.');
    expect((await CallModel.findById(call._id).lean())?.state).toBe('cancelled');
    await dieBeforeTheEnd(mail._id);
    await thinkAbout(ids);
    expect(await decisionOn(mail._id)).toMatchObject({ move: 'stay_quiet', firedRow: 'calls the booked call off' });
    expect(await ours(ids.threadId)).toEqual([]);
    expect((await CallModel.findById(call._id).lean())?.sequence).toBe(1);
  });

  test('after it had written an answer still calls whoever keeps its promise', async () => {
    const { streetNumber, streetName } = await PropertyModel.create(buildProperty({ garageSpaces: 0, publicRemarks: 'Sunny house.' }));
    const ids = await meet();
    const mail = await write(ids, `Does ${streetNumber} ${streetName} have a basement?`);
    const needs = async () => (await ThreadModel.findById(ids.threadId).lean())?.needs;
    expect(await needs()).toMatchObject({ reason: 'promised' });
    await MessageModel.updateOne({ _id: mail._id }, { $set: { decisionId: null } });
    await ThreadModel.updateOne({ _id: ids.threadId }, { $set: { needs: null } });
    await thinkAbout(ids);
    expect(await decisionOn(mail._id)).toMatchObject({ outcome: 'held', outcomeDetail: 'written by an earlier run' });
    expect((await needs())?.detail).toContain('a colleague will look it up');
  });

  test('after it had changed consent still confirms that, and only that once', async () => {
    const ids = await meet();
    const mail = await write(ids, 'Please take me off your list.', { at: 0 });
    await dieBeforeTheEnd(mail._id);
    await thinkAbout(ids);
    expect((await ours(ids.threadId)).map(({ delivery }) => delivery?.purpose)).toEqual(['unsubscribe_confirmation']);
    await MessageModel.updateOne({ _id: mail._id }, { $set: { decisionId: null } });
    await thinkAbout(ids);
    expect(await ours(ids.threadId)).toHaveLength(1);
  });
});
