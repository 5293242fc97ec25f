import { afterAll, beforeAll, beforeEach, expect, setDefaultTimeout, test } from 'bun:test';
import type { Message } from '../../../shared/message.ts';
import { ContactModel } from '../../contacts/contact.model.ts';
import { MessageModel } from '../../inbox/message.model.ts';
import { ThreadModel } from '../../inbox/thread.model.ts';
import { PropertyModel } from '../../properties/property.model.ts';
import { buildContact, buildMessage, buildOutbound, buildProperty, buildThread, TEST_NOW } from '../../test/build.ts';
import { startDatabase, type TestDatabase } from '../../test/start-database.ts';
import { createTestEdges } from '../../test/test-edges.ts';
import { matchesForContact } from '../answer/matches-for-contact.ts';
import { answerThreads } from '../answer-threads.ts';
import { DecisionModel } from '../decision.model.ts';
import { createModels } from '../model.ts';
import { createModelGate } from '../model-gate.ts';
import { createRehearsalModel } from '../rehearsal-model/create-rehearsal-model.ts';

setDefaultTimeout(20_000);
let database: TestDatabase;
beforeAll(async () => {
  database = await startDatabase();
});
afterAll(() => database.stop());
beforeEach(async () => {
  for (const model of [ContactModel, MessageModel, ThreadModel, PropertyModel, DecisionModel]) await model.collection.deleteMany({});
});

const names = { apiKey: undefined, baseUrl: undefined, triageModel: 'a', replyModel: 'b' };
const edges = { ...createTestEdges(), models: createModels({ ...names, rehearsal: createRehearsalModel() }), gate: createModelGate() };

async function start(): Promise<{ contactId: string; threadId: string }> {
  const contact = await ContactModel.create(buildContact());
  const thread = await ThreadModel.create(buildThread({ contactId: contact._id }));
  return { contactId: contact._id, threadId: thread._id };
}

/** A mail comes in and is answered. @returns its decision */
async function write({ contactId, threadId }: { contactId: string; threadId: string }, text: string, change: Partial<Message> = {}) {
  const mail = await MessageModel.create(buildMessage({ threadId, contactId, text, visibleText: text, ...change }));
  await ThreadModel.updateOne({ _id: threadId }, { $set: { 'answer.state': 'waiting', 'answer.dueAt': TEST_NOW, needs: null } });
  await answerThreads(edges);
  return DecisionModel.findOne({ messageId: mail._id }).lean();
}

test('an owner’s mails become one draft listing, on the record of each', async () => {
  const lead = await start();
  const first = await write(lead, 'Hello, we want to sell our house at 12 Mill Road. It has three bedrooms. What is it worth?');
  const [draft, ...others] = await PropertyModel.find().lean();
  expect(others).toEqual([]);
  expect(draft).toMatchObject({
    standardStatus: 'Incomplete',
    streetNumber: '12',
    bedroomsTotal: 3,
    preparedFor: { contactId: lead.contactId, threadId: lead.threadId },
  });
  expect(first?.preparedListing).toBe(draft?.listingKey ?? '');
  const later = { sortAt: new Date(TEST_NOW.getTime() + 60_000) };
  const second = await write(lead, 'We are hoping for $520,000 for our house. Thank you!', later);
  expect(second?.preparedListing).toBe(draft?.listingKey ?? '');
  expect(await PropertyModel.find().lean()).toMatchObject([{ listPrice: 520_000 }]);
});

test('what a buyer says of the listings we showed is on record with the words, and changes what is matched', async () => {
  const lead = await start();
  const area = { subdivisionName: 'Harbour', listPrice: 450_000 };
  const [loved, small, alike] = await PropertyModel.create([
    buildProperty({ ...area, listingKey: 'PL-1' }),
    buildProperty({ ...area, listingKey: 'PL-2', livingArea: 1200 }),
    buildProperty({ ...area, listingKey: 'PL-3', livingArea: 2000 }),
    buildProperty({ ...area, listingKey: 'PL-4', livingArea: 1000 }),
  ]);
  const shown = [loved, small].map((one) => ({ listingKey: one?.listingKey ?? '' }));
  await MessageModel.create(
    buildOutbound({
      ...lead,
      listingKeys: shown.map(({ listingKey }) => listingKey),
      delivery: { state: 'confirmed' },
      sortAt: new Date(TEST_NOW.getTime() - 60_000),
    }),
  );
  const listings = shown.map((one) => ({ ...one, listingSentTimestamp: TEST_NOW, contactListingPreference: null }));
  await ContactModel.updateOne({ _id: lead.contactId }, { $set: { listings } });
  const decision = await write(
    lead,
    'We are looking in Harbour, budget $500,000. We love the first one, but the second one is too small for us.',
  );
  expect(decision?.preferences).toEqual([
    { listingKey: 'PL-1', preference: 'Favorite', quote: 'We love the first one' },
    { listingKey: 'PL-2', preference: 'Discard', quote: 'the second one is too small for us.' },
  ]);
  const contact = await ContactModel.findById(lead.contactId).lean();
  expect(contact?.listings.map((one) => one.contactListingPreference)).toEqual(['Favorite', 'Discard']);
  if (!contact) throw new Error('the contact is gone');
  const matches = await matchesForContact(contact, { kind: 'buyer_lead', limit: 5 });
  expect(matches.filter(({ taken }) => taken).map(({ property }) => property.listingKey)).toEqual([alike?.listingKey ?? '', 'PL-4']);
  expect(matches.find(({ property }) => property.listingKey === 'PL-4')?.reasons.join(' · ')).toContain('which was too small');
  expect(matches.find(({ property }) => property.listingKey === 'PL-2')?.reasons[0]).toBe('the customer turned it down');
});

test('a short answer to what we asked is known with our question, and is not asked again', async () => {
  const lead = await start();
  const asks = 'How many bedrooms should it have at least? Do you already have a pre-approval?';
  const sent = { text: asks, visibleText: asks, delivery: { state: 'confirmed' as const }, sortAt: new Date(TEST_NOW.getTime() - 60_000) };
  const { _id: question } = await MessageModel.create(buildOutbound({ ...lead, ...sent }));
  const decision = await write(lead, 'Three. Yes, we do.', { subject: 'Re: A home in Harbour' });
  expect(decision?.slotsKept).toMatchObject([
    { slot: 'bedroomsMin', value: 3, evidence: { quote: 'Three', question: 'How many bedrooms should it have at least?' } },
    { slot: 'financing', value: 'pre_approved', evidence: { quote: 'Yes', question: 'Do you already have a pre-approval?' } },
  ]);
  const answer = await MessageModel.findOne({ threadId: lead.threadId, direction: 'outbound', _id: { $ne: question } }).lean();
  expect(answer?.text).toContain('\n');
  expect(answer?.text).not.toMatch(/How many bedrooms|pre-approval/);
  const contact = await ContactModel.findById(lead.contactId).lean();
  expect(contact?.qualification.map(({ slot }) => slot).toSorted()).toEqual(['bedroomsMin', 'financing']);
});
