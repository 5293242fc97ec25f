import type { LanguageModelV4, LanguageModelV4CallOptions, LanguageModelV4Usage } from '@ai-sdk/provider';
import type { Triage } from '../../shared/decision.ts';
import type { Message } from '../../shared/message.ts';
import type { Property } from '../../shared/property.ts';
import type { Settings } from '../../shared/settings.ts';
import { answerThreads } from '../ai/answer-threads.ts';
import type { AiEdges } from '../ai/ask-model.ts';
import { DecisionModel } from '../ai/decision.model.ts';
import { createModels } from '../ai/model.ts';
import { createModelGate } from '../ai/model-gate.ts';
import type { DraftData, LearnData, PromptData, TriageData } from '../ai/prompt-data.ts';
import { readPrompt } from '../ai/rehearsal-model/read-prompt.ts';
import { ContactModel } from '../contacts/contact.model.ts';
import type { Stored } from '../database/model-from.ts';
import { MessageModel } from '../inbox/message.model.ts';
import { ThreadModel } from '../inbox/thread.model.ts';
import { sendOutbox } from '../mail/out/send-outbox.ts';
import { PropertyModel } from '../properties/property.model.ts';
import { defaultSettings } from '../settings/default-settings.ts';
import { SettingsModel } from '../settings/settings.model.ts';
import { buildContact, buildMessage, buildProperty, buildSettings, buildThread, TEST_NOW } from './build.ts';
import { saveMailbox } from './build-outbox.ts';
import { emptyModels } from './start-database.ts';
import { startSink } from './start-sink.ts';
import { createTestEdges } from './test-edges.ts';

type Reply = { paragraphs: string[]; listingKeys: string[]; slotIds: string[]; question: string[]; language: string };
/** What a scripted model answers to each of the three questions. */
export type Script = {
  triage: (data: TriageData) => Partial<Triage>;
  learn: (data: LearnData) => { slot: string; value: unknown; quote: string }[];
  draft: (data: DraftData) => Partial<Reply>;
};

/** A real ledger and a real SMTP server around a model that says what a test tells it to, with a clock that only the test moves. */
export async function startStage(model: LanguageModelV4, ai: Partial<Settings['ai']> = {}) {
  await emptyModels();
  const sink = await startSink();
  const edges: AiEdges & ReturnType<typeof createTestEdges> = {
    ...createTestEdges({ now: TEST_NOW }),
    models: createModels({ apiKey: undefined, baseUrl: undefined, triageModel: '', replyModel: '', rehearsal: model }),
    gate: createModelGate({ backoffMs: 1 }),
  };
  const settings = { ...defaultSettings(TEST_NOW).ai, concurrency: 8, dailyTokenBudget: 100_000_000, ...ai };
  const [{ _id: mailboxId }] = await Promise.all([
    saveMailbox(sink, edges),
    SettingsModel.create(buildSettings({ ai: settings, sending: { perMinute: 1000, perDay: 10_000, undoSeconds: 0 } })),
  ]);

  return {
    sink,
    edges,
    /** One new customer's mail, waiting for its answer. */
    arrive: async (text: string, { name = 'Ana Reyes', subject = 'A home', ...mail }: Partial<Message> & { name?: string } = {}) => {
      const [firstName = '', ...rest] = name.split(' ');
      const contact = buildContact({ firstName, lastName: rest.join(' ') });
      const answer = { state: 'waiting' as const, dueAt: TEST_NOW, claimedBy: null, claimedUntil: null, attempts: 0, lastError: null };
      const thread = buildThread({ mailboxId, contactId: contact._id, answer, aiState: 'waiting' });
      const from = { address: contact.email, name };
      const ids = { mailboxId, threadId: thread._id, contactId: contact._id };
      const message = buildMessage({ ...ids, from, subject, text, visibleText: text, ...mail });
      await Promise.all([ContactModel.create(contact), ThreadModel.create(thread), MessageModel.create(message)]);
      return { ...ids, mailId: message._id, email: contact.email };
    },
    /** Answers what waits, lets the hold run out, and sends what may leave. */
    play: async () => {
      await answerThreads(edges);
      edges.advance(60_000);
      await sendOutbox({ ...edges, connections: 4 });
    },
    decisionOn: (messageId: string) => DecisionModel.findOne({ messageId }).lean(),
    replyOn: (threadId: string) => MessageModel.findOne({ threadId, direction: 'outbound' }).lean(),
    stop: () => sink.stop(),
  };
}
export type Stage = Awaited<ReturnType<typeof startStage>>;

