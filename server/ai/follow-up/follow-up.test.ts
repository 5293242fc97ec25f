import { afterAll, beforeAll, beforeEach, expect, test } from 'bun:test';
import type { Contact } from '../../../shared/contact.ts';
import type { Property } from '../../../shared/property.ts';
import type { Thread } from '../../../shared/thread.ts';
import { CallModel } from '../../calls/call.model.ts';
import { changeConsent } from '../../contacts/consent/change-consent.ts';
import { SuppressionModel } from '../../contacts/consent/suppression.model.ts';
import { ContactModel } from '../../contacts/contact.model.ts';
import { MessageModel } from '../../inbox/message.model.ts';
import { noteSent } from '../../inbox/outbox/show-on-thread.ts';
import { discardDraft } from '../../inbox/outbox/update-draft.ts';
import { ThreadModel } from '../../inbox/thread.model.ts';
import { PropertyModel } from '../../properties/property.model.ts';
import { buildCall, buildContact, buildMessage, buildOutbound, buildProperty, buildThread, TEST_NOW } from '../../test/build.ts';
import { startDatabase, type TestDatabase } from '../../test/start-database.ts';
import { createTestEdges } from '../../test/test-edges.ts';
import { DecisionModel } from '../decision.model.ts';
import { createModels } from '../model.ts';
import { createModelGate } from '../model-gate.ts';
import { createRehearsalModel } from '../rehearsal-model/create-rehearsal-model.ts';
import { followUp } from './follow-up.ts';
import { planFollowUps } from './plan-follow-ups.ts';

let database: TestDatabase;
beforeAll(async () => {
  database = await startDatabase();
});
afterAll(() => database.stop());
beforeEach(async () => {
  const models = [DecisionModel, CallModel, ContactModel, MessageModel, ThreadModel, PropertyModel, SuppressionModel];
  for (const model of models) await model.collection.deleteMany({});
});

const DAY = 86_400_000;
const daysAgo = (days: number) => new Date(TEST_NOW.getTime() - days * DAY);
const models = createModels({
  apiKey: undefined,
  baseUrl: undefined,
  triageModel: '',
  replyModel: '',
  rehearsal: createRehearsalModel({ wordDelayMs: 0 }),
});
const makeEdges = (now = TEST_NOW) => ({ ...createTestEdges({ now }), models, gate: createModelGate({ backoffMs: 1 }) });

type Change = { thread?: Partial<Thread>; contact?: Partial<Contact>; listing?: Partial<Property> };

/** A buyer of the harbour whom we answered four days ago, and a listing they have not seen. */
async function makeQuietBuyer({ thread: threadChange, contact: contactChange, listing: listingChange }: Change = {}) {
  const evidence = { messageId: null, quote: 'Harbour', start: 0, end: 7, at: daysAgo(5) };
  const contact = buildContact({
    preferredLanguage: 'en',
    stage: 'engaged',
    qualification: [
      { slot: 'areas', value: ['Harbour'], by: 'model', evidence },
      { slot: 'budgetMax', value: 600_000, by: 'model', evidence },
    ],
    ...contactChange,
  });
  const thread = buildThread({
    contactId: contact._id,
    kind: 'buyer_lead',
    stage: 'engaged',
    lastAuthor: 'ai',
    lastInboundAt: daysAgo(5),
    lastOutboundAt: daysAgo(4),
    lastMessageAt: daysAgo(4),
    ...threadChange,
  });
  const mail = buildMessage({
    threadId: thread._id,
    contactId: contact._id,
    kind: 'buyer_lead',
    from: { address: contact.email, name: 'Ana Reyes' },
    sortAt: daysAgo(5),
  });
  const answer = buildOutbound({
    threadId: thread._id,
    contactId: contact._id,
    to: [{ address: contact.email, name: 'Ana Reyes' }],
    sortAt: daysAgo(4),
    delivery: { state: 'confirmed', acceptedAt: daysAgo(4) },
  });
  const listing = buildProperty({ subdivisionName: 'Harbour', ...listingChange });
  await Promise.all([ContactModel.create(contact), ThreadModel.create(thread), PropertyModel.create(listing)]);
  await MessageModel.insertMany([mail, answer]);
  return { contact, thread, mail, listing };
}
const followUps = () => MessageModel.find({ 'delivery.purpose': 'follow_up' }).sort({ _id: 1 }).lean();

