import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'bun:test';
import { MockLanguageModelV4 } from 'ai/test';
import type { Triage } from '../../shared/decision.ts';
import { suppressedAmong } from '../contacts/consent/suppress.ts';
import { ContactModel } from '../contacts/contact.model.ts';
import { receiveMail } from '../inbox/arrive/receive-mail.ts';
import { handBack } from '../inbox/hands/hand-back.ts';
import { takeOver } from '../inbox/hands/take-over.ts';
import { MessageModel } from '../inbox/message.model.ts';
import { makeMessageId } from '../inbox/outbox/message-id.ts';
import { replyAsAgent } from '../inbox/reply.ts';
import { splitThread } from '../inbox/split/split-thread.ts';
import { ThreadModel } from '../inbox/thread.model.ts';
import { defaultSettings } from '../settings/default-settings.ts';
import { SettingsModel } from '../settings/settings.model.ts';
import { buildSettings, TEST_NOW } from '../test/build.ts';
import { readThread } from '../test/build-outbox.ts';
import { buildIncoming, buildSent } from '../test/incoming.ts';
import { emptyModels, startDatabase, type TestDatabase } from '../test/start-database.ts';
import { startOpenAi } from '../test/start-openai.ts';
import { createTestEdges } from '../test/test-edges.ts';
import { answerThreads } from './answer-threads.ts';
import type { AiEdges } from './ask-model.ts';
import { DecisionModel } from './decision.model.ts';
import { createModels } from './model.ts';
import { createModelGate } from './model-gate.ts';

/** A wish to get no more mail is heard whoever has the conversation, and whether or not a model may be asked. */
let database: TestDatabase;
let openai: ReturnType<typeof startOpenAi>;
let edges: AiEdges & ReturnType<typeof createTestEdges>;
let whileReading: (() => Promise<unknown>) | null;

const STOP = { text: 'Please stop sending me emails.', visibleText: 'Please stop sending me emails.' };
const ENOUGH = { text: 'I have had quite enough of this.', visibleText: 'I have had quite enough of this.' };
const WISH: Triage = {
  ...{ kind: 'unsubscribe', confidence: 0.95, reason: 'has had enough', evidence: 'quite enough of this', language: 'en' },
  ...{ intents: ['wants_to_stop'], engagement: 0, readiness: 0, asksForPerson: false, refusesCall: true, injectionSuspected: false },
};

beforeAll(async () => {
  database = await startDatabase();
});
afterAll(() => database.stop());
beforeEach(async () => {
  await emptyModels();
  whileReading = null;
  openai = startOpenAi({
    answer: async () => {
      await whileReading?.();
      whileReading = null;
      return { object: WISH };
    },
  });
  const named = { apiKey: 'sk-test', baseUrl: openai.baseUrl, triageModel: 'gpt-5-mini', replyModel: 'gpt-5' };
  const models = createModels({ ...named, rehearsal: new MockLanguageModelV4() });
  edges = { ...createTestEdges({ now: new Date(TEST_NOW.getTime() + 86_400_000) }), models, gate: createModelGate({ backoffMs: 1 }) };
}, 20_000);
afterEach(() => openai.stop());

const arrive = (change: Parameters<typeof buildIncoming>[0] = {}) =>
  receiveMail(buildIncoming({ messageId: '<stop@example.com>', internalDate: edges.now(), ...STOP, ...change }), edges);
const answered = { messageId: '<phone@larkinvale.example>', inReplyTo: '<stop@example.com>', references: ['<stop@example.com>'] };

/** As the timetable does it, for hours. */
async function waitHours(hours: number) {
  for (let minute = 0; minute < hours * 60; minute += 20) {
    edges.advance(20 * 60_000);
    await answerThreads(edges);
  }
}

async function whatCameOfIt() {
  const [contact] = await ContactModel.find().lean();
  const mail = await MessageModel.findOne({ direction: 'inbound' }).lean();
  const decisions = await DecisionModel.find().lean();
  return {
    consent: contact?.consent.state,
    history: contact?.consentHistory.length,
    suppressed: (await suppressedAmong(['ana@example.com'])).size,
    kind: mail?.kind,
    decisions: decisions.map(({ firedRow, outcome }) => [firedRow, outcome]),
    aiMails: await MessageModel.countDocuments({ author: { $in: ['ai', 'system'] } }),
  };
}

const HEARD: Awaited<ReturnType<typeof whatCameOfIt>> = {
  ...{ consent: 'unsubscribed', history: 1, suppressed: 1, kind: 'unsubscribe' },
  ...{ decisions: [['a person has the thread', 'quiet']], aiMails: 0 },
};

