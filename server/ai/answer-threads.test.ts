import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'bun:test';
import { MockLanguageModelV4 } from 'ai/test';
import type { Triage } from '../../shared/decision.ts';
import type { Message } from '../../shared/message.ts';
import type { Settings } from '../../shared/settings.ts';
import type { Thread } from '../../shared/thread.ts';
import { ContactModel } from '../contacts/contact.model.ts';
import { takeOver } from '../inbox/hands/take-over.ts';
import { MessageModel } from '../inbox/message.model.ts';
import { ThreadModel } from '../inbox/thread.model.ts';
import { PropertyModel } from '../properties/property.model.ts';
import { defaultSettings } from '../settings/default-settings.ts';
import { SettingsModel } from '../settings/settings.model.ts';
import { buildContact, buildMessage, buildProperty, buildSettings, buildThread, TEST_NOW } from '../test/build.ts';
import { emptyModels, startDatabase, type TestDatabase } from '../test/start-database.ts';
import { type AskedOpenAi, type OpenAiAnswer, startOpenAi } from '../test/start-openai.ts';
import { createTestEdges } from '../test/test-edges.ts';
import { answerThreads } from './answer-threads.ts';
import type { AiEdges } from './ask-model.ts';
import { DecisionModel } from './decision.model.ts';
import { createModels } from './model.ts';
import { createModelGate } from './model-gate.ts';

let database: TestDatabase;
let openai: ReturnType<typeof startOpenAi>;
let edges: AiEdges & ReturnType<typeof createTestEdges>;
/** What the model says of a mail, over a calm buyer's. */
let triage: Partial<Triage>;
let brain: Parameters<typeof startOpenAi>[0]['answer'];
/** Something that happens while the model writes. */
let whileWriting: (() => Promise<unknown>) | null;

beforeAll(async () => {
  database = await startDatabase();
});
afterAll(() => database.stop());
beforeEach(async () => {
  await emptyModels();
  triage = {};
  whileWriting = null;
  brain = answer;
  openai = startOpenAi({ answer: (asked) => brain(asked) });
  const named = { apiKey: 'sk-test', baseUrl: openai.baseUrl, triageModel: 'gpt-5-mini', replyModel: 'gpt-5' };
  const models = createModels({ ...named, rehearsal: new MockLanguageModelV4() });
  edges = { ...createTestEdges(), models, gate: createModelGate({ backoffMs: 1 }) };
}, 20_000);
afterEach(() => openai.stop());

const TEXT = 'We are looking for three bedrooms near the Harbour and have a budget of $600,000. What do you have?';
const PROSE = [
  'Thank you for telling us about the three bedrooms near the Harbour that you are looking for, and for naming a budget so clearly: that helps us a lot.',
  'We have looked through what is on the market at the moment, and we would be glad to find the right place together with you, step by step.',
];

async function answer({ schemaName }: AskedOpenAi): Promise<OpenAiAnswer> {
  if (schemaName === 'triage') {
    const calm: Triage = {
      ...{ kind: 'buyer_lead', confidence: 0.95, reason: 'looks for a home', evidence: 'looking for three bedrooms', language: 'en' },
      ...{ intents: ['asks_for_listings'], engagement: 0.6, readiness: 0.3 },
      ...{ asksForPerson: false, refusesCall: false, injectionSuspected: false },
      ...triage,
    };
    return { object: calm };
  }
  if (schemaName === 'slots') {
    const areas = { slot: 'areas', value: ['Harbour'], quote: 'near the Harbour' };
    const invented = { slot: 'financing', value: 'cash', quote: 'we pay cash' };
    return { object: { slots: [areas, { slot: 'budgetMax', value: 600_000, quote: 'budget of $600,000' }, invented] } };
  }
  await whileWriting?.();
  whileWriting = null;
  return { object: { paragraphs: PROSE, listingKeys: [], slotIds: [], question: ['When would you like to move?'], language: 'en' } };
}

async function arrive({ thread = {}, mail = {} }: { thread?: Partial<Thread>; mail?: Partial<Message> } = {}) {
  const contact = await ContactModel.create(buildContact());
  const waiting: Thread['answer'] = {
    state: 'waiting',
    dueAt: TEST_NOW,
    claimedBy: null,
    claimedUntil: null,
    attempts: 0,
    lastError: null,
  };
  const built = await ThreadModel.create(buildThread({ contactId: contact._id, answer: waiting, aiState: 'waiting', ...thread }));
  const message = await MessageModel.create(
    buildMessage({ threadId: built._id, contactId: contact._id, visibleText: TEXT, text: TEXT, ...mail }),
  );
  return { contactId: contact._id, threadId: built._id, mailId: message._id };
}

