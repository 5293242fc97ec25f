import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'bun:test';
import { ContactModel } from '../../contacts/contact.model.ts';
import { mergeContacts } from '../../contacts/merge/merge-contacts.ts';
import { repointContact } from '../../follow-contact.ts';
import { MessageModel } from '../../inbox/message.model.ts';
import { sendOutbox } from '../../mail/out/send-outbox.ts';
import { senderFor } from '../../mail/sender-for.ts';
import { buildContact } from '../../test/build.ts';
import { saveMailbox } from '../../test/build-outbox.ts';
import { emptyModels, startDatabase, type TestDatabase } from '../../test/start-database.ts';
import { type Sink, startSink } from '../../test/start-sink.ts';
import { createTestEdges, type TestEdges } from '../../test/test-edges.ts';
import { advanceCampaigns } from '../advance-campaigns.ts';
import { CampaignRecipientModel } from '../campaign-recipient.model.ts';
import { createCampaign } from '../create-campaign.ts';
import { campaignById } from '../list-campaigns.ts';
import { pauseCampaign, resumeCampaign } from '../pause-campaign.ts';
import { retryFailed } from '../retry-failed.ts';
import { startCampaign } from '../start-campaign.ts';
import { expandAudience } from './expand-audience.ts';

let database: TestDatabase;
let sink: Sink;
let edges: TestEdges & { connections: number; senderFor: typeof senderFor };
const [HOME, WORK] = ['ana@home.example', 'ana@work.example'];

beforeAll(async () => {
  database = await startDatabase();
}, 60_000);
afterAll(() => database.stop());
beforeEach(async () => {
  await emptyModels();
  sink = await startSink();
  edges = { ...createTestEdges({ now: new Date() }), connections: 2, senderFor };
  await saveMailbox(sink, edges);
});
afterEach(() => sink.stop());

const to = () => sink.received.flatMap((mail) => mail.to).sort();
const advance = async () => {
  edges.advance(1000);
  await advanceCampaigns(edges);
};
const send = async () => {
  edges.advance(1000);
  await sendOutbox({ ...edges, runMs: 20_000 });
};

/** Two cards of one person, both in a campaign that has begun. */
async function begin({ perMinute = null }: { perMinute?: number | null } = {}) {
  const [home, work] = [HOME, WORK].map((email) => buildContact({ email, tags: ['spring'] }));
  await ContactModel.insertMany([home, work]);
  const campaign = await createCampaign({ name: 'n', subject: 's', body: 'Hello', audience: { tags: ['spring'] }, perMinute }, edges);
  await startCampaign({ campaignId: campaign._id }, edges);
  await advanceCampaigns(edges);
  const merge = () => mergeContacts({ keepId: home?._id ?? '', mergeId: work?._id ?? '', by: null }, { edges, repoint: repointContact });
  return { campaignId: campaign._id, merge };
}
const rowOf = (address: string) => CampaignRecipientModel.findOne({ address }).lean();
const stateOf = async (address: string) => (await MessageModel.findOne({ 'to.address': address }).lean())?.delivery?.state;

test('two cards that are merged while their mails wait get one mail, and the rows say which', async () => {
  const { campaignId, merge } = await begin();
  expect([await stateOf(HOME), await stateOf(WORK)]).toEqual(['holding', 'holding']);
  await merge();
  await send();
  expect(to()).toEqual([HOME]);
  for (let look = 0; look < 2; look++) await advance();
  expect(await rowOf(WORK)).toMatchObject({ state: 'skipped', reason: expect.stringContaining('merged') });
  expect(await rowOf(HOME)).toMatchObject({ state: 'accepted', reason: null });
  const mail = await MessageModel.findOne({ 'to.address': HOME }).lean();
  expect((await rowOf(HOME))?.messageId).toBe(mail?._id ?? '');
  expect(await stateOf(WORK)).toBe('voided');
  expect((await campaignById(campaignId)).state).toBe('finished');
});