describe('a plain wish to get no more mail', () => {
  test('is heard when an agent takes the conversation seconds after it came, and nothing is sent', async () => {
    const { threadId } = await arrive();
    edges.advance(5000);
    await takeOver({ threadId: threadId ?? '', userId: 'agent-1' }, edges);
    await waitHours(5);
    expect(await whatCameOfIt()).toEqual(HEARD);
    expect(openai.asked).toEqual([]);
    expect(await readThread(threadId ?? '')).toMatchObject({ aiState: 'standing_down', isTakenOver: true, answer: { state: 'none' } });
  });

  test('is heard when somebody of ours answers from the phone before it was read', async () => {
    await arrive();
    edges.advance(5000);
    await receiveMail(buildSent({ ...answered, internalDate: edges.now() }), edges);
    await waitHours(5);
    expect(await whatCameOfIt()).toEqual(HEARD);
  });

  test('is heard when Sent is read before INBOX, as after a time in which the server was down', async () => {
    await receiveMail(buildSent({ ...answered, internalDate: new Date(edges.now().getTime() + 5000) }), edges);
    await arrive();
    await waitHours(5);
    expect(await whatCameOfIt()).toEqual(HEARD);
  });

  test('is heard when the answer in Sent is one that no person has the conversation for, and nothing is sent', async () => {
    await receiveMail(buildSent({ ...answered, internalDate: new Date(edges.now().getTime() + 5000), isBackfill: true }), edges);
    const { threadId } = await arrive();
    expect(await readThread(threadId ?? '')).toMatchObject({ isTakenOver: false });
    await waitHours(5);
    expect(await whatCameOfIt()).toEqual(HEARD);
  });

  test('is heard when the answer in Sent is the AI’s own, which a restored database has forgotten, and none is written', async () => {
    const messageId = makeMessageId('reply:lost', 'larkinvale.example', edges.secret);
    const sent = { ...answered, messageId, automaticSigns: ['Auto-Submitted: auto-replied'] };
    await receiveMail(buildSent({ ...sent, internalDate: new Date(edges.now().getTime() + 5000) }), edges);
    await arrive();
    await waitHours(5);
    expect(await whatCameOfIt()).toEqual({ ...HEARD, aiMails: 1 });
  });

  test('is heard when the agent answers and hands the conversation back before it was read', async () => {
    const { threadId } = await arrive();
    edges.advance(2000);
    await replyAsAgent({ threadId: threadId ?? '', userId: 'agent-1', agentName: 'Mara', text: 'I will see to it.' }, edges);
    edges.advance(2000);
    const back = await handBack({ threadId: threadId ?? '', userId: 'agent-1' }, edges);
    expect(back).toMatchObject({ isTakenOver: false, aiState: 'waiting', answer: { state: 'waiting' } });
    await waitHours(5);
    expect(await whatCameOfIt()).toEqual(HEARD);
    expect(await readThread(threadId ?? '')).toMatchObject({ aiState: 'idle', answer: { state: 'none' } });
  });

  test('is heard when it is split from a conversation that a person has', async () => {
    await receiveMail(buildIncoming({ messageId: '<first@example.com>', internalDate: edges.now() }), edges);
    edges.advance(1000);
    const { threadId, messageId } = await arrive({ inReplyTo: '<first@example.com>', references: ['<first@example.com>'] });
    await takeOver({ threadId: threadId ?? '', userId: 'agent-1' }, edges);
    const into = await splitThread({ messageId: messageId ?? '', subject: 'No more mail' }, edges);
    await ThreadModel.updateOne({ _id: threadId }, { $set: { 'answer.state': 'none', 'answer.dueAt': null } });
    await waitHours(1);
    expect(await ContactModel.find().lean()).toMatchObject([{ consent: { state: 'unsubscribed' } }]);
    expect(await DecisionModel.find().lean()).toMatchObject([{ threadId: into, firedRow: 'a person has the thread' }]);
  });

  test('is heard when its conversation is joined to one that a person has', async () => {
    const first = await receiveMail(buildIncoming({ messageId: '<first@example.com>', internalDate: edges.now() }), edges);
    await MessageModel.updateMany({}, { $set: { decisionId: 'd', kind: 'buyer_lead' } });
    await takeOver({ threadId: first.threadId ?? '', userId: 'agent-1' }, edges);
    expect((await readThread(first.threadId ?? '')).answer.state).toBe('none');
    const { threadId } = await arrive({ inReplyTo: '<between@example.com>', references: ['<between@example.com>'] });
    expect(threadId).not.toBe(first.threadId);
    // The mail between the two comes last, and is nothing to be read: a machine's.
    await receiveMail(
      buildIncoming({
        messageId: '<between@example.com>',
        references: ['<first@example.com>'],
        internalDate: edges.now(),
        isBackfill: true,
      }),
      edges,
    );
    await waitHours(1);
    const [contact] = await ContactModel.find().lean();
    expect(contact?.consent.state).toBe('unsubscribed');
    expect(await MessageModel.countDocuments({ author: 'ai' })).toBe(0);
  });
});