const settle = (change: Partial<Settings['ai']>) =>
  SettingsModel.create(buildSettings({ ai: { ...defaultSettings(TEST_NOW).ai, ...change } }));
const sentBack = () => MessageModel.find({ direction: 'outbound' }).sort({ createdAt: 1 }).lean();
const readThread = async (threadId: string) => {
  const thread = await ThreadModel.findById(threadId).lean();
  if (!thread) throw new Error('the thread is gone');
  return thread;
};
const decisionOn = (messageId: string) => DecisionModel.findOne({ messageId }).lean();

test('reads, learns, decides, writes and holds one answer, and records why', async () => {
  await PropertyModel.create(buildProperty({ subdivisionName: 'Harbour', listPrice: 550_000, bedroomsTotal: 3 }));
  const { contactId, threadId, mailId } = await arrive();
  expect(await answerThreads(edges)).toMatchObject({ held: 1, failed: 0 });

  const [reply, ...others] = await sentBack();
  expect(others).toEqual([]);
  expect(reply).toMatchObject({
    author: 'ai',
    subject: 'Re: A house near the harbour',
    to: [{ address: 'ana@example.com', name: 'Ana Reyes' }],
  });
  expect(reply?.delivery).toMatchObject({ state: 'holding', purpose: 'reply', basedOn: mailId, epoch: 0 });
  expect(reply?.delivery?.holdUntil).toEqual(new Date(TEST_NOW.getTime() + 45_000));
  expect(reply?.text).toContain('near the Harbour');
  expect(reply?.listingKeys).toHaveLength(1);

  expect(await MessageModel.findById(mailId).lean()).toMatchObject({ kind: 'buyer_lead', kindBy: 'model', confidence: 0.95 });
  const contact = await ContactModel.findById(contactId).lean();
  expect(contact?.qualification.map(({ slot }) => slot)).toEqual(['areas', 'budgetMax']);
  expect(contact).toMatchObject({ preferredLanguage: 'en', contactTypes: ['Lead', 'Buyer'], stage: 'engaged' });
  expect(await readThread(threadId)).toMatchObject({
    kind: 'buyer_lead',
    aiState: 'holding',
    stage: 'engaged',
    answer: { state: 'none', attempts: 0 },
  });

  const decision = await decisionOn(mailId);
  expect(decision).toMatchObject({ move: 'suggest_properties', outcome: 'held', replyId: reply?._id, triagedBy: 'model' });
  expect(decision?.slotsRejected).toMatchObject([{ slot: 'financing', why: 'the quoted words do not stand in the mail' }]);
  expect(decision?.guard.every(({ passed }) => passed)).toBe(true);
  expect(decision?.modelCalls.map(({ purpose, model }) => [purpose, model])).toEqual([
    ['triage', 'gpt-5-mini'],
    ['learn', 'gpt-5-mini'],
    ['draft', 'gpt-5'],
  ]);
  expect(edges.published.some(({ name }) => name === 'draft.streaming')).toBe(true);

  expect(await answerThreads(edges)).toMatchObject({ held: 0 });
  expect(await sentBack()).toHaveLength(1);
});

test.each([500, 429, 'hang'] as const)('loses nothing and answers once after %s', async (fault) => {
  await settle({ timeoutSeconds: fault === 'hang' ? 0.1 : 5 });
  const { threadId } = await arrive();
  openai.failAlways(fault);
  expect(await answerThreads(edges)).toMatchObject({ waiting: 1, held: 0 });
  const waiting = await readThread(threadId);
  expect(waiting).toMatchObject({ aiState: 'waiting', needs: null, answer: { state: 'waiting', claimedBy: null } });
  expect(waiting.answer.lastError).toContain('triage');
  expect(waiting.answer.dueAt?.getTime()).toBeGreaterThan(TEST_NOW.getTime());

  openai.failAlways(null);
  edges.advance(60_000);
  expect(await answerThreads(edges)).toMatchObject({ held: 1 });
  await answerThreads(edges);
  expect(await sentBack()).toHaveLength(1);
});