test('a customer who went quiet gets one follow-up with a listing they have not seen, guarded and held', async () => {
  const { thread, contact, mail, listing } = await makeQuietBuyer();
  const edges = makeEdges();
  expect(await followUp(edges)).toEqual({ written: 1, skipped: 0, failed: 0 });
  expect(await followUp(edges)).toEqual({ written: 0, skipped: 0, failed: 0 });
  const [sent, ...others] = await followUps();
  expect(others).toEqual([]);
  expect(sent).toMatchObject({ threadId: thread._id, author: 'ai', to: [{ address: contact.email }], listingKeys: [listing.listingKey] });
  expect(sent?.delivery).toMatchObject({ key: `follow-up:${thread._id}:0`, state: 'holding', epoch: 0, basedOn: mail._id });
  expect(sent?.delivery?.guard.map(({ passed }) => passed)).toEqual([true, true, true, true, true]);
  expect(sent?.text).toContain(listing.unparsedAddress);
});

test('hundreds who have been quiet for longer, and for whom there is nothing new, keep nobody from theirs', async () => {
  const mute = () => buildThread({ kind: 'buyer_lead', lastAuthor: 'ai', lastInboundAt: daysAgo(7), lastOutboundAt: daysAgo(6) });
  await ThreadModel.insertMany(Array.from({ length: 401 }, mute));
  const { thread } = await makeQuietBuyer();
  expect(await followUp(makeEdges())).toEqual({ written: 1, skipped: 401, failed: 0 });
  expect(await followUps()).toMatchObject([{ threadId: thread._id }]);
}, 30_000);

test('a follow-up to somebody who writes in a language that the gates do not read waits for a person', async () => {
  await makeQuietBuyer({ contact: { preferredLanguage: 'it' } });
  expect(await followUp(makeEdges())).toMatchObject({ written: 1 });
  const [waiting] = await followUps();
  expect(waiting?.delivery?.state).toBe('review');
  expect((await DecisionModel.findOne({}).lean())?.outcomeDetail).toContain('Italian');
});

test('the next follow-up waits for its own day and carries its own key', async () => {
  const { thread } = await makeQuietBuyer({ thread: { followUpsSent: 1, lastOutboundAt: daysAgo(3.5) } });
  const contactId = thread.contactId ?? '';
  const first = { key: `follow-up:${thread._id}:0`, purpose: 'follow_up' as const, state: 'confirmed' as const };
  await MessageModel.create(
    buildOutbound({ threadId: thread._id, contactId, to: [{ address: 'ana@example.com', name: '' }], delivery: first }),
  );
  expect(await followUp(makeEdges())).toMatchObject({ written: 0 });
  expect(await followUp(makeEdges(new Date(TEST_NOW.getTime() + DAY)))).toMatchObject({ written: 1 });
  expect((await followUps()).map(({ delivery }) => delivery?.key)).toEqual([`follow-up:${thread._id}:0`, `follow-up:${thread._id}:1`]);
});

test('in review mode it waits for a person', async () => {
  await makeQuietBuyer({ thread: { mode: 'review' } });
  await followUp(makeEdges());
  expect((await followUps())[0]?.delivery).toMatchObject({ state: 'review', holdUntil: null });
});

test('one that a person throws away is not written again until the customer writes', async () => {
  const { thread, contact, mail } = await makeQuietBuyer();
  const edges = makeEdges();
  await followUp(edges);
  const [discarded] = await followUps();
  await discardDraft({ messageId: discarded?._id ?? '', userId: 'agent' }, edges);
  expect(await followUp(edges)).toMatchObject({ written: 0 });
  expect(await followUps()).toHaveLength(1);
  const stored = await ThreadModel.findById(thread._id).lean();
  const messages = await MessageModel.find({ threadId: thread._id }).sort({ sortAt: 1 }).lean();
  const plan =
    stored &&
    (await planFollowUps({ thread: stored, contact: { ...contact, createdAt: TEST_NOW, updatedAt: TEST_NOW }, messages }, edges.now()));
  expect(plan?.map(({ whyNot }) => whyNot)).toEqual(Array(3).fill('a person threw a follow-up away'));
  // They wrote behind it, and the next silence is another.
  await MessageModel.updateOne({ _id: mail._id }, { $set: { sortAt: new Date(TEST_NOW.getTime() + 1000) } });
  expect(await followUp(edges)).toMatchObject({ written: 1 });
});

test('a run that died while drafting is taken up again under the same key', async () => {
  const { thread } = await makeQuietBuyer({ thread: { aiState: 'writing' } });
  const begun = { key: `follow-up:${thread._id}:0`, purpose: 'follow_up' as const, state: 'drafting' as const, epoch: 0, holdUntil: null };
  await MessageModel.create(buildOutbound({ threadId: thread._id, delivery: begun }));
  expect(await followUp(makeEdges())).toMatchObject({ written: 1 });
  expect((await followUps()).map(({ delivery }) => delivery?.state)).toEqual(['holding']);
});

