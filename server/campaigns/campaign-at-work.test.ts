import { describe, expect, test } from 'bun:test';
import { simpleParser } from 'mailparser';
import type { CreateCampaign } from '../../shared/campaign.ts';
import { CallModel } from '../calls/call.model.ts';
import { updateContact } from '../contacts/change/save-contact.ts';
import { changeConsent } from '../contacts/consent/change-consent.ts';
import { suppressAddress } from '../contacts/consent/suppress.ts';
import { ContactModel } from '../contacts/contact.model.ts';
import { takeOver } from '../inbox/hands/take-over.ts';
import { MessageModel } from '../inbox/message.model.ts';
import { ThreadModel } from '../inbox/thread.model.ts';
import { sendOutbox } from '../mail/out/send-outbox.ts';
import { senderFor } from '../mail/sender-for.ts';
import { SettingsModel } from '../settings/settings.model.ts';
import { buildCall, buildContact, buildMessage, buildSettings } from '../test/build.ts';
import { killBehindEachWrite } from '../test/kill-after.ts';
import { outboxBeforeEach } from '../test/outbox-before-each.ts';
import type { Sink } from '../test/start-sink.ts';
import { createTestEdges } from '../test/test-edges.ts';
import { advanceCampaigns } from './advance-campaigns.ts';
import { CampaignRecipientModel } from './campaign-recipient.model.ts';
import { previewCampaign } from './check/preview-campaign.ts';
import { sendTest } from './check/send-test.ts';
import { createCampaign } from './create-campaign.ts';
import { campaignById } from './list-campaigns.ts';
import { pauseCampaign, resumeCampaign } from './pause-campaign.ts';
import { reportCampaign } from './report/report-campaign.ts';
import { retryFailed } from './retry-failed.ts';
import { startCampaign } from './start-campaign.ts';
import { unsubscribeByToken } from './unsubscribe.ts';
import { updateCampaign } from './update-campaign.ts';

/** Campaigns through the real outbox to a real SMTP server. */
let sink: Sink;
outboxBeforeEach({}, async (outbox) => {
  sink = outbox.sink;
  await SettingsModel.create(buildSettings({ sending: { perMinute: 1000, perDay: 10_000, undoSeconds: 10 } }));
});

const makeEdges = () => ({ ...createTestEdges(), senderFor, connections: 2 });
type TestEdges = ReturnType<typeof makeEdges>;
const HOUR = 3_600_000;

async function makeContacts(count: number, change: (n: number) => Parameters<typeof buildContact>[0] = () => ({})) {
  const contacts = Array.from({ length: count }, (_, n) => buildContact({ tags: ['all'], ...change(n) }));
  await ContactModel.insertMany(contacts);
  return contacts;
}

async function make(edges: TestEdges, change: Partial<CreateCampaign> = {}) {
  const words = { name: 'n', subject: 'For {{ firstName }}', body: 'Hello {{ firstName }}!', audience: { tags: ['all'] } };
  return createCampaign({ ...words, ...change }, edges);
}

async function begin(edges: TestEdges, change: Partial<CreateCampaign> = {}) {
  const campaign = await make(edges, change);
  await startCampaign({ campaignId: campaign._id }, edges);
  await advanceCampaigns(edges);
  return campaign;
}

const reached = () => sink.received.flatMap(({ to }) => to);
const rows = (campaignId: string, step = 0) => CampaignRecipientModel.find({ campaignId, step }).sort({ contactId: 1 }).lean();

