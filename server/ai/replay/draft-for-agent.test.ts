import { afterAll, afterEach, beforeAll, beforeEach, expect, setDefaultTimeout, test } from 'bun:test';
import mongoose from 'mongoose';
import { CallModel } from '../../calls/call.model.ts';
import { ContactModel } from '../../contacts/contact.model.ts';
import { MessageModel } from '../../inbox/message.model.ts';
import { ThreadModel } from '../../inbox/thread.model.ts';
import { PropertyModel } from '../../properties/property.model.ts';
import { buildCall, buildContact, buildMessage, buildOutbound, buildProperty, buildThread, TEST_NOW } from '../../test/build.ts';
import { startApi, type TestApi } from '../../test/start-api.ts';
import { type OpenAiAnswer, startOpenAi } from '../../test/start-openai.ts';
import { createModels } from '../model.ts';
import { createModelGate } from '../model-gate.ts';
import { createRehearsalModel } from '../rehearsal-model/create-rehearsal-model.ts';
import { askedLanguage } from './asked-language.ts';

setDefaultTimeout(20_000);

/** Through the doors, as the composer asks. */
let api: TestApi;
let openai: ReturnType<typeof startOpenAi>;
/** What the scripted model writes; null: the rehearsal model is asked instead. */
let scripted: OpenAiAnswer | null;
beforeAll(async () => {
  openai = startOpenAi({ answer: () => scripted ?? { text: '' } });
  const rehearsal = createRehearsalModel();
  const plain = createModels({ apiKey: undefined, baseUrl: undefined, triageModel: '', replyModel: '', rehearsal });
  const named = createModels({ apiKey: 'sk-test', baseUrl: openai.baseUrl, triageModel: 'gpt-5-mini', replyModel: 'gpt-5', rehearsal });
  const models = { ...plain, get reply() { return scripted ? named.reply : plain.reply; } }; // biome-ignore format: one thought
  api = await startApi({ ai: { models, gate: createModelGate({ backoffMs: 1 }) } });
});
afterAll(async () => {
  await openai.stop();
  await api.close();
});
beforeEach(async () => {
  scripted = null;
  for (const name of ['Contact', 'Thread', 'Message', 'Property', 'Call', 'Decision']) await mongoose.model(name).deleteMany({});
});
afterEach(() => openai.asked.splice(0));

const ASKED = 'Hello, we look for a house near the Harbour with three bedrooms, up to $600,000. What do you have?';

async function arrive(text: string, thread = {}) {
  const contact = await ContactModel.create(buildContact());
  const { _id: threadId } = await ThreadModel.create(buildThread({ contactId: contact._id, ...thread }));
  const sortAt = new Date(TEST_NOW.getTime() - 60_000);
  await MessageModel.create(buildMessage({ threadId, contactId: contact._id, visibleText: text, text, sortAt }));
  await PropertyModel.create(buildProperty({ listPrice: 550_000 }));
  return { threadId, contact };
}

async function everything(): Promise<string> {
  // The meter of the budget runs, and a door notes that a token was used and by whom something was asked.
  const models = Object.values(mongoose.models).filter(({ modelName }) => !['ModelSpend', 'AuditEvent', 'ApiToken'].includes(modelName));
  const all = await Promise.all(models.map(async (model) => [model.modelName, await model.find({}).sort({ _id: 1 }).lean()]));
  return JSON.stringify(all.sort());
}

test('writes an answer for a thread that a person has taken, and leaves everything as it was', async () => {
  const { api: client } = await api.program('agent');
  const { threadId } = await arrive(ASKED, { isTakenOver: true, standDownReason: null });
  const [before, published] = [await everything(), api.edges.published.length];
  const draft = await client.ai.draft.mutate({ threadId });
  expect(draft.text).toStartWith('Hello Ana,\n\n');
  expect(draft).toMatchObject({ language: 'en', listingKeys: [expect.any(String)], times: [] });
  expect(draft.guard.map(({ gate }) => gate)).toEqual(['fact', 'fair_housing', 'promise', 'leak', 'form']);
  expect(draft.guard.every(({ passed }) => passed)).toBe(true);
  // A person signs it: no line says that an AI wrote it, and no listing block stands in the text.
  expect(draft.text).not.toMatch(/AI assistant|\$550,000 ·/);
  await client.ai.draft.mutate({ threadId, instruction: 'Shorter', text: draft.text });
  await client.ai.draft.mutate({ threadId, instruction: 'In Spanish' });
  expect(await everything()).toBe(before);
  expect(api.edges.published).toHaveLength(published);
});

test('in Spanish, though the customer writes English: asked for, so no fault', async () => {
  const { api: client } = await api.program('agent');
  const { threadId } = await arrive(ASKED);
  const draft = await client.ai.draft.mutate({ threadId, instruction: 'In Spanish' });
  expect(draft).toMatchObject({ language: 'es' });
  expect(draft.text).toStartWith('Hola, Ana:');
  expect(draft.guard.filter(({ passed }) => !passed)).toEqual([]);
});

test('shorter is shorter', async () => {
  const { api: client } = await api.program('agent');
  const { threadId } = await arrive(ASKED);
  const [long, short] = [
    await client.ai.draft.mutate({ threadId }),
    await client.ai.draft.mutate({ threadId, instruction: 'Shorter, please' }),
  ];
  expect(short.text.length).toBeLessThan(long.text.length);
});

