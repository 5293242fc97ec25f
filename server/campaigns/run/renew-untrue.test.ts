import { expect, test } from 'bun:test';
import { simpleParser } from 'mailparser';
import type { Property } from '../../../shared/property.ts';
import { changeConsent } from '../../contacts/consent/change-consent.ts';
import { ContactModel } from '../../contacts/contact.model.ts';
import { MessageModel } from '../../inbox/message.model.ts';
import { sendOutbox } from '../../mail/out/send-outbox.ts';
import { senderFor } from '../../mail/sender-for.ts';
import { PropertyModel } from '../../properties/property.model.ts';
import { whyListingsUntrue } from '../../properties/told/still-true.ts';
import { SettingsModel } from '../../settings/settings.model.ts';
import { buildContact, buildProperty, buildSettings } from '../../test/build.ts';
import { type OutboxEdges, outboxBeforeEach } from '../../test/outbox-before-each.ts';
import type { Sink } from '../../test/start-sink.ts';
import { whileAtRcpt } from '../../test/while-at-rcpt.ts';
import { assembleVerbs } from '../../verbs.ts';
import { advanceCampaigns } from '../advance-campaigns.ts';
import { CampaignRecipientModel } from '../campaign-recipient.model.ts';
import { createCampaign } from '../create-campaign.ts';
import { campaignById } from '../list-campaigns.ts';
import { cancelCampaign, pauseCampaign, resumeCampaign } from '../pause-campaign.ts';
import { startCampaign } from '../start-campaign.ts';

/** What a campaign's mail tells of a home is true when it leaves, and nobody gets it twice. */
let sink: Sink;
let edges: OutboxEdges & { senderFor: typeof senderFor };
const COUNT = 12;

outboxBeforeEach({}, async (outbox) => {
  sink = outbox.sink;
  edges = { ...outbox.edges, senderFor };
  await SettingsModel.create(buildSettings({ sending: { perMinute: 1000, perDay: 10_000, undoSeconds: 10, perDomainPerMinute: 1000 } }));
  await PropertyModel.create([home('PL-12', '12', 500_000), home('PL-14', '14', 610_000)]);
  await ContactModel.insertMany(Array.from({ length: COUNT }, () => buildContact({ tags: ['all'] })));
});

const home = (listingKey: string, streetNumber: string, listPrice: number) =>
  buildProperty({ listingKey, streetNumber, unparsedAddress: `${streetNumber} Harbour Street, Port Larkin`, listPrice });
const change = (set: Partial<Property>) => PropertyModel.updateOne({ listingKey: 'PL-12' }, { $set: set });
const parts = { env: { SMTP_CONNECTIONS: 2 }, readSentSoon: () => {} } as unknown as Parameters<typeof assembleVerbs>[0];
const send = () => assembleVerbs(parts)['send-outbox'](edges);

async function begin() {
  const words = { name: 'n', subject: 'New homes', body: 'Hello {{ firstName }}!', audience: { tags: ['all'] } };
  const campaign = await createCampaign({ ...words, listingKeys: ['PL-12', 'PL-14'] }, edges);
  await startCampaign({ campaignId: campaign._id }, edges);
  await advanceCampaigns(edges);
  expect(await MessageModel.countDocuments({ 'delivery.state': 'holding' })).toBe(COUNT);
  return campaign._id;
}

/** As the timetable moves it, until nothing more leaves. */
async function playOut() {
  for (let n = 0; n < 6; n++) {
    await send();
    await advanceCampaigns(edges);
    edges.advance(2000);
  }
}

async function whatLeft() {
  const mails = await Promise.all(sink.received.map(({ raw }) => simpleParser(raw)));
  return mails.map(({ text = '', html }) => `${text}\n${html}`);
}

async function everybodyGotOne(campaignId: string) {
  const reached = sink.received.flatMap(({ to }) => to);
  expect([reached.length, new Set(reached).size]).toEqual([COUNT, COUNT]);
  const rows = await CampaignRecipientModel.find({ campaignId }).lean();
  expect(rows.map(({ state }) => state)).toEqual(Array.from({ length: COUNT }, () => 'accepted'));
  expect(await MessageModel.countDocuments({ campaignId })).toBe(COUNT);
  expect((await campaignById(campaignId)).state).toBe('finished');
}