describe('mid-batch', () => {
  test('a pause stops what is ready, and going on sends the rest once', async () => {
    const edges = makeEdges();
    await makeContacts(40);
    const campaign = await begin(edges);
    sink.script.delay = () => 15;
    const sending = sendOutbox(edges);
    while (sink.received.length < 3) await Bun.sleep(2);
    await pauseCampaign({ campaignId: campaign._id }, edges);
    const atPause = sink.received.length;
    await sending;
    // Two connections: at most what each had begun.
    expect(sink.received.length - atPause).toBeLessThanOrEqual(2);
    await resumeCampaign({ campaignId: campaign._id }, edges);
    await sendOutbox(edges);
    expect(new Set(reached()).size).toBe(40);
    expect(reached()).toHaveLength(40);
  }, 60_000);

  test('a second after an opt-out nothing goes to that address, while the others get theirs', async () => {
    const edges = makeEdges();
    const contacts = await makeContacts(60);
    await begin(edges);
    sink.script.delay = () => 60;
    const sending = sendOutbox({ ...edges, connections: 1 });
    while (sink.received.length < 2) await Bun.sleep(2);
    const out = new Map<string, number>();
    for (const { email } of contacts.filter((_, n) => n % 2 === 0)) {
      await suppressAddress({ address: email, reason: 'unsubscribed', source: 'test' }, edges);
      out.set(email, Date.now());
    }
    const lastOut = Math.max(...out.values());
    await sending;
    const late = sink.received.filter(({ to, at }) => at.getTime() > (out.get(to[0] ?? '') ?? Number.POSITIVE_INFINITY) + 1000);
    expect(late.map(({ to }) => to[0])).toEqual([]);
    // The batch went on beyond that second, or this would show nothing.
    expect(sink.received.filter(({ at }) => at.getTime() > lastOut + 1000).length).toBeGreaterThan(3);
  }, 60_000);

  test('nothing goes to an address that opted out after its mail was made ready', async () => {
    const edges = makeEdges();
    const contacts = await makeContacts(30);
    await begin(edges);
    sink.script.delay = () => 15;
    const sending = sendOutbox({ ...edges, connections: 1 });
    while (sink.received.length < 2) await Bun.sleep(2);
    const waiting = contacts.filter(({ email }) => !reached().includes(email)).slice(3);
    for (const { email } of waiting) await suppressAddress({ address: email, reason: 'unsubscribed', source: 'test' }, edges);
    const at = reached().length;
    await sending;
    expect(
      reached()
        .slice(at + 3)
        .filter((address) => waiting.some(({ email }) => email === address)),
    ).toEqual([]);
    expect(await MessageModel.countDocuments({ 'delivery.state': 'voided' })).toBeGreaterThanOrEqual(waiting.length - 3);
  }, 60_000);
});

test('a mail on its way to a former address stops with the opt-out of its contact, by the link or otherwise', async () => {
  const edges = makeEdges();
  const [byLink, byMail, stays] = await makeContacts(3);
  await begin(edges);
  const other = { by: 'agent', edges };
  for (const [n, contact] of [byLink, byMail].entries())
    await updateContact({ contactId: contact?._id ?? '', email: `new${n}@example.com` }, other);
  const mail = await MessageModel.findOne({ contactId: byLink?._id }).lean();
  const token = /\/u\/([^>]+)>/.exec(mail?.delivery?.headers.find(({ name }) => name === 'List-Unsubscribe')?.value ?? '')?.[1] ?? '';
  expect(await unsubscribeByToken(token, edges)).toBe(true);
  // An agent took the former address off the card, and then they opted out.
  await updateContact({ contactId: byMail?._id ?? '', otherEmails: [] }, other);
  await changeConsent({ contactId: byMail?._id ?? '', state: 'unsubscribed', reason: 'please stop', source: 'mail' }, edges);
  await sendOutbox(edges);
  expect(reached()).toEqual([stays?.email ?? '']);
  expect(await MessageModel.countDocuments({ 'delivery.state': 'voided' })).toBe(2);
});

test('mails that were claimed ahead of their turn are given back when the server says 421, and a pause has them too', async () => {
  const edges = makeEdges();
  await makeContacts(90);
  const campaign = await begin(edges);
  sink.script.failAtMail = () => (sink.received.length > 50 ? { code: 421, text: '4.7.0 later' } : null);
  await sendOutbox(edges);
  const left = await MessageModel.find({ 'delivery.state': { $ne: 'accepted' } }).lean();
  expect(left).toHaveLength(90 - sink.received.length);
  expect(left.filter(({ delivery }) => delivery?.state !== 'holding')).toEqual([]);
  const givenBack = left.filter(({ delivery }) => delivery?.evidence.some(({ detail }) => detail.startsWith('later: ')));
  expect(givenBack.length).toBeGreaterThan(0);

  sink.script.failAtMail = () => null;
  await pauseCampaign({ campaignId: campaign._id }, edges);
  edges.advance(10 * 60_000);
  await advanceCampaigns(edges);
  const before = sink.received.length;
  await sendOutbox(edges);
  expect(sink.received).toHaveLength(before);
  await resumeCampaign({ campaignId: campaign._id }, edges);
  // On a busy machine a claim may run out while others are sent: it is given back, and sent at the next turn.
  for (let turn = 0; turn < 5 && reached().length < 90; turn++) {
    await sendOutbox(edges);
    edges.advance(60_000);
    await advanceCampaigns(edges);
  }
  expect(reached().toSorted()).toEqual((await rows(campaign._id)).map(({ address }) => address).toSorted());
}, 30_000);