test('a wish to talk is answered with free times in the text, and books none', async () => {
  const { api: client } = await api.program('agent');
  const { threadId } = await arrive('I would love to talk by phone about a house near the Harbour. When could we?');
  const draft = await client.ai.draft.mutate({ threadId });
  expect(draft.times.length).toBeGreaterThanOrEqual(2);
  for (const { label } of draft.times) expect(draft.text).toContain(label);
  expect(await CallModel.countDocuments({})).toBe(0);
});

test('a wish to talk in an afternoon is answered with several times of it', async () => {
  const { api: client } = await api.program('agent');
  const { threadId } = await arrive('Could we talk by phone on Wednesday or Thursday afternoon? It is about a house near the Harbour.');
  const { times } = await client.ai.draft.mutate({ threadId });
  expect(times).toHaveLength(3);
  expect(new Set(times.map(({ label }) => label.split(',')[0]))).toEqual(new Set(['Wednesday', 'Thursday']));
  for (const { label } of times) expect(label).toContain('PM');
});

test('with a call booked the model is told its time, and nothing is moved', async () => {
  const { api: client } = await api.program('agent');
  const { threadId, contact } = await arrive('Splendid, thank you very much.');
  const startsAt = new Date('2026-03-05T15:00:00Z');
  await CallModel.create(buildCall({ contactId: contact._id, threadId, startsAt, endsAt: new Date(startsAt.getTime() + 1_800_000) }));
  const words = 'Thank you for your kind words. We look forward to our talk and will go through everything that matters to you then.';
  scripted = { object: { paragraphs: [words], listingKeys: [], slotIds: [], question: [], language: 'en' } };
  await client.ai.draft.mutate({ threadId });
  expect(openai.asked.at(-1)?.data.callSlots).toMatchObject([{ label: expect.stringContaining('Thursday, March 5 at 10:00') }]);
  expect(await CallModel.countDocuments({ startsAt })).toBe(1);
});

test('tells the model what the colleague wishes and what stands there, and what the guard said of its first try', async () => {
  const { api: client } = await api.program('agent');
  const { threadId } = await arrive(ASKED);
  const lie = 'It costs $123,456 and we guarantee that the price will rise, which is why you should decide this week and not wait.';
  const more = 'We would be glad to show you what is near the Harbour and to hear what matters most to you in a house with three bedrooms.';
  scripted = { object: { paragraphs: [lie, more], listingKeys: [], slotIds: [], question: [], language: 'en' } };
  const draft = await client.ai.draft.mutate({ threadId, instruction: 'Push a little', text: 'We have a house.' });
  expect(openai.asked.map(({ data }) => data.wish)).toEqual(Array(2).fill({ words: 'Push a little', text: 'We have a house.' }));
  expect(JSON.stringify(openai.asked[1]?.data.failedChecks)).toContain('123,456');
  // The person gets the words with what is wrong with them: they decide.
  expect(draft.text).toContain('$123,456');
  expect(draft.guard.filter(({ passed }) => !passed).map(({ gate, attempt }) => [gate, attempt])).toEqual(
    expect.arrayContaining([['fact', 2], ['promise', 2]]),
  ); // biome-ignore format: pairs
});

test('there is nothing to answer where no customer wrote', async () => {
  const { api: client } = await api.program('agent');
  const { _id: threadId } = await ThreadModel.create(buildThread());
  await MessageModel.create(buildOutbound({ threadId }));
  expect(client.ai.draft.mutate({ threadId })).rejects.toMatchObject({ data: { code: 'BAD_REQUEST' } });
  expect(client.ai.draft.mutate({ threadId: 'nothing' })).rejects.toMatchObject({ data: { code: 'NOT_FOUND' } });
  await expect(client.ai.draft.mutate({ threadId, instruction: 'x'.repeat(1001) })).rejects.toMatchObject({
    data: { code: 'BAD_REQUEST' },
  });
});

test('replay through its door: of a mail or of the answer to it, for whoever may act there', async () => {
  const { api: client } = await api.program('agent');
  const { threadId, contact } = await arrive(ASKED);
  const mail = await MessageModel.findOne({ threadId, direction: 'inbound' }).lean();
  const reply = await MessageModel.create(buildOutbound({ threadId, contactId: contact._id, delivery: { basedOn: mail?._id } }));
  const settings = { ai: { mode: 'review' as const } };
  const [ofMail, ofReply] = [mail, reply].map((message) => client.ai.replay.mutate({ messageId: message?._id ?? '', settings }));
  expect((await ofMail)?.after.outcome).toBe('review');
  expect((await ofReply)?.messageId).toBe(mail?._id as string);
  await ThreadModel.updateOne({ _id: threadId }, { $set: { ownerId: 'a colleague' } });
  await expect(client.ai.replay.mutate({ messageId: mail?._id ?? '' })).rejects.toMatchObject({ data: { code: 'FORBIDDEN' } });
  const wrong = { ai: { callReadiness: 7 } };
  await expect(client.ai.replay.mutate({ messageId: mail?._id ?? '', settings: wrong })).rejects.toMatchObject({
    data: { code: 'BAD_REQUEST' },
  });
});

test.each([
  ['In Spanish', 'es'],
  ['auf Deutsch bitte', 'de'],
  ['en français', 'fr'],
  ['翻译成中文', 'zh'],
  ['Shorter', undefined],
  ['Mention the finished basement', undefined],
])('%s asks for the language %s', (words, language) => {
  expect(askedLanguage(words)).toBe(language as string);
});