/** Five homes on one street: two for sale, one sold, one to come, one to rent; each with remarks nobody may read. */
export function harbourStreet(): Stored<Property>[] {
  const home = (streetNumber: string, change: Partial<Property>) => {
    const unparsedAddress = `${streetNumber} Harbour Street, Port Larkin, ME 04019`;
    return buildProperty({ listingKey: `PL-${streetNumber}`, streetNumber, unparsedAddress, ...change });
  };
  const condo: Partial<Property> = {
    ...{ propertySubType: 'Condominium', bedroomsTotal: 4, bathroomsTotalInteger: 3, listPrice: 610_000, originalListPrice: 610_000 },
    ...{ yearBuilt: 2005, livingArea: 2100, garageSpaces: 2, associationFee: 310, subdivisionName: 'Mill Hill', petsAllowed: ['No'] },
    publicRemarks: 'Bright condominium in Mill Hill with a balcony. No pets, please.',
  };
  return [
    home('12', { publicRemarks: 'Sunny house in Harbour. The garage takes one car. The ferry landing is around the corner.' }),
    home('14', condo),
    home('16', { standardStatus: 'Closed', listPrice: 400_000, bedroomsTotal: 5 }),
    home('18', { standardStatus: 'ComingSoon', yearBuilt: 1950, listPrice: 450_000 }),
    home('20', { propertyType: 'ResidentialLease', propertySubType: 'Apartment', listPrice: 1900, originalListPrice: 1900 }),
  ];
}

/** Puts the street into the catalogue. */
export async function furnish(): Promise<void> {
  await PropertyModel.create(harbourStreet());
}

const CALM: Triage = {
  ...{ kind: 'buyer_lead', confidence: 0.95, reason: 'looks for a home', evidence: '', language: 'en' },
  ...{ intents: ['asks_about_listing'], engagement: 0.5, readiness: 0.2 },
  ...{ asksForPerson: false, refusesCall: false, injectionSuspected: false },
};

/** A language model that answers from a script, over a calm buyer's mail. */
export function scriptedModel(script: Script): LanguageModelV4 {
  const answer = ({ prompt }: LanguageModelV4CallOptions) => {
    const { data } = readPrompt(prompt);
    if (!data) throw new Error('a prompt without data');
    return JSON.stringify(say(data, script));
  };
  return {
    specificationVersion: 'v4',
    provider: 'test',
    modelId: 'scripted',
    supportedUrls: {},
    doGenerate: async (options) => ({ content: [{ type: 'text', text: answer(options) }], finishReason: DONE, usage: USAGE, warnings: [] }),
    doStream: async (options) => ({
      stream: new ReadableStream({
        start: (controller) => {
          controller.enqueue({ type: 'stream-start', warnings: [] });
          controller.enqueue({ type: 'text-start', id: 'a' });
          controller.enqueue({ type: 'text-delta', id: 'a', delta: answer(options) });
          controller.enqueue({ type: 'text-end', id: 'a' });
          controller.enqueue({ type: 'finish', finishReason: DONE, usage: USAGE });
          controller.close();
        },
      }),
    }),
  };
}

function say(data: PromptData, script: Script): unknown {
  if (data.task === 'triage') return { ...CALM, ...script.triage(data) };
  if (data.task === 'learn') return { slots: script.learn(data) };
  return { paragraphs: [], listingKeys: [], slotIds: [], question: [], language: 'en', ...script.draft(data) };
}

const DONE = { unified: 'stop' as const, raw: undefined };
const USAGE: LanguageModelV4Usage = {
  inputTokens: { total: 10, noCache: 10, cacheRead: 0, cacheWrite: 0 },
  outputTokens: { total: 10, text: 10, reasoning: 0 },
};