test('an outage in the middle of the walk repeats the walk into the same mail', async () => {
  const { mailId } = await arrive();
  // Triage and learning go through; the draft does not, until its fourth try.
  brain = async (asked) => {
    const drafts = openai.asked.filter(({ schemaName }) => schemaName === 'reply');
    return asked.schemaName === 'reply' && drafts.length <= 3 ? { fault: 500 } : answer(asked);
  };
  expect(await answerThreads(edges)).toMatchObject({ waiting: 1 });
  expect((await sentBack()).map(({ delivery }) => delivery?.state)).toEqual(['drafting']);
  expect(await decisionOn(mailId)).toMatchObject({ outcome: 'failed' });
  edges.advance(60_000);
  expect(await answerThreads(edges)).toMatchObject({ held: 1 });
  expect((await sentBack()).map(({ delivery }) => delivery?.state)).toEqual(['holding']);
  expect(await decisionOn(mailId)).toMatchObject({ outcome: 'held' });
});

test('an unusable answer calls a person instead of trying for ever', async () => {
  const { threadId } = await arrive();
  openai.failAlways('garbage');
  expect(await answerThreads(edges)).toMatchObject({ failed: 1 });
  expect(await readThread(threadId)).toMatchObject({ needs: { reason: 'triage_failed' }, answer: { state: 'none' } });
  expect((await sentBack()).filter(({ delivery }) => delivery?.state === 'drafting')).toEqual([]);
  expect(await answerThreads(edges)).toMatchObject({ failed: 0 });
});

test('machines are never answered and cost no model', async () => {
  const { mailId, threadId } = await arrive({ mail: { automaticSigns: ['Auto-Submitted: auto-replied'] } });
  expect(await answerThreads(edges)).toMatchObject({ quiet: 1 });
  expect(openai.asked).toEqual([]);
  expect(await sentBack()).toEqual([]);
  expect(await decisionOn(mailId)).toMatchObject({ triagedBy: 'rule', move: 'stay_quiet', triage: { kind: 'auto_reply' } });
  expect(await readThread(threadId)).toMatchObject({ kind: 'auto_reply', aiState: 'idle' });
});

test('a complaint goes to a person, and the customer is told once', async () => {
  triage = { kind: 'complaint', intents: ['complains'] };
  const { threadId, contactId } = await arrive();
  expect(await answerThreads(edges)).toMatchObject({ handed_over: 1 });
  const [note] = await sentBack();
  expect(note?.delivery).toMatchObject({ purpose: 'hand_over', state: 'holding' });
  expect(note?.text).toContain('a person on our team');
  expect(openai.asked.some(({ schemaName }) => schemaName === 'reply')).toBe(false);
  expect(await readThread(threadId)).toMatchObject({ needs: { reason: 'handed_over' } });

  await MessageModel.create(buildMessage({ threadId, contactId, sortAt: new Date(TEST_NOW.getTime() + 1000) }));
  await ThreadModel.updateOne({ _id: threadId }, { $set: { 'answer.state': 'waiting', 'answer.dueAt': TEST_NOW } });
  await MessageModel.updateOne({ _id: note?._id }, { $set: { 'delivery.state': 'confirmed' } });
  await answerThreads(edges);
  expect(await sentBack()).toHaveLength(1);
});

test('a conversation that we answered does not go among the spam on a model’s word', async () => {
  triage = { kind: 'spam', intents: ['other'] };
  const { threadId } = await arrive({ thread: { kind: 'buyer_lead', exchanges: 2 } });
  expect(await answerThreads(edges)).toMatchObject({ handed_over: 1 });
  expect(await readThread(threadId)).toMatchObject({ kind: 'buyer_lead', needs: { reason: 'handed_over' } });
  expect(await sentBack()).toEqual([]);
});

test('a second promise does not make the first one forgotten', async () => {
  const first = 'A colleague will look up the property taxes.';
  const promise = 'A colleague will check the heating and write to you about it as soon as it is known.';
  brain = async (asked) =>
    asked.schemaName === 'reply'
      ? { object: { paragraphs: [...PROSE, promise], listingKeys: [], slotIds: [], question: [], language: 'en' } }
      : answer(asked);
  const needs = { reason: 'promised' as const, detail: first, at: TEST_NOW };
  const { threadId } = await arrive({ thread: { needs } });
  expect(await answerThreads(edges)).toMatchObject({ held: 1 });
  expect((await readThread(threadId)).needs?.detail).toBe(`${first} ${promise}`);
});

