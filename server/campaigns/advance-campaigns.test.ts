import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'bun:test';
import type { CreateCampaign } from '../../shared/campaign.ts';
import type { Contact } from '../../shared/contact.ts';
import type { DeliveryState } from '../../shared/message.ts';
import { suppressAddress } from '../contacts/consent/suppress.ts';
import { SuppressionModel } from '../contacts/consent/suppression.model.ts';
import { ContactModel } from '../contacts/contact.model.ts';
import { MessageModel } from '../inbox/message.model.ts';
import { ThreadModel } from '../inbox/thread.model.ts';
import { PropertyModel } from '../properties/property.model.ts';
import { buildContact, buildMessage, buildProperty } from '../test/build.ts';
import { startDatabase, type TestDatabase } from '../test/start-database.ts';
import { createTestEdges } from '../test/test-edges.ts';
import { advanceCampaigns } from './advance-campaigns.ts';
import { CampaignModel } from './campaign.model.ts';
import { CampaignRecipientModel } from './campaign-recipient.model.ts';
import { createCampaign } from './create-campaign.ts';
import { campaignById } from './list-campaigns.ts';
import { cancelCampaign, pauseCampaign, resumeCampaign } from './pause-campaign.ts';
import { listRecipients } from './report/list-recipients.ts';
import { reportCampaign } from './report/report-campaign.ts';
import { startCampaign } from './start-campaign.ts';
import { writeUnsubscribeToken } from './unsubscribe.ts';

let database: TestDatabase;
beforeAll(async () => {
  database = await startDatabase();
});
afterAll(() => database.stop());
beforeEach(async () => {
  const models = [CampaignModel, CampaignRecipientModel, ContactModel, MessageModel, ThreadModel, SuppressionModel, PropertyModel];
  for (const model of models) await model.collection.deleteMany({});
});

const from = { address: 'hello@larkinvale.example', name: 'Larkin & Vale Realty' };
const makeEdges = () => ({ ...createTestEdges(), senderFor: async () => ({ mailboxId: 'mailbox', from }) });

async function makeContacts(count: number, change: Partial<Contact> = {}): Promise<string[]> {
  const contacts = Array.from({ length: count }, () => buildContact({ tags: ['spring'], ...change }));
  await ContactModel.insertMany(contacts);
  return contacts.map(({ _id }) => _id);
}
async function makeCampaign(change: Partial<CreateCampaign> = {}, edges = makeEdges()) {
  const input = { name: 'Spring', subject: 'For {{ firstName }}', body: 'Hello {{ firstName }}!', audience: { tags: ['spring'] } };
  const campaign = await createCampaign({ ...input, ...change }, edges);
  await startCampaign({ campaignId: campaign._id }, edges);
  return campaign;
}
/** What the outbox would do: every mail of these states is now in that one. */
async function deliver(to: DeliveryState, { in: states = ['holding'], extra = {} }: { in?: DeliveryState[]; extra?: object } = {}) {
  await MessageModel.updateMany({ 'delivery.state': { $in: states } }, { $set: { 'delivery.state': to, ...extra } });
}
const mails = () => MessageModel.find({ direction: 'outbound' }).sort({ _id: 1 }).lean();
const rows = (campaignId: string) => CampaignRecipientModel.find({ campaignId }).sort({ contactId: 1 }).lean();