test('who watches is told of a campaign about twice a second while it is sent, and of its end', async () => {
  const edges = makeEdges();
  const told: number[] = [];
  const publish: TestEdges['publish'] = (name) => void (name === 'campaign.changed' && told.push(performance.now()));
  await makeContacts(30);
  const campaign = await begin(edges);
  sink.script.delay = () => 50;
  const sending = sendOutbox(edges);
  // As long as it takes, in the steps of the job.
  for (let end = performance.now() + 20_000; performance.now() < end; ) {
    await advanceCampaigns({ ...edges, publish, lookOnMs: 1700 });
    if ((await campaignById(campaign._id)).state === 'finished') break;
  }
  await sending;
  expect(await campaignById(campaign._id)).toMatchObject({ state: 'finished' });
  const [first = 0, last = 0] = [told[0], told.at(-1)];
  expect(told.length).toBeGreaterThan(1);
  expect(told.length).toBeLessThanOrEqual(2 + (last - first) / 400);
  expect(reached()).toHaveLength(30);
}, 30_000);

test('a sender killed behind any write sends no campaign mail twice and loses none', async () => {
  const edges = makeEdges();
  const dead = { ...edges, connections: 1, processName: edges.processName.replace(/\d+$/, '999999') };
  const ends = new Set<string>();
  await killBehindEachWrite({
    begin: async () => {
      for (const model of [MessageModel, ThreadModel, CampaignRecipientModel, ContactModel]) await model.collection.deleteMany({});
      sink.received.length = 0;
      await makeContacts(2);
      await begin(edges);
    },
    story: () => sendOutbox(dead),
    repair: async () => {
      for (let n = 0; n < 2; n++) await sendOutbox(edges);
      const states = (await MessageModel.find({}).lean()).map(({ delivery }) => delivery?.state ?? '');
      for (const state of states) ends.add(state);
      expect(new Set(reached()).size).toBe(reached().length);
      expect(reached().length).toBeGreaterThanOrEqual(states.filter((state) => state === 'accepted').length);
      expect(reached().length).toBeLessThanOrEqual(states.filter((state) => ['accepted', 'uncertain'].includes(state)).length);
    },
  });
  expect([...ends].sort()).toEqual(['accepted', 'uncertain']);
}, 120_000);

test('one receiver’s domain gets its share of a minute and no more, over two processes', async () => {
  const edges = makeEdges();
  await SettingsModel.updateOne({}, { $set: { 'sending.perDomainPerMinute': 3 } });
  await makeContacts(8, (n) => ({ email: `reader${n}@${n < 6 ? 'big.example' : 'small.example'}` }));
  await begin(edges);
  const counts = () => ['@big.example', '@small.example'].map((domain) => reached().filter((address) => address.endsWith(domain)).length);
  // Each process takes its places before it knows whose a mail is: of two that reach for one mail, a place may stay empty.
  for (let minute = 0; minute < 6; minute++) {
    const before = counts();
    await Promise.all([sendOutbox(edges), sendOutbox({ ...edges, processName: `${edges.processName}0` })]);
    for (const [at, count] of counts().entries()) expect(count - (before[at] ?? 0)).toBeLessThanOrEqual(3);
    edges.advance(60_000);
  }
  expect(reached()).toHaveLength(8);
  expect(new Set(reached()).size).toBe(8);
}, 60_000);

test('a place in a domain’s minute that a mail did not use is another’s in the same minute', async () => {
  const edges = makeEdges();
  await SettingsModel.updateOne({}, { $set: { 'sending.perDomainPerMinute': 6 } });
  const contacts = await makeContacts(6, (n) => ({ email: `reader${n}@big.example` }));
  await begin(edges);
  // One run is stopped while mails are ready; of another one is not wanted any more when its turn comes.
  sink.script.delay = () => 150;
  const stop = new AbortController();
  const stopped = sendOutbox({ ...edges, connections: 1, signal: stop.signal });
  while (reached().length < 1) await Bun.sleep(2);
  stop.abort();
  await stopped;
  const [first = ''] = reached();
  expect(reached()).toHaveLength(1);
  const [out, ...stay] = contacts.map(({ email }) => email).filter((email) => email !== first);
  let isOver = false;
  const sending = sendOutbox({ ...edges, connections: 1 }).finally(() => {
    isOver = true;
  });
  while (reached().length < 2 && !isOver) await Bun.sleep(2);
  const waiting = stay.filter((email) => !reached().includes(email));
  const last = reached().includes(out ?? '') ? waiting.pop() : out;
  await suppressAddress({ address: last ?? '', reason: 'unsubscribed', source: 'test' }, edges);
  await sending;
  expect(reached()).toHaveLength(5);
  await ContactModel.create(buildContact({ tags: ['late'], email: 'late@big.example' }));
  await begin(edges, { audience: { tags: ['late'] } });
  await sendOutbox(edges);
  expect(reached().at(-1)).toBe('late@big.example');
}, 60_000);