test('a model is told what the conversation was about, though it began with more than it is shown', async () => {
  const { threadId, contactId } = await arrive();
  const early = { threadId, contactId, kind: 'renter_lead' as const, decisionId: 'd', sortAt: new Date(TEST_NOW.getTime() - 60_000) };
  await MessageModel.create(buildMessage({ ...early, visibleText: 'I look for an apartment to rent.' }));
  await answerThreads(edges);
  const asked = openai.asked.find(({ schemaName }) => schemaName === 'triage');
  expect(JSON.stringify(asked)).toContain('soFar');
  expect(JSON.stringify(asked)).toMatch(/soFar\W+renter_lead/);
});

test('a call is not asked for with empty hands: who was shown nothing yet sees the first homes with it', async () => {
  triage = { intents: ['other'] };
  await PropertyModel.create(buildProperty({ listingKey: 'FIRST', subdivisionName: 'Harbour', listPrice: 550_000, bedroomsTotal: 3 }));
  const { mailId } = await arrive({ thread: { exchanges: 3 } });
  await answerThreads(edges);
  expect((await decisionOn(mailId))?.move).toBe('ask_for_call');
  expect((await sentBack())[0]?.listingKeys).toEqual(['FIRST']);
});

test('what a person is awaited for stays to be read when the customer writes again', async () => {
  const needs = { reason: 'handed_over' as const, detail: 'a complaint', at: TEST_NOW };
  const { threadId } = await arrive({ thread: { needs }, mail: { visibleText: 'Well? Still nothing!' } });
  expect(await answerThreads(edges)).toMatchObject({ handed_over: 1 });
  expect((await readThread(threadId)).needs).toEqual(needs);
  expect(await sentBack()).toEqual([]);
});

test('who asks about a home that is gone is told so and shown what comes closest to it', async () => {
  triage = { intents: ['asks_about_listing'] };
  await PropertyModel.create([
    buildProperty({ listingKey: 'GONE', standardStatus: 'Closed', streetNumber: '29', streetName: 'Mill Hill Road', unparsedAddress: '29 Mill Hill Road, Port Larkin', subdivisionName: 'Mill Hill', bedroomsTotal: 4, listPrice: 775_000 }),
    buildProperty({ listingKey: 'LIKE', streetNumber: '23', streetName: 'Alder Lane', unparsedAddress: '23 Alder Lane, Port Larkin', subdivisionName: 'Mill Hill', bedroomsTotal: 4, listPrice: 720_000 }),
    buildProperty({ listingKey: 'ELSEWHERE', streetNumber: '4', streetName: 'Harbour Street', unparsedAddress: '4 Harbour Street, Port Larkin', subdivisionName: 'Harbour', bedroomsTotal: 4, listPrice: 720_000 }),
  ]); // biome-ignore format: one line per home
  const text = 'Is 29 Mill Hill Road still for sale? We drove past and loved it.';
  const { mailId } = await arrive({ mail: { subject: 'A question', visibleText: text, text } });
  await answerThreads(edges);
  const [reply] = await sentBack();
  expect((await decisionOn(mailId))?.move).toBe('answer');
  expect(reply?.listingKeys).toEqual(['LIKE']);
});

test('a forged sender is shown to a person and gets no mail from us', async () => {
  const { threadId } = await arrive({ mail: { trust: { spf: 'fail', dkim: 'none', dmarc: 'fail' } } });
  expect(await answerThreads(edges)).toMatchObject({ handed_over: 1 });
  expect(await sentBack()).toEqual([]);
  expect((await readThread(threadId)).needs?.detail).toContain('DMARC');
});

test('unsubscribing changes consent and is confirmed once', async () => {
  triage = { kind: 'unsubscribe', intents: ['wants_to_stop'], evidence: 'stop writing to me' };
  const { contactId, threadId } = await arrive();
  expect(await answerThreads(edges)).toMatchObject({ quiet: 1 });
  expect(await ContactModel.findById(contactId).lean()).toMatchObject({ consent: { state: 'unsubscribed', reason: 'stop writing to me' } });
  expect((await sentBack()).map(({ delivery }) => delivery?.purpose)).toEqual(['unsubscribe_confirmation']);

  await MessageModel.create(buildMessage({ threadId, contactId, sortAt: new Date(TEST_NOW.getTime() + 1000) }));
  await ThreadModel.updateOne({ _id: threadId }, { $set: { 'answer.state': 'waiting', 'answer.dueAt': TEST_NOW } });
  await answerThreads(edges);
  expect(await sentBack()).toHaveLength(1);
});