describe('a campaign', () => {
  test('reaches each contact of its audience once, and is finished when every mail has left', async () => {
    const edges = makeEdges();
    await makeContacts(60);
    await makeContacts(3, { tags: ['winter'] });
    const campaign = await makeCampaign({}, edges);
    while ((await reportCampaign(campaign._id, edges)).queued < 60) await advanceCampaigns(edges);
    expect(await reportCampaign(campaign._id, edges)).toMatchObject({ total: 60, waiting: 0 });
    await deliver('accepted');
    await advanceCampaigns(edges);
    await deliver('confirmed', { in: ['holding', 'accepted'] });
    await advanceCampaigns(edges);
    expect(await reportCampaign(campaign._id, edges)).toMatchObject({ total: 60, confirmed: 60, waiting: 0, queued: 0 });
    expect(await campaignById(campaign._id)).toMatchObject({ state: 'finished', finishedAt: edges.now() });
    const sent = await mails();
    expect(new Set(sent.map(({ contactId }) => contactId)).size).toBe(60);
    expect(sent).toHaveLength(60);
  }, 30_000);

  test('writes mail with its number, one-click unsubscribe, postal address, text and HTML', async () => {
    const edges = makeEdges();
    const [contactId] = await makeContacts(1, { firstName: 'Ana <b>' });
    const shown = buildProperty({ unparsedAddress: '12 Harbour Street, Port Larkin', internetAddressDisplayYN: false });
    const sold = buildProperty({ standardStatus: 'Closed' });
    await PropertyModel.insertMany([shown, sold]);
    const campaign = await makeCampaign({ listingKeys: [shown.listingKey, sold.listingKey] }, edges);
    await advanceCampaigns(edges);
    const [mail] = await mails();
    const url = `http://localhost:3000/u/${writeUnsubscribeToken({ contactId: contactId ?? '', campaignId: campaign._id }, edges.secret)}`;
    expect(mail).toMatchObject({ campaignId: campaign._id, campaignNumber: 1000, author: 'campaign', subject: 'For Ana <b>' });
    expect(mail?.delivery).toMatchObject({ key: `campaign:${campaign._id}:${contactId}`, purpose: 'campaign', epoch: null });
    expect(mail?.delivery?.headers).toEqual([
      { name: 'X-Campaign', value: '1000' },
      { name: 'List-Unsubscribe', value: `<${url}>` },
      { name: 'List-Unsubscribe-Post', value: 'List-Unsubscribe=One-Click' },
      { name: 'Feedback-ID', value: '1000:campaign:openhouse' },
    ]);
    for (const words of [url, '14 Harbour Street, Port Larkin, ME 04019', '$500,000']) expect(mail?.text).toContain(words);
    expect(mail?.text).not.toContain('12 Harbour Street');
    expect(mail?.listingKeys).toEqual([shown.listingKey]);
    expect(mail?.html).toContain('Hello Ana &lt;b&gt;!');
    const thread = await ThreadModel.findById(mail?.threadId).lean();
    expect(thread).toMatchObject({ isInInbox: false, contactId, campaignIds: [campaign._id] });
  });

  test('skips whom it cannot or may not mail, each with the reason', async () => {
    const edges = makeEdges();
    await makeContacts(1, { firstName: '', lastName: '' });
    await makeContacts(1, { consent: { state: 'unsubscribed', at: null, reason: '', source: '' } });
    await makeContacts(1, { email: 'dead@example.com' });
    await makeContacts(1, { email: 'not an address' });
    await makeContacts(1);
    await SuppressionModel.collection.deleteMany({});
    await suppressAddress({ address: 'Dead@example.com', reason: 'erased', source: 'test' }, edges);
    const campaign = await makeCampaign({}, edges);
    expect(await advanceCampaigns(edges)).toMatchObject({ expanded: 5, queued: 1, skipped: 4, failed: 0 });
    expect((await rows(campaign._id)).map(({ reason }) => reason)).toEqual([
      'the contact has no firstName',
      'unsubscribed',
      'suppressed: this address opted out or bounced',
      'the address is not valid',
      null,
    ]);
  });

  test('mails nobody twice when the process dies between the mail and its row', async () => {
    const edges = makeEdges();
    await makeContacts(5);
    const campaign = await makeCampaign({}, edges);
    await advanceCampaigns(edges);
    await CampaignRecipientModel.updateMany({}, { $set: { state: 'waiting', messageId: null } });
    await CampaignModel.updateOne({ _id: campaign._id }, { $set: { isExpanded: false } });
    await advanceCampaigns(edges);
    expect(await mails()).toHaveLength(5);
    expect(await ThreadModel.countDocuments({})).toBe(5);
    expect(await reportCampaign(campaign._id, edges)).toMatchObject({ total: 5, queued: 5 });
  });

  test('keeps its own rate, over restarts too', async () => {
    const edges = makeEdges();
    await makeContacts(10);
    await makeCampaign({ perMinute: 4 }, edges);
    await advanceCampaigns(edges);
    await advanceCampaigns(edges);
    const times = (await mails()).map(({ delivery }) => (delivery?.holdUntil?.getTime() ?? 0) - edges.now().getTime());
    expect(times).toEqual([0, 15_000, 30_000, 45_000, 60_000]);
  });

  test('waits when no mailbox is connected', async () => {
    const edges = makeEdges();
    await makeContacts(2);
    const campaign = await makeCampaign({}, edges);
    await advanceCampaigns({ ...edges, senderFor: async () => null });
    expect(await reportCampaign(campaign._id, edges)).toMatchObject({ waiting: 2 });
    await advanceCampaigns(edges);
    expect(await reportCampaign(campaign._id, edges)).toMatchObject({ queued: 2 });
  });
});