test('a mail that had left before is shown as sent, and the other one does not follow it', async () => {
  const { merge } = await begin({ perMinute: 1 });
  // One is due now, the other in a minute.
  await sendOutbox(edges);
  const [first = ''] = to();
  const other = first === HOME ? WORK : HOME;
  await merge();
  edges.advance(120_000);
  await send();
  for (let look = 0; look < 2; look++) await advance();
  expect(to()).toEqual([first]);
  expect(await rowOf(first)).toMatchObject({ state: 'accepted', reason: null });
  expect(await rowOf(other)).toMatchObject({ state: 'skipped', reason: expect.stringContaining('merged') });
});

test('the mail of the one that is gone, sent before the merge, keeps the other from being sent', async () => {
  const { merge } = await begin();
  await MessageModel.updateOne({ 'to.address': HOME }, { $set: { 'delivery.holdUntil': new Date(edges.now().getTime() + 60_000) } });
  await send();
  expect(to()).toEqual([WORK]);
  await merge();
  edges.advance(120_000);
  await send();
  for (let look = 0; look < 2; look++) await advance();
  expect(to()).toEqual([WORK]);
  expect(await rowOf(WORK)).toMatchObject({ state: 'accepted' });
  expect(await rowOf(HOME)).toMatchObject({ state: 'skipped', reason: expect.stringContaining('another address') });
});

test('nor does a person send the second one who tries what failed again, or resumes what was paused', async () => {
  const { campaignId, merge } = await begin();
  await MessageModel.updateOne({ 'to.address': WORK }, { $set: { 'delivery.state': 'failed', 'delivery.lastError': 'x' } });
  await advance();
  expect(await rowOf(WORK)).toMatchObject({ state: 'failed' });
  await pauseCampaign({ campaignId }, edges);
  await merge();
  expect(await retryFailed({ campaignId }, edges)).toEqual({ retried: 0 });
  await resumeCampaign({ campaignId }, edges);
  await send();
  await advance();
  expect(to()).toEqual([HOME]);
  expect(await rowOf(WORK)).toMatchObject({ state: 'skipped' });
});

test('a merge while the mails are being written, or after a run that died at it, makes no second mail either', async () => {
  const { merge } = await begin();
  // As a run leaves them that dies between mails and rows.
  await CampaignRecipientModel.updateMany({}, { $set: { state: 'waiting', messageId: null } });
  await merge();
  await advance();
  await send();
  await advance();
  expect(to()).toEqual([HOME]);
  expect(await rowOf(WORK)).toMatchObject({ state: 'skipped' });
});

test('a merge between the rows that a run has read and their mails withdraws what was written', async () => {
  const { merge } = await begin();
  await MessageModel.deleteMany({});
  await CampaignRecipientModel.updateMany({}, { $set: { state: 'waiting', messageId: null } });
  const { insertMany } = MessageModel.collection;
  let isMerged = false;
  MessageModel.collection.insertMany = (async (...args: Parameters<typeof insertMany>) => {
    if (!isMerged) {
      isMerged = true;
      await merge();
    }
    return insertMany.apply(MessageModel.collection, args);
  }) as typeof insertMany;
  try {
    await advance();
  } finally {
    MessageModel.collection.insertMany = insertMany;
  }
  expect(isMerged).toBe(true);
  await send();
  await advance();
  expect(to()).toEqual([HOME]);
  expect(await rowOf(WORK)).toMatchObject({ state: 'skipped' });
});

test('a merge while the audience is written down leaves nobody out', async () => {
  const people = Array.from({ length: 3200 }, () => buildContact({ tags: ['spring'] }));
  await ContactModel.collection.insertMany(people as never);
  const [first, last] = [people[0]?._id ?? '', people.at(-1)?._id ?? ''];
  const { _id } = await createCampaign({ name: 'n', subject: 's', body: 'Hello', audience: { tags: ['spring'] } }, edges);
  expect(await expandAudience(await campaignById(_id), edges)).toBe(3000);
  await mergeContacts({ keepId: last, mergeId: first, by: null }, { edges, repoint: repointContact });
  expect(await expandAudience(await campaignById(_id), edges)).toBe(199);
  expect(await CampaignRecipientModel.distinct('contactId')).toHaveLength(3199);
  expect(await campaignById(_id)).toMatchObject({ isExpanded: true });
}, 60_000);