test('the strictest mode wins: review waits for a person, off writes nothing', async () => {
  await settle({ modeByKind: { buyer_lead: 'review' } });
  const { threadId } = await arrive();
  expect(await answerThreads(edges)).toMatchObject({ review: 1 });
  expect((await sentBack())[0]?.delivery).toMatchObject({ state: 'review', holdUntil: null });
  expect(await readThread(threadId)).toMatchObject({ aiState: 'review', needs: { reason: 'review' } });

  const second = await arrive({ thread: { mode: 'off' } });
  expect(await answerThreads(edges)).toMatchObject({ handed_over: 1 });
  expect(await MessageModel.countDocuments({ threadId: second.threadId, direction: 'outbound' })).toBe(0);
});

test('a draft that the guard refuses twice goes to review with the failed checks', async () => {
  const paragraphs = [...PROSE, 'It costs $123,456 and we guarantee it.'];
  brain = async (asked) =>
    asked.schemaName === 'reply' ? { object: { paragraphs, listingKeys: [], slotIds: [], question: [], language: 'en' } } : answer(asked);
  const { mailId, threadId } = await arrive();
  expect(await answerThreads(edges)).toMatchObject({ review: 1 });
  const replies = openai.asked.filter(({ schemaName }) => schemaName === 'reply');
  expect(replies).toHaveLength(2);
  expect(JSON.stringify(replies[1]?.data.failedChecks)).toContain('123,456');
  const decision = await decisionOn(mailId);
  expect(decision?.guard.filter(({ passed }) => !passed).map(({ attempt }) => attempt)).toEqual(expect.arrayContaining([1, 2]));
  expect((await readThread(threadId)).needs?.detail).toContain('fact');
});

test('a newer mail during the run voids the draft, and both are answered once, together', async () => {
  const { threadId, contactId } = await arrive();
  let secondId = '';
  whileWriting = async () => {
    const second = await MessageModel.create(
      buildMessage({ threadId, contactId, sortAt: new Date(TEST_NOW.getTime() + 500), visibleText: 'PS: near the Harbour, please.' }),
    );
    secondId = second._id;
    await ThreadModel.updateOne({ _id: threadId }, { $set: { 'answer.dueAt': new Date(TEST_NOW.getTime() + 20_000) } });
  };
  await answerThreads(edges);
  expect(await readThread(threadId)).toMatchObject({ answer: { state: 'waiting' } });
  edges.advance(20_000);
  expect(await answerThreads(edges)).toMatchObject({ held: 1 });
  const replies = await sentBack();
  expect(replies.filter(({ delivery }) => delivery?.state === 'holding')).toHaveLength(1);
  expect(replies.find(({ delivery }) => delivery?.state === 'holding')?.delivery?.basedOn).toBe(secondId);
  expect(replies.filter(({ delivery }) => delivery?.state === 'voided')).toHaveLength(1);
});

test('a takeover during the run leaves nothing to send', async () => {
  const { threadId } = await arrive();
  whileWriting = () => takeOver({ threadId, userId: 'agent' }, edges);
  expect(await answerThreads(edges)).toMatchObject({ held: 0, superseded: 1 });
  expect((await sentBack()).map(({ delivery }) => delivery?.state)).toEqual(['voided']);
  expect(await readThread(threadId)).toMatchObject({ isTakenOver: true, aiState: 'standing_down', answer: { state: 'none' } });
});

test('of two processes one answers', async () => {
  for (let i = 0; i < 6; i++) await arrive();
  const other = { ...edges, gate: createModelGate() };
  const [one, two] = await Promise.all([answerThreads(edges), answerThreads(other)]);
  expect((one.held ?? 0) + (two.held ?? 0)).toBe(6);
  expect(await sentBack()).toHaveLength(6);
});

test('stops claiming when the server stops', async () => {
  await arrive();
  edges.stop();
  expect(await answerThreads(edges)).toMatchObject({ held: 0 });
  expect(openai.asked).toEqual([]);
});