describe('the report', () => {
  test('follows the ledger: bounces, failures and withdrawals with their words', async () => {
    const edges = makeEdges();
    await makeContacts(5);
    const campaign = await makeCampaign({}, edges);
    await advanceCampaigns(edges);
    const ids = (await mails()).map(({ _id }) => _id);
    const line = (state: string, detail: string) => ({ at: edges.now(), state, detail });
    const set = (n: number, change: object) => MessageModel.updateOne({ _id: ids[n] }, change);
    await set(0, {
      $set: { 'delivery.state': 'confirmed', 'delivery.acceptedAt': edges.now(), 'delivery.confirmedAt': edges.now() },
      $push: { 'delivery.evidence': line('bounced', 'bounce x: a@b failed 5.1.1 no such user') },
    });
    await set(1, { $set: { 'delivery.state': 'failed', 'delivery.lastError': '550 no' } });
    await set(2, { $set: { 'delivery.state': 'voided', 'delivery.lastError': 'suppressed: this address opted out or bounced' } });
    await set(3, { $set: { 'delivery.state': 'uncertain' } });
    await set(4, {
      $set: { 'delivery.state': 'accepted' },
      $push: { 'delivery.evidence': line('bounced', 'bounce y: a@b delayed 4.4.1 later') },
    });
    await advanceCampaigns(edges);
    expect(await reportCampaign(campaign._id, edges)).toMatchObject({
      bounced: 1,
      // What came back had been sent, and the funnel says so.
      seenInSent: 1,
      funnel: expect.arrayContaining([
        { stage: 'accepted', count: 2 },
        { stage: 'confirmed', count: 1 },
      ]),
      failed: 1,
      skipped: 1,
      uncertain: 1,
      accepted: 1,
      queued: 0,
    });
    expect((await campaignById(campaign._id)).state).toBe('sending');
    await set(3, { $set: { 'delivery.state': 'accepted' } });
    await advanceCampaigns(edges);
    expect((await campaignById(campaign._id)).state).toBe('finished');
    const bounced = await listRecipients({ campaignId: campaign._id, state: 'bounced', limit: 10 });
    expect(bounced.items[0]).toMatchObject({ contactName: 'Ana Reyes', reason: 'bounce x: a@b failed 5.1.1 no such user' });
  });

  test('counts a person’s reply, even after the end, and no out-of-office', async () => {
    const edges = makeEdges();
    await makeContacts(2);
    const campaign = await makeCampaign({}, edges);
    await advanceCampaigns(edges);
    await deliver('confirmed');
    await advanceCampaigns(edges);
    expect((await campaignById(campaign._id)).state).toBe('finished');
    for (const [index, { threadId, contactId }] of (await mails()).entries()) {
      const automaticSigns = index === 0 ? ['Auto-Submitted: auto-replied'] : [];
      await MessageModel.create(buildMessage({ threadId, contactId, automaticSigns, sortAt: edges.now() }));
      await ThreadModel.updateOne({ _id: threadId }, { $set: { lastInboundAt: edges.now() } });
    }
    await advanceCampaigns(edges);
    expect((await reportCampaign(campaign._id, edges)).replied).toBe(1);
  });
});

describe('a pause', () => {
  test('holds what has not been claimed, and going on sends every mail once', async () => {
    const edges = makeEdges();
    await makeContacts(4);
    const campaign = await makeCampaign({}, edges);
    await advanceCampaigns(edges);
    const [first, second] = await mails();
    await MessageModel.updateOne({ _id: first?._id }, { $set: { 'delivery.state': 'claimed' } });
    await MessageModel.updateOne({ _id: second?._id }, { $set: { 'delivery.state': 'queued' } });
    await pauseCampaign({ campaignId: campaign._id }, edges);
    await advanceCampaigns(edges);
    const held = (await mails()).map(({ delivery }) => `${delivery?.state} ${delivery?.holdUntil === null ? 'held' : 'due'}`);
    expect(held).toEqual(['claimed due', 'holding held', 'holding held', 'holding held']);

    await resumeCampaign({ campaignId: campaign._id }, edges);
    await advanceCampaigns(edges);
    const released = (await mails()).map(({ delivery }) => delivery?.holdUntil);
    expect(released.slice(1)).toEqual([edges.now(), edges.now(), edges.now()]);
    expect(released).toHaveLength(4);
  });

  test('that comes while mails are being queued takes hold of them too', async () => {
    const edges = makeEdges();
    await makeContacts(30);
    const campaign = await makeCampaign({}, edges);
    const underWay = advanceCampaigns(edges);
    while (!(await CampaignRecipientModel.exists({ campaignId: campaign._id }))) await Bun.sleep(1);
    await CampaignModel.updateOne({ _id: campaign._id }, { $set: { state: 'paused' } });
    await underWay;
    expect((await mails()).every(({ delivery }) => delivery?.holdUntil === null)).toBe(true);
  });
});