test('paused for a week, in which a home was sold and hidden, it goes on without the home', async () => {
  const campaignId = await begin();
  await pauseCampaign({ campaignId }, edges);
  edges.advance(7 * 86_400_000);
  await change({ standardStatus: 'Closed', internetEntireListingDisplayYN: false });
  await resumeCampaign({ campaignId }, edges);
  // The sender itself knows nothing of listings here: what was released is true.
  await sendOutbox(edges);
  await playOut();
  for (const mail of await whatLeft()) {
    expect(mail).not.toContain('500,000');
    expect(mail).not.toContain('12 Harbour Street');
    expect(mail).toContain('$610,000');
  }
  await everybodyGotOne(campaignId);
  const [message] = await MessageModel.find({ campaignId }).lean();
  expect(message).toMatchObject({ listingKeys: ['PL-14'], listingsTold: [{ listingKey: 'PL-14', listPrice: 610_000 }] });
  expect(message?.delivery?.evidence.map(({ detail }) => detail)).toContain('written anew: the listing PL-12 may not be shown any more');
});

test('paused while a price changed, it tells the new one; what is still true is the very mail it was', async () => {
  const campaignId = await begin();
  const before = await MessageModel.find({ campaignId }).sort({ _id: 1 }).lean();
  await pauseCampaign({ campaignId }, edges);
  await resumeCampaign({ campaignId }, edges);
  expect((await MessageModel.find({ campaignId }).sort({ _id: 1 }).lean()).map(({ html }) => html)).toEqual(before.map(({ html }) => html));
  await pauseCampaign({ campaignId }, edges);
  await change({ listPrice: 480_000 });
  await resumeCampaign({ campaignId }, edges);
  await playOut();
  for (const mail of await whatLeft()) expect(mail).toContain('$480,000');
  await everybodyGotOne(campaignId);
});

test('a home that is sold while mail waits in the outbox is in none that leaves after it', async () => {
  const campaignId = await begin();
  await change({ standardStatus: 'Closed' });
  await playOut();
  for (const mail of await whatLeft()) expect(mail).not.toContain('500,000');
  await everybodyGotOne(campaignId);
});

test('a home that is sold while the server thinks about a recipient stops that mail before its first byte', async () => {
  const campaignId = await begin();
  await whileAtRcpt(sink, { send, deed: () => change({ standardStatus: 'Closed' }) });
  await playOut();
  for (const mail of await whatLeft()) expect(mail).not.toContain('500,000');
  await everybodyGotOne(campaignId);
});

test('a mail that was tried before gets new bytes under its old Message-ID', async () => {
  const campaignId = await begin();
  sink.script.failAtRcpt = () => ({ code: 451, text: '4.7.1 later' });
  await send();
  expect(sink.received).toEqual([]);
  const before = new Map((await MessageModel.find({ campaignId }).lean()).map(({ _id, messageId }) => [_id, messageId]));
  sink.script.failAtRcpt = () => null;
  await change({ listPrice: 480_000 });
  for (let n = 0; n < 4; n++) {
    edges.advance(10 * 60_000);
    await send();
    await advanceCampaigns(edges);
  }
  await playOut();
  for (const mail of await whatLeft()) expect(mail).toContain('$480,000');
  await everybodyGotOne(campaignId);
  for (const { _id, messageId } of await MessageModel.find({ campaignId }).lean()) expect(messageId).toBe(before.get(_id) ?? null);
});

test('who opted out during the pause gets nothing, written anew or not; a cancelled campaign writes nothing anew', async () => {
  const campaignId = await begin();
  await pauseCampaign({ campaignId }, edges);
  const [contact] = await ContactModel.find({}).lean();
  await changeConsent({ contactId: contact?._id ?? '', state: 'unsubscribed', reason: 'enough', source: 'link' }, edges);
  await change({ standardStatus: 'Closed' });
  await resumeCampaign({ campaignId }, edges);
  expect(await MessageModel.countDocuments({ campaignId, 'delivery.state': 'voided', 'delivery.lastError': 'unsubscribed' })).toBe(1);
  await cancelCampaign({ campaignId }, edges);
  await playOut();
  expect(sink.received).toEqual([]);
});

test('of many mails the catalogue is asked once', async () => {
  const asked: unknown[] = [];
  const find = PropertyModel.find;
  Object.assign(PropertyModel, {
    find: (...given: Parameters<typeof find>) => {
      asked.push(given[0]);
      return find.apply(PropertyModel, given);
    },
  });
  try {
    const told = [{ listingKey: 'PL-12', listPrice: 500_000 }];
    const mails = Array.from({ length: 100 }, (_, n) => ({ listingKeys: [], listingsTold: n % 2 ? told : [] }));
    expect((await whyListingsUntrue(mails)).every((why) => why === null)).toBe(true);
    expect(await whyListingsUntrue([{ listingKeys: [] }])).toEqual([null]);
  } finally {
    Object.assign(PropertyModel, { find });
  }
  expect(asked).toHaveLength(1);
});
