import { afterAll, beforeAll, expect, test } from 'bun:test';
import { MockLanguageModelV4 } from 'ai/test';
import { ContactModel } from '../contacts/contact.model.ts';
import { MessageModel } from '../inbox/message.model.ts';
import { ThreadModel } from '../inbox/thread.model.ts';
import { SettingsModel } from '../settings/settings.model.ts';
import { buildContact, buildMessage, buildSettings, buildThread, TEST_NOW } from '../test/build.ts';
import { killBehindEachWrite } from '../test/kill-after.ts';
import { emptyModels, startDatabase, type TestDatabase } from '../test/start-database.ts';
import { type AskedOpenAi, type OpenAiAnswer, startOpenAi } from '../test/start-openai.ts';
import { createTestEdges } from '../test/test-edges.ts';
import { answerThreads } from './answer-threads.ts';
import type { AiEdges } from './ask-model.ts';
import { DecisionModel } from './decision.model.ts';
import { createModels } from './model.ts';
import { createModelGate } from './model-gate.ts';

/** An answer is thought out over many writes: the process dies behind each of them in turn. */
let database: TestDatabase;
let openai: ReturnType<typeof startOpenAi>;
let edges: AiEdges & ReturnType<typeof createTestEdges>;
beforeAll(async () => {
  database = await startDatabase();
  openai = startOpenAi({ answer });
});
afterAll(async () => {
  await openai.stop();
  await database.stop();
});

const TEXT = 'We are looking for three bedrooms near the Harbour and have a budget of $600,000. What do you have?';

function answer({ schemaName }: AskedOpenAi): OpenAiAnswer {
  if (schemaName === 'triage') {
    const read = { kind: 'buyer_lead', confidence: 0.95, reason: 'looks for a home', evidence: 'three bedrooms', language: 'en' };
    const mood = { intents: ['asks_for_listings'], engagement: 0.6, readiness: 0.3 };
    return { object: { ...read, ...mood, asksForPerson: false, refusesCall: false, injectionSuspected: false } };
  }
  if (schemaName === 'slots') {
    return { object: { slots: [{ slot: 'areas', value: ['Harbour'], quote: 'near the Harbour' }], preferences: [] } };
  }
  const paragraphs = [
    'Thank you for telling us about the three bedrooms near the Harbour that you are looking for, and for naming a budget so clearly.',
    'We have looked through what is on the market at the moment, and we would be glad to find the right place together with you.',
  ];
  return { object: { paragraphs, listingKeys: [], slotIds: [], question: ['When would you like to move?'], language: 'en' } };
}

async function begin(change: Parameters<typeof buildMessage>[0] = {}): Promise<string> {
  await emptyModels();
  const named = { apiKey: 'sk-test', baseUrl: openai.baseUrl, triageModel: 'gpt-5-mini', replyModel: 'gpt-5' };
  const models = createModels({ ...named, rehearsal: new MockLanguageModelV4() });
  edges = { ...createTestEdges(), models, gate: createModelGate({ backoffMs: 1 }) };
  const contact = await ContactModel.create(buildContact());
  const waits = { state: 'waiting', dueAt: TEST_NOW, claimedBy: null, claimedUntil: null, attempts: 0, lastError: null } as const;
  const thread = await ThreadModel.create(buildThread({ contactId: contact._id, answer: waits, aiState: 'waiting' }));
  const mail = buildMessage({ threadId: thread._id, contactId: contact._id, visibleText: TEXT, text: TEXT, ...change });
  return (await MessageModel.create(mail))._id;
}

/** The same machine, another process, which is gone. */
const dead = () => ({ ...edges, processName: edges.processName.replace(/\d+$/, '999999') });

const ENDS = {
  autopilot: { state: 'holding', thread: { aiState: 'holding', sendingAt: expect.any(Date), needs: null }, outcome: 'held' },
  review: { state: 'review', thread: { aiState: 'review', needs: { reason: 'review' } }, outcome: 'review' },
} as const;

test('a conversation that needs no answer does not go on showing the AI at work, wherever the process dies that reads it', async () => {
  await killBehindEachWrite({
    begin: async () => void (await begin({ kind: 'spam', kindBy: 'rule', flags: ['found in Junk'] })),
    story: () => answerThreads(dead()),
    repair: async (killedBehind) => {
      await answerThreads(edges);
      const thread = await ThreadModel.findOne().lean();
      expect({ killedBehind, ...thread }).toMatchObject({ killedBehind, answer: { state: 'none' }, aiState: 'idle' });
    },
  });
}, 60_000);

test.each(['autopilot', 'review'] as const)(
  'with %s a mail gets one answer and one decision, wherever the process dies that answers it',
  async (mode) => {
    const { state, thread: shown, outcome } = ENDS[mode];
    let mailId = '';
    const writes = await killBehindEachWrite({
      begin: async () => {
        mailId = await begin();
        const { ai, ...rest } = buildSettings();
        await SettingsModel.create({ ...rest, _id: 'settings', ai: { ...ai, mode } });
      },
      story: () => answerThreads(dead()),
      repair: async (killedBehind) => {
        for (let n = 0; n < 3; n++) {
          await answerThreads(edges);
          edges.advance(60_000);
        }
        const replies = await MessageModel.find({ direction: 'outbound', 'delivery.state': { $ne: 'voided' } }).lean();
        const decision = await DecisionModel.findOne({ messageId: mailId }).lean();
        const thread = await ThreadModel.findOne().lean();
        expect({ killedBehind, replies, decision, thread }).toMatchObject({
          killedBehind,
          replies: [{ author: 'ai', delivery: { state, basedOn: mailId } }],
          decision: { outcome, replyId: replies[0]?._id },
          thread: { ...shown, answer: { state: 'none' } },
        });
        expect(await DecisionModel.countDocuments()).toBe(1);
        expect((await ContactModel.findOne().lean())?.qualification.map(({ slot }) => slot)).toEqual(['areas']);
      },
    });
    expect(writes).toBeGreaterThan(5);
  },
  120_000,
);