test('cancelling voids what is queued and ends what waits', async () => {
  const edges = makeEdges();
  await makeContacts(6);
  const campaign = await makeCampaign({ perMinute: 2 }, edges);
  await advanceCampaigns(edges);
  await cancelCampaign({ campaignId: campaign._id }, edges);
  await advanceCampaigns(edges);
  expect((await mails()).map(({ delivery }) => delivery?.state)).toEqual(['voided', 'voided', 'voided']);
  expect(new Set((await rows(campaign._id)).map(({ state }) => state))).toEqual(new Set(['cancelled']));
  await expect(resumeCampaign({ campaignId: campaign._id }, edges)).rejects.toThrow('cannot be resumed');
});

test.each([
  { state: 'bounced', times: 3, detail: 'bounce z: a@b failed 5.1.1 gone', says: '3 bounced or were refused and 0 drew a complaint' },
  { state: 'failed', times: 3, detail: '550 5.1.1 nobody here', says: '3 bounced or were refused and 0 drew a complaint' },
  { state: 'complained', times: 1, detail: 'complaint z: a@b abuse', says: '0 bounced or were refused and 1 drew a complaint' },
])(
  'a campaign stops by itself when too much of it is $state',
  async ({ state, times, detail, says }) => {
    const edges = makeEdges();
    await makeContacts(130);
    const campaign = await makeCampaign({}, edges);
    await advanceCampaigns(edges);
    await deliver('confirmed');
    const back = { at: edges.now(), state, detail };
    const change = { $push: { 'delivery.evidence': back }, ...(state === 'failed' && { $set: { 'delivery.state': 'failed' } }) };
    for (const { _id } of (await mails()).slice(0, times)) await MessageModel.updateOne({ _id }, change);
    await CampaignRecipientModel.updateOne({ campaignId: campaign._id }, { $set: { state: 'waiting' } });
    expect(await advanceCampaigns(edges)).toMatchObject({ stopped: 1 });
    expect(await campaignById(campaign._id)).toMatchObject({ state: 'stopped', stateReason: expect.stringContaining(says) });
    // A person has seen that, and lets it go on.
    await resumeCampaign({ campaignId: campaign._id }, edges);
    expect(await advanceCampaigns(edges)).toMatchObject({ stopped: 0 });
  },
  20_000,
);

describe('a planned campaign', () => {
  const inAnHour = (edges: ReturnType<typeof makeEdges>) => new Date(edges.now().getTime() + 3_600_000);
  test('starts when its time comes', async () => {
    const edges = makeEdges();
    await makeContacts(1);
    const campaign = await makeCampaign({ scheduledAt: inAnHour(edges) }, edges);
    expect((await campaignById(campaign._id)).state).toBe('scheduled');
    expect(await advanceCampaigns(edges)).toMatchObject({ started: 0 });
    edges.advance(3_600_000);
    expect(await advanceCampaigns(edges)).toMatchObject({ started: 1 });
    expect((await campaignById(campaign._id)).state).toBe('sending');
  });

  test('that missed its time by more than an hour asks first', async () => {
    const edges = makeEdges();
    await makeContacts(1);
    const campaign = await makeCampaign({ scheduledAt: inAnHour(edges) }, edges);
    edges.advance(2.1 * 3_600_000);
    await advanceCampaigns(edges);
    expect(await campaignById(campaign._id)).toMatchObject({ state: 'paused', stateReason: expect.stringContaining('missed') });
    await resumeCampaign({ campaignId: campaign._id }, edges);
    expect(await advanceCampaigns(edges)).toMatchObject({ queued: 1 });
  });
});
