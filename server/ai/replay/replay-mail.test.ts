import { afterAll, afterEach, beforeAll, beforeEach, expect, setDefaultTimeout, test } from 'bun:test';
import mongoose from 'mongoose';
import type { Difference, Replay } from '../../../shared/replay.ts';
import type { Settings } from '../../../shared/settings.ts';
import { CallModel } from '../../calls/call.model.ts';
import { ContactModel } from '../../contacts/contact.model.ts';
import { MessageModel } from '../../inbox/message.model.ts';
import { noteSent } from '../../inbox/outbox/show-on-thread.ts';
import { ThreadModel } from '../../inbox/thread.model.ts';
import { PropertyModel } from '../../properties/property.model.ts';
import { buildContact, buildMessage, buildProperty, buildThread } from '../../test/build.ts';
import { emptyModels, startDatabase, type TestDatabase } from '../../test/start-database.ts';
import { createTestEdges } from '../../test/test-edges.ts';
import { answerThreads } from '../answer-threads.ts';
import type { AiEdges } from '../ask-model.ts';
import { spendBook } from '../model/spend-book.ts';
import { createModels } from '../model.ts';
import { createModelGate } from '../model-gate.ts';
import { createRehearsalModel } from '../rehearsal-model/create-rehearsal-model.ts';
import { replayMail } from './replay-mail.ts';

setDefaultTimeout(20_000);

/** The rehearsal model answers equal questions equally, so whatever differs in a replay differs for a reason. */
let database: TestDatabase;
let edges: AiEdges & ReturnType<typeof createTestEdges>;
beforeAll(async () => {
  database = await startDatabase();
});
afterAll(() => database.stop());
beforeEach(async () => {
  await emptyModels();
  const none = { apiKey: undefined, baseUrl: undefined, triageModel: '', replyModel: '' };
  const models = createModels({ ...none, rehearsal: createRehearsalModel() });
  const senderFor = async () => ({ mailboxId: 'mailbox', from: { address: 'hello@larkinvale.example', name: 'Larkin & Vale Realty' } });
  edges = { ...createTestEdges(), models, gate: createModelGate({ book: spendBook }), senderFor };
}, 20_000);
afterEach(() => edges.stop());

const HOUR_MS = 3_600_000;
const FIRST = 'Hello, we are looking for a house near the Harbour with three bedrooms. What do you have?';
const SECOND = 'Thank you! Our budget is up to $600,000 and we would like to move this summer. Is there a garden?';
const THIRD = 'That sounds good. Could we talk by phone about it?';

/** A customer writes, is answered, writes again: as it happens, an hour apart. */
async function converse(...texts: string[]): Promise<{ threadId: string; mailIds: string[] }> {
  const contact = await ContactModel.create(buildContact());
  const thread = await ThreadModel.create(buildThread({ contactId: contact._id }));
  const mailIds: string[] = [];
  for (const text of texts) {
    edges.advance(HOUR_MS);
    const at = edges.now();
    const mail = await MessageModel.create(
      buildMessage({ threadId: thread._id, contactId: contact._id, visibleText: text, text, sortAt: at, createdAt: at }),
    );
    mailIds.push(mail._id);
    await ThreadModel.updateOne({ _id: thread._id }, { $set: { 'answer.state': 'waiting', 'answer.dueAt': at } });
    edges.advance(60_000);
    await answerThreads(edges);
    const left = { 'delivery.state': 'confirmed' as const, 'delivery.acceptedAt': edges.now(), sortAt: edges.now() };
    const reply = await MessageModel.findOneAndUpdate(
      { threadId: thread._id, 'delivery.state': { $in: ['holding', 'review'] } },
      { $set: left },
      { returnDocument: 'after' },
    ).lean();
    if (reply) await noteSent(reply);
  }
  return { threadId: thread._id, mailIds };
}

const replay = async (messageId: string | undefined, change = {}): Promise<Replay> => {
  if (!messageId) throw new Error('there is no such mail');
  return replayMail({ messageId, change }, edges);
};
const whatDiffers = ({ differences }: Replay) => differences.map(({ what }) => what);

/** Every document of the database but the meter of the budget, which has to run. */
async function everything(): Promise<string> {
  const models = Object.values(mongoose.models).filter(({ modelName }) => modelName !== 'ModelSpend');
  const all = await Promise.all(models.map(async (model) => [model.modelName, await model.find({}).sort({ _id: 1 }).lean()]));
  return JSON.stringify(all.sort());
}

async function withHomes(): Promise<void> {
  for (const listPrice of [450_000, 520_000, 580_000, 640_000]) await PropertyModel.create(buildProperty({ listPrice }));
}

test('each mail comes out as it did as long as nothing was changed: no later slot, listing or exchange is known', async () => {
  await withHomes();
  const { mailIds, threadId } = await converse(FIRST, SECOND, THIRD);
  for (const [index, mailId] of mailIds.entries()) {
    const { before, after, differences } = await replay(mailId);
    expect(differences).toEqual([]);
    expect(after.rows).toEqual(before?.rows ?? []);
    expect(after.rows.map(({ why }) => why).join()).toContain(`exchange ${index + 1},`);
    expect(after.draft?.text).toBe(before?.draft?.text as string);
  }
  expect((await ThreadModel.findById(threadId).lean())?.exchanges).toBe(3);
});