test('what failed is tried again by a person, and nothing else is', async () => {
  const edges = makeEdges();
  await makeContacts(3);
  sink.script.failAtRcpt = () => (sink.received.length === 1 ? { code: 552, text: '5.2.2 full' } : null);
  const campaign = await begin(edges);
  await sendOutbox({ ...edges, connections: 1 });
  await advanceCampaigns(edges);
  expect(await reportCampaign(campaign._id, edges)).toMatchObject({ accepted: 1, failed: 2, campaign: { state: 'finished' } });
  sink.script.failAtRcpt = () => null;
  expect(await retryFailed({ campaignId: campaign._id }, edges)).toEqual({ retried: 2 });
  await sendOutbox(edges);
  await advanceCampaigns(edges);
  expect(await reportCampaign(campaign._id, edges)).toMatchObject({ accepted: 3, failed: 0, campaign: { state: 'finished' } });
  expect(new Set(reached()).size).toBe(3);
  expect(await retryFailed({ campaignId: campaign._id }, edges)).toEqual({ retried: 0 });
}, 60_000);

describe('a sequence', () => {
  const STEPS = [{ subject: 'Still looking, {{ firstName }}?', body: 'Hello again', waitHours: 48, listingKeys: [] }];
  async function sendFirst(edges: TestEdges) {
    const campaign = await begin(edges, { steps: STEPS });
    await sendOutbox(edges);
    await advanceCampaigns(edges);
    return campaign;
  }
  async function sendSecond(edges: TestEdges) {
    edges.advance(48 * HOUR + 1000);
    await advanceCampaigns(edges);
    await sendOutbox(edges);
    await advanceCampaigns(edges);
  }

  test('goes on after its wait, in the same conversation, and is finished when its last mail has left', async () => {
    const edges = makeEdges();
    await makeContacts(2);
    const campaign = await sendFirst(edges);
    edges.advance(47 * HOUR);
    await advanceCampaigns(edges);
    expect([sink.received.length, (await campaignById(campaign._id)).state]).toEqual([2, 'sending']);
    edges.advance(-47 * HOUR);
    await sendSecond(edges);
    expect(sink.received).toHaveLength(4);
    expect(await ThreadModel.countDocuments({})).toBe(2);
    const report = await reportCampaign(campaign._id, edges);
    expect(report.steps.map(({ accepted, subject }) => [accepted, subject])).toEqual([
      [2, 'For {{ firstName }}'],
      [2, 'Still looking, {{ firstName }}?'],
    ]);
    expect(report.campaign.state).toBe('finished');
  }, 60_000);

  test('goes on after a mail that another program sent, its wait counted from when that was seen', async () => {
    const edges = makeEdges();
    await makeContacts(1);
    const campaign = await begin(edges, { steps: STEPS });
    await CampaignRecipientModel.updateMany({ campaignId: campaign._id }, { $set: { state: 'confirmed', acceptedAt: null } });
    await MessageModel.deleteMany({});
    await advanceCampaigns(edges);
    expect((await rows(campaign._id, 1)).map(({ dueAt }) => dueAt)).toEqual([new Date(edges.now().getTime() + 48 * HOUR)]);
  });

  test('stops for whoever replied, booked a call, opted out, or was taken over by a person', async () => {
    const edges = makeEdges();
    const [replied, booked, out, taken, left] = await makeContacts(5);
    const campaign = await sendFirst(edges);
    const threadOf = async (contactId = '') => (await ThreadModel.findOne({ contactId }).lean())?._id ?? '';
    await MessageModel.create(buildMessage({ threadId: await threadOf(replied?._id), contactId: replied?._id, sortAt: edges.now() }));
    await ThreadModel.updateOne({ contactId: replied?._id }, { lastInboundAt: edges.now() });
    await CallModel.create({ ...buildCall({ contactId: booked?._id ?? '' }), createdAt: edges.now() });
    await suppressAddress({ address: out?.email ?? '', reason: 'unsubscribed', source: 'test' }, edges);
    await takeOver({ threadId: await threadOf(taken?._id), userId: 'ada' }, edges);
    await sendSecond(edges);
    expect(reached().slice(5)).toEqual([left?.email ?? '']);
    const why = new Map((await rows(campaign._id, 1)).map(({ contactId, reason }) => [contactId, reason]));
    expect([replied, booked, out, taken].map((contact) => why.get(contact?._id ?? ''))).toEqual([
      'they replied',
      'they booked a call',
      'unsubscribed',
      'a person took the conversation over',
    ]);
  }, 60_000);

  test('a mail of it that is queued already is withdrawn by a reply', async () => {
    const edges = makeEdges();
    const [contact] = await makeContacts(1);
    await sendFirst(edges);
    edges.advance(48 * HOUR + 1000);
    await advanceCampaigns(edges);
    await ThreadModel.updateOne({ contactId: contact?._id }, { lastInboundAt: new Date(edges.now().getTime() + 1000) });
    edges.advance(2000);
    await sendOutbox(edges);
    expect(sink.received).toHaveLength(1);
  }, 60_000);
});

