import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'bun:test';
import type { Property } from '../../../shared/property.ts';
import { ContactModel } from '../../contacts/contact.model.ts';
import { MessageModel } from '../../inbox/message.model.ts';
import { forgetMails } from '../../inbox/people/forget-mails.ts';
import { sendOutbox } from '../../mail/out/send-outbox.ts';
import { PropertyModel } from '../../properties/property.model.ts';
import { startDatabase, type TestDatabase } from '../../test/start-database.ts';
import { furnish, type Stage, scriptedModel, startStage } from '../../test/start-stage.ts';
import { answerThreads } from '../answer-threads.ts';
import { whyNotSay } from './why-not-say.ts';

/** What the words of an answer say of homes, beside the price and the status that their blocks show, is asked again at the door. */
let database: TestDatabase;
let stage: Stage;
let says: string[];
beforeAll(async () => {
  database = await startDatabase();
});
beforeEach(async () => {
  const draft = () => ({ paragraphs: says, question: ['Would you like to see it?'], listingKeys: ['PL-14'] });
  const script = { triage: () => ({ intents: ['asks_about_listing' as const] }), learn: () => [], draft };
  stage = await startStage(scriptedModel(script), { mode: 'autopilot', holdSeconds: 45 });
  await furnish();
});
afterEach(() => stage.stop());
afterAll(() => database.stop());

/** No mail of ours is shorter than forty words. */
const THANKS = `Thank you for writing to us about Harbour Street, and for telling us so clearly what you are looking for. We would be
glad to go on from here at your pace, and we will look through everything that comes up for you.`;
const ROOMS = '14 Harbour Street is a condo with four bedrooms and three bathrooms, and was built in 2005.';
const FEE = 'The association fee of 14 Harbour Street is $310 a month.';

/** An answer that is written, and held while the catalogue changes. */
async function written(prose: string[], { text = 'Can you tell me more about 14 Harbour Street?' } = {}): Promise<string> {
  says = [THANKS, ...prose];
  const { threadId } = await stage.arrive(text);
  await answerThreads(stage.edges);
  const reply = await stage.replyOn(threadId);
  expect(reply?.delivery?.evidence.at(-1)).toMatchObject({ state: 'holding' });
  return reply?._id ?? '';
}

async function leaves(id: string): Promise<string | null | undefined> {
  stage.edges.advance(60_000);
  await sendOutbox({ ...stage.edges, connections: 1, whyUntrue: whyNotSay });
  const { delivery } = (await MessageModel.findById(id).lean()) ?? {};
  expect(stage.sink.received).toHaveLength(delivery?.state === 'accepted' ? 1 : 0);
  return delivery?.state === 'review' ? delivery.lastError : delivery?.state;
}
const change = (set: Partial<Property>, listingKey = 'PL-14') => PropertyModel.updateOne({ listingKey }, { $set: set });
const noMore = (words: string) => `“${words}” in the mail is not what its listings say any more`;

describe('an answer waits for a person', () => {
  test.each<[string, string[], Partial<Property>, string]>([
    ['a room less', [ROOMS], { bedroomsTotal: 3 }, noMore('4 bedrooms')],
    ['another year', [ROOMS], { yearBuilt: 2004 }, noMore('2005')],
    ['another fee', [FEE], { associationFee: 345 }, noMore('$310')],
    ['pets by now', ['14 Harbour Street allows no pets.'], { petsAllowed: ['Yes'], publicRemarks: 'Bright.' }, noMore('pets')],
    ['no balcony in its words', ['14 Harbour Street has a balcony.'], { publicRemarks: 'Bright.' }, noMore('balcony')],
    [
      'another place',
      ['14 Harbour Street is in Mill Hill.'],
      { subdivisionName: 'Eastgate', publicRemarks: 'Bright.' },
      noMore('Mill Hill'),
    ],
  ])('when its home has %s', async (_, prose, set, reason) => {
    const id = await written(prose);
    await change(set);
    expect(await leaves(id)).toBe(reason);
  });

  test('when a home that it calls sold is to be had again', async () => {
    const id = await written(['16 Harbour Street is sold.'], { text: 'Is 16 Harbour Street still available?' });
    await change({ standardStatus: 'Active' }, 'PL-16');
    expect(await leaves(id)).toBe('the listing PL-16 is to be had again, and the mail says that it is gone');
  });
});

describe('an answer leaves', () => {
  test.each<[string, string[], Partial<Property>]>([
    ['nothing changed', [ROOMS, FEE], {}],
    ['what changed is nothing that it says', [ROOMS], { associationFee: 345, publicRemarks: 'Bright condominium in Mill Hill.' }],
    ['it only tells the customer back what they wish', ['You are looking for four bedrooms.'], { bedroomsTotal: 3 }],
  ])('when %s', async (_, prose, set) => {
    const id = await written(prose, { text: 'I need four bedrooms. Can you tell me more about 14 Harbour Street?' });
    await change(set);
    expect(await leaves(id)).toBe('accepted');
  });

  test('when a home that it calls sold is deleted, too', async () => {
    const id = await written(['16 Harbour Street is sold.'], { text: 'Is 16 Harbour Street still available?' });
    await PropertyModel.deleteOne({ listingKey: 'PL-16' });
    expect(await leaves(id)).toBe('accepted');
  });
});

test('what was judged is forgotten with the mail, and read by nobody else', async () => {
  const id = await written([ROOMS]);
  expect(await MessageModel.findById(id).lean()).not.toHaveProperty('drafted');
  const stored = () => MessageModel.collection.findOne({ _id: id as never });
  expect(await stored()).toMatchObject({ drafted: { prose: expect.stringContaining('four bedrooms') } });
  const contact = await ContactModel.findOne({}).lean();
  await forgetMails(contact?._id ?? '', { now: stage.edges.now() });
  expect(await stored()).toMatchObject({ drafted: null });
});

test('what was judged is kept no longer than it may be asked', async () => {
  const stored = (id: string) => MessageModel.collection.findOne({ _id: id as never });
  const left = await written([ROOMS]);
  expect(await leaves(left)).toBe('accepted');
  expect(await stored(left)).not.toHaveProperty('drafted');
});