test.each<[string, Change]>([
  ['when nothing new matches', { listing: { listPrice: 2_000_000 } }],
  ['when the thread is taken over', { thread: { isTakenOver: true } }],
  ['when a person is awaited', { thread: { needs: { reason: 'handed_over', detail: '', at: TEST_NOW } } }],
  ['when the customer refused a call', { thread: { callRefusedAt: 1 } }],
  ['when the customer wrote last', { thread: { lastAuthor: 'customer' } }],
  ['when we wrote yesterday', { thread: { lastOutboundAt: daysAgo(1) } }],
  ['when the conversation is long over', { thread: { lastOutboundAt: daysAgo(60) } }],
  ['after the third', { thread: { followUpsSent: 3, lastOutboundAt: daysAgo(10) } }],
  ['when the AI is off here', { thread: { mode: 'off' } }],
  ['on a closed thread', { thread: { status: 'closed' } }],
])('none is written %s', async (_, change) => {
  await makeQuietBuyer(change);
  expect(await followUp(makeEdges())).toMatchObject({ written: 0, failed: 0 });
  expect(await followUps()).toEqual([]);
});

test('none is written on a Sunday', async () => {
  await makeQuietBuyer();
  expect(await followUp(makeEdges(new Date('2026-03-08T15:00:00Z')))).toMatchObject({ written: 0 });
  expect(await followUp(makeEdges(new Date('2026-03-09T15:00:00Z')))).toMatchObject({ written: 1 });
});

test('none is written after an opt-out, or before a booked call', async () => {
  const edges = makeEdges();
  const [gone, booked] = [await makeQuietBuyer(), await makeQuietBuyer()];
  await changeConsent({ contactId: gone.contact._id, state: 'unsubscribed', reason: '', source: 'link' }, edges);
  await CallModel.create(buildCall({ contactId: booked.contact._id }));
  expect(await followUp(edges)).toEqual({ written: 0, skipped: 2, failed: 0 });
});

type Told = Partial<Contact['listings'][number]>;
const seen = (listing: { listingKey: string }, told: Told = {}) => ({
  listings: [{ listingKey: listing.listingKey, listingSentTimestamp: daysAgo(4), contactListingPreference: null, ...told }],
});

test.each<[string, Told, number]>([
  ['that was sent before is not news', {}, 0],
  ['that was sent at this very price is not news', { listPrice: 500_000, standardStatus: 'Active' }, 0],
  ['that is dearer now is no reason to write', { listPrice: 450_000, standardStatus: 'Active' }, 0],
  ['that is cheaper now is news', { listPrice: 540_000, standardStatus: 'Active' }, 1],
  ['that has come onto the market is news', { listPrice: 500_000, standardStatus: 'ComingSoon' }, 1],
  ['that they turned down is no news at any price', { listPrice: 540_000, contactListingPreference: 'Discard' }, 0],
])('a listing %s', async (_, told, written) => {
  const { contact, listing } = await makeQuietBuyer();
  await ContactModel.updateOne({ _id: contact._id }, { $set: seen(listing, told) });
  expect(await followUp(makeEdges())).toMatchObject({ written, failed: 0 });
  expect((await followUps()).map(({ listingKeys }) => listingKeys)).toEqual(written ? [[listing.listingKey]] : []);
});

test('a better price is news also for somebody of whom we know nothing else', async () => {
  const { contact, listing } = await makeQuietBuyer({ contact: { qualification: [] } });
  expect(await followUp(makeEdges())).toMatchObject({ written: 0 });
  await ContactModel.updateOne({ _id: contact._id }, { $set: seen(listing, { listPrice: 540_000, standardStatus: 'Active' }) });
  expect(await followUp(makeEdges())).toMatchObject({ written: 1 });
});

test('what a follow-up told is remembered when it left, so that it is no news twice', async () => {
  const { contact, listing } = await makeQuietBuyer();
  await followUp(makeEdges());
  const [sent] = await followUps();
  if (!sent?.delivery) throw new Error('no follow-up');
  await noteSent({ ...sent, delivery: { ...sent.delivery, state: 'accepted', acceptedAt: TEST_NOW } });
  expect((await ContactModel.findById(contact._id).lean())?.listings).toMatchObject([
    { listingKey: listing.listingKey, listPrice: 500_000, standardStatus: 'Active' },
  ]);
});