test('two subjects part the audience by the contact alone, and the report claims no more than it may', async () => {
  const edges = makeEdges();
  await makeContacts(40);
  const campaign = await begin(edges, { subjectB: 'B for {{ firstName }}' });
  await sendOutbox(edges);
  await advanceCampaigns(edges);
  const subjects = await Promise.all(sink.received.map(async ({ raw }) => (await simpleParser(raw)).subject ?? ''));
  const ofB = subjects.filter((subject) => subject.startsWith('B for')).length;
  expect(ofB).toBeGreaterThan(5);
  expect(ofB).toBeLessThan(35);
  const { test: compared } = await reportCampaign(campaign._id, edges);
  expect(compared).toMatchObject({ words: 'Nobody has replied yet.', pValue: null });
  expect(compared?.variants.map(({ sent }) => sent)).toEqual([40 - ofB, ofB]);
}, 60_000);

test('a preview is the mail as this contact would get it, and says what is missing', async () => {
  const edges = makeEdges();
  const [nameless] = await makeContacts(1, () => ({ firstName: '' }));
  const campaign = await make(edges);
  const preview = await previewCampaign(await campaignById(campaign._id), { contactId: nameless?._id, step: 0 }, edges);
  expect(preview).toMatchObject({ subject: 'For [no firstName]', problems: ['the contact has no firstName'] });
  for (const words of ['Hello [no firstName]!', '14 Harbour Street'])
    expect([preview.text, preview.html].every((part) => part.includes(words))).toBe(true);
}, 30_000);

test('a test goes to who asks, is marked, has the headers of the real thing and counts nowhere', async () => {
  const edges = makeEdges();
  await makeContacts(1);
  const campaign = await make(edges);
  await sendTest(await campaignById(campaign._id), { person: { email: 'ada@larkinvale.example', name: 'Ada Larkin' }, step: 0 }, edges);
  await sendOutbox(edges);
  const mail = await simpleParser(sink.received[0]?.raw ?? '');
  expect([reached(), mail.subject]).toEqual([['ada@larkinvale.example'], '[Test] For Ada']);
  const raw = sink.received[0]?.raw.toString() ?? '';
  for (const name of ['X-Campaign: 1000', 'List-Unsubscribe-Post: List-Unsubscribe=One-Click', 'Feedback-ID:']) expect(raw).toContain(name);
  await advanceCampaigns(edges);
  expect(await reportCampaign(campaign._id, edges)).toMatchObject({ total: 0, accepted: 0 });
  expect(await MessageModel.countDocuments({ campaignNumber: { $ne: null } })).toBe(0);
}, 30_000);

test('words change until it starts, and its name after that too', async () => {
  const edges = makeEdges();
  await makeContacts(1);
  const campaign = await make(edges);
  const campaignId = campaign._id;
  expect(await updateCampaign({ campaignId, subject: 'Other' }, edges)).toMatchObject({ subject: 'Other', body: 'Hello {{ firstName }}!' });
  await startCampaign({ campaignId }, edges);
  await expect(updateCampaign({ campaignId, subject: 'Late' }, edges)).rejects.toThrow('cannot be changed');
  expect(await updateCampaign({ campaignId, name: 'Renamed', perMinute: 5 }, edges)).toMatchObject({ name: 'Renamed', perMinute: 5 });
}, 30_000);