type Change = { ai?: Partial<Settings['ai']>; voice?: Partial<Settings['voice']> };
const CHANGES: [string, Change, Difference['what'][], Partial<Replay['after']>][] = [
  ['review mode', { ai: { mode: 'review' } }, ['outcome'], { outcome: 'review' }],
  ['the AI off', { ai: { mode: 'off' } }, ['listings', 'text', 'outcome'], { outcome: 'handed_over', draft: null }],
  ['a call at any readiness', { ai: { callReadiness: 0 } }, ['move', 'row', 'times', 'text'], { move: 'ask_for_call', outcome: 'held' }],
  ['no answer that is not certain', { ai: { minConfidence: 1 } }, ['move', 'row', 'text', 'outcome'], { move: 'hand_to_person' }],
  ['another signature', { voice: { signature: 'Yours, Vale' } }, ['text'], { move: 'suggest_properties' }],
];

test('shows what each change of Settings would have changed', async () => {
  await withHomes();
  const { mailIds } = await converse(`${FIRST} We have up to $600,000.`);
  for (const [name, change, differing, expected] of CHANGES) {
    const replayed = await replay(mailIds[0], change);
    expect([name, replayed.before?.move]).toEqual([name, 'suggest_properties']);
    expect(replayed.after).toMatchObject(expected);
    expect([name, differing.filter((what) => !whatDiffers(replayed).includes(what))]).toEqual([name, []]);
    if (differing.length < 3) expect([name, whatDiffers(replayed)]).toEqual([name, differing]);
  }
});

test('stores nothing, sends nothing and tells nobody, whatever the move', async () => {
  await withHomes();
  const { mailIds, threadId } = await converse(FIRST, 'Please take me off your list, I want no more mail.');
  await ThreadModel.updateOne({ _id: threadId }, { $set: { isTakenOver: false } });
  const before = await everything();
  const published = edges.published.length;
  for (const mailId of mailIds) {
    for (const ai of [{}, { mode: 'review' as const }, { callReadiness: 0 }, { minConfidence: 1 }]) await replay(mailId, { ai });
  }
  expect(await everything()).toBe(before);
  expect(edges.published).toHaveLength(published);
});

test('a mail that booked a call would book it again, and books nothing', async () => {
  const { mailIds, threadId } = await converse(
    'We would love to view a house near the Harbour. Could we talk by phone?',
    'The first one works for me.',
  );
  expect(await CallModel.countDocuments({ threadId, state: 'booked' })).toBe(1);
  const before = await everything();
  const { after, differences } = await replay(mailIds[1]);
  expect([after.move, differences]).toEqual(['confirm_call', []]);
  // Of the times that the first answer offered one is gone by now.
  expect((await replay(mailIds[0])).after.move).toBe('ask_for_call');
  expect(await everything()).toBe(before);
});

test('mails that were answered together are replayed together', async () => {
  await withHomes();
  const { mailIds, threadId } = await converse(FIRST);
  const contactId = (await ThreadModel.findById(threadId).lean())?.contactId ?? null;
  const at = [1, 2].map((minutes) => new Date(edges.now().getTime() + minutes * 60_000));
  const [one, two] = await Promise.all(
    ['Our budget is $600,000.', 'PS: a garden would be lovely.'].map((text, n) =>
      MessageModel.create(buildMessage({ threadId, contactId, visibleText: text, text, sortAt: at[n], createdAt: at[n] })),
    ),
  );
  edges.advance(HOUR_MS);
  await ThreadModel.updateOne({ _id: threadId }, { $set: { 'answer.state': 'waiting', 'answer.dueAt': edges.now() } });
  await answerThreads(edges);
  const { after, differences } = await replay(two?._id);
  expect(differences).toEqual([]);
  // The earlier one by itself is replayed as it stood before the other came.
  expect((await replay(one?._id)).after.draft).not.toBeNull();
  expect(after.draft?.text).toBe((await replay(two?._id)).before?.draft?.text as string);
  expect(mailIds).toHaveLength(1);
});

test('a mail that nothing was decided about has no before', async () => {
  const { threadId } = await converse(FIRST);
  const { contactId } = (await MessageModel.findOne({ threadId, direction: 'inbound' }).lean()) ?? { contactId: null };
  const mail = await MessageModel.create(buildMessage({ threadId, contactId, createdAt: edges.now(), sortAt: edges.now() }));
  expect(await replay(mail._id)).toMatchObject({ before: null, differences: [] });
});

test('costs tokens of today, and no change of settings lifts the budget', async () => {
  const { mailIds } = await converse(FIRST);
  edges.advance(40 * 24 * HOUR_MS);
  const today = edges.now().toISOString().slice(0, 10);
  await replay(mailIds[0]);
  expect(await spendBook.read(today)).toBeGreaterThan(0);
  await spendBook.add(today, { tokens: 3_000_000, costUsd: 0 });
  const lifted = replay(mailIds[0], { ai: { dailyTokenBudget: 1_000_000_000 } });
  expect(await lifted.catch((error: Error) => error.message)).toContain('tokens are spent');
});

test('only a mail that came in can be replayed', async () => {
  const { threadId } = await converse(FIRST);
  const reply = await MessageModel.findOne({ threadId, direction: 'outbound' }).lean();
  await expect(replay(reply?._id)).rejects.toMatchObject({ code: 'BAD_INPUT' });
  await expect(replay('nothing')).rejects.toMatchObject({ code: 'NOT_FOUND' });
});