describe('with the day’s tokens spent', () => {
  const SPENT = { tokens: 1000, costUsd: 1, calls: 1, ms: 1 } as unknown as Parameters<AiEdges['gate']['spend']>[0];
  beforeEach(async () => {
    await SettingsModel.create(buildSettings({ ai: { ...defaultSettings(TEST_NOW).ai, dailyTokenBudget: 500 } }));
    await edges.gate.spend(SPENT, edges.now());
  });

  test('a plain wish is heard and confirmed, and an out-of-office is put away, without a word to a model', async () => {
    await arrive();
    await receiveMail(
      buildIncoming({ from: { address: 'bo@example.com', name: 'Bo' }, automaticSigns: ['Auto-Submitted: auto-replied'] }),
      edges,
    );
    await waitHours(2);
    expect(await ContactModel.findOne({ email: 'ana@example.com' }).lean()).toMatchObject({ consent: { state: 'unsubscribed' } });
    expect(await MessageModel.find({ direction: 'inbound' }).lean()).toMatchObject([
      { kind: 'unsubscribe', kindBy: 'rule' },
      { kind: 'auto_reply', kindBy: 'rule' },
    ]);
    expect(await DecisionModel.countDocuments({ outcome: 'quiet' })).toBe(2);
    expect(await MessageModel.find({ direction: 'outbound' }).lean()).toMatchObject([
      { delivery: { purpose: 'unsubscribe_confirmation' } },
    ]);
    expect(openai.asked).toEqual([]);
  });

  test('what only a model can read keeps its place and is looked at once; the next day it is read', async () => {
    const { threadId } = await arrive(ENOUGH);
    const { answer: before } = await readThread(threadId ?? '');
    await waitHours(2);
    const { answer, aiState } = await readThread(threadId ?? '');
    expect([aiState, answer]).toEqual(['waiting', { ...before, lastError: 'waits for the model' }]);
    expect(edges.published.filter(({ name }) => name === 'thread.changed').length).toBeLessThan(6);
    expect([openai.asked, await DecisionModel.countDocuments()]).toEqual([[], 0]);
    await waitHours(22);
    expect(openai.asked).toHaveLength(1);
    expect(await whatCameOfIt()).toMatchObject({ consent: 'unsubscribed', kind: 'unsubscribe', decisions: [['unsubscribe', 'quiet']] });
  });

  test('a plain wish beside a mail that only a model can read is heard at once, and confirmed when both are read', async () => {
    await arrive({ ...ENOUGH, messageId: '<enough@example.com>' });
    edges.advance(10_000);
    await arrive({ inReplyTo: '<enough@example.com>', references: ['<enough@example.com>'] });
    await waitHours(2);
    expect(await whatCameOfIt()).toMatchObject({ consent: 'unsubscribed', history: 1, suppressed: 1, decisions: [], aiMails: 0 });
    expect(openai.asked).toEqual([]);
    await waitHours(22);
    const { decisions, aiMails, history } = await whatCameOfIt();
    expect([decisions.length, aiMails, history]).toEqual([2, 1, 1]);
  });

  test('a plain wish that comes behind a mail which was looked at already is heard as well', async () => {
    await arrive({ ...ENOUGH, messageId: '<enough@example.com>' });
    await waitHours(1);
    await arrive({ inReplyTo: '<enough@example.com>', references: ['<enough@example.com>'] });
    await waitHours(1);
    expect(await whatCameOfIt()).toMatchObject({ consent: 'unsubscribed', suppressed: 1 });
  });
});

describe('a wish that only a model can read', () => {
  test('is heard in a conversation that was taken before it was read, and nothing is sent', async () => {
    const { threadId } = await arrive(ENOUGH);
    edges.advance(5000);
    await takeOver({ threadId: threadId ?? '', userId: 'agent-1' }, edges);
    await waitHours(1);
    expect(await whatCameOfIt()).toEqual(HEARD);
    expect(openai.asked).toHaveLength(1);
  });

  test('is heard when the conversation is taken while the model reads it, and no model is asked again', async () => {
    const { threadId } = await arrive(ENOUGH);
    whileReading = () => takeOver({ threadId: threadId ?? '', userId: 'agent-1' }, edges);
    await waitHours(1);
    expect(await whatCameOfIt()).toEqual(HEARD);
    expect(openai.asked).toHaveLength(1);
    expect(await readThread(threadId ?? '')).toMatchObject({ aiState: 'standing_down', answer: { state: 'none' } });
  });
});