test('none is written at night where the customer lives, and the next is planned for their morning', async () => {
  const { thread, contact } = await makeQuietBuyer({ contact: { mobilePhone: '+1 808 555 0142' } });
  expect(await followUp(makeEdges())).toMatchObject({ written: 0 });
  const messages = await MessageModel.find({ threadId: thread._id }).sort({ sortAt: 1 }).lean();
  const [first] = await planFollowUps({ thread, contact, messages }, TEST_NOW);
  expect(first).toEqual({ number: 1, state: 'planned', dueAt: new Date('2026-03-02T19:00:00Z'), whyNot: null, messageId: null });
  expect(await followUp(makeEdges(first?.dueAt ?? TEST_NOW))).toMatchObject({ written: 1 });
});

test('each has its own record: why this one, what is new, what the guard said, which models were asked', async () => {
  const { thread, listing } = await makeQuietBuyer();
  await followUp(makeEdges());
  const [sent] = await followUps();
  const [record, ...others] = await DecisionModel.find({ threadId: thread._id }).lean();
  expect(others).toEqual([]);
  expect(record).toMatchObject({ messageId: sent?._id, replyId: sent?._id, triagedBy: 'rule', firedRow: 'follow-up 1', outcome: 'held' });
  expect(sent?.decisionId).toBe(record?._id ?? '');
  expect(record?.rows.find(({ fired }) => fired)?.why).toBe(
    'quiet for 4 days, and there is something new: listings that match and that they have not seen',
  );
  expect(record?.rows.filter(({ fired }) => !fired).map(({ row }) => row)).toContain('booked call');
  expect(record?.properties).toMatchObject([{ listingKey: listing.listingKey, taken: true }]);
  expect(record?.guard.map(({ gate, passed }) => [gate, passed])).toHaveLength(5);
  expect(record?.modelCalls.map(({ purpose }) => purpose)).toEqual(['draft']);
});

test('beside the conversation stand the ones that left, and when the next come or why they do not', async () => {
  const { thread, contact } = await makeQuietBuyer();
  await followUp(makeEdges());
  await MessageModel.updateOne(
    { 'delivery.purpose': 'follow_up' },
    { $set: { 'delivery.state': 'confirmed', 'delivery.acceptedAt': TEST_NOW } },
  );
  const spoken = { ...thread, followUpsSent: 1, lastOutboundAt: TEST_NOW };
  const messages = await MessageModel.find({ threadId: thread._id }).sort({ sortAt: 1 }).lean();
  const plan = (change: Partial<Thread> = {}) => planFollowUps({ thread: { ...spoken, ...change }, contact, messages }, TEST_NOW);
  expect((await plan()).map(({ number, state, dueAt }) => [number, state, dueAt?.toISOString()])).toEqual([
    [1, 'sent', '2026-03-02T15:00:00.000Z'],
    [2, 'planned', '2026-03-06T15:00:00.000Z'],
    [3, 'planned', '2026-03-13T15:00:00.000Z'],
  ]);
  expect((await plan({ isTakenOver: true })).map(({ whyNot }) => whyNot)).toEqual([
    null,
    'a person has the conversation',
    'a person has the conversation',
  ]);
  expect((await plan({ lastOutboundAt: daysAgo(90) })).map(({ whyNot }) => whyNot)).toEqual([null, 'the conversation is long over', null]);
  expect(await plan({ kind: 'vendor' })).toHaveLength(1);
});

test('when the model is away nothing is queued, the thread rests, and a later run writes it once', async () => {
  const { thread } = await makeQuietBuyer();
  const broken = createRehearsalModel();
  const fail = async () => Promise.reject(new Error('the provider is down'));
  const away = createModels({
    ...{ apiKey: undefined, baseUrl: undefined, triageModel: '', replyModel: '' },
    rehearsal: { ...broken, doGenerate: fail, doStream: fail },
  });
  expect(await followUp({ ...makeEdges(), models: away })).toMatchObject({ written: 0, failed: 1 });
  expect(await ThreadModel.findById(thread._id).lean()).toMatchObject({ aiState: 'idle', sendingAt: null });
  expect(await followUp(makeEdges())).toMatchObject({ written: 1 });
  expect((await followUps()).map(({ delivery }) => delivery?.state)).toEqual(['voided', 'holding']);
  const records = await DecisionModel.find({ threadId: thread._id }).sort({ _id: 1 }).lean();
  expect(records.map(({ outcome, modelCalls }) => [outcome, modelCalls.length])).toEqual([
    ['failed', 1],
    ['held', 1],
  ]);
});
