import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'bun:test';
import type { Triage } from '../../../shared/decision.ts';
import { importOptionsSchema } from '../../../shared/import.ts';
import type { MailKind } from '../../../shared/message.ts';
import { CampaignRecipientModel } from '../../campaigns/campaign-recipient.model.ts';
import { expandAudience } from '../../campaigns/run/expand-audience.ts';
import { countAudience, sampleAudience } from '../../contacts/audiences/read-audience.ts';
import { ContactModel } from '../../contacts/contact.model.ts';
import { countContacts, listContacts } from '../../contacts/list/list-contacts.ts';
import { totalStage } from '../../contacts/stages/total-stage.ts';
import { touchContact } from '../../contacts/touch-contact.ts';
import { buildCampaign, buildContact, buildMessage, TEST_NOW } from '../../test/build.ts';
import { buildIncoming, buildSent } from '../../test/incoming.ts';
import { startApi, type TestApi } from '../../test/start-api.ts';
import { createTestEdges, type TestEdges } from '../../test/test-edges.ts';
import { noteTriage } from '../answer/note-triage.ts';
import { receiveMail } from '../arrive/receive-mail.ts';
import { reclassify } from '../desk/reclassify.ts';
import type { IncomingMail } from '../incoming-mail.ts';
import { MessageModel } from '../message.model.ts';
import { ThreadModel } from '../thread.model.ts';
import { receiveTogether } from '../together/receive-together.ts';
import { markOldStrays } from './mark-old-strays.ts';

let api: TestApi;
let edges: TestEdges;
beforeAll(async () => {
  api = await startApi();
});
afterAll(() => api.close());
beforeEach(async () => {
  await Promise.all([MessageModel.deleteMany(), ThreadModel.deleteMany(), ContactModel.deleteMany(), CampaignRecipientModel.deleteMany()]);
  edges = createTestEdges();
});

const SPAMMER = { address: 'win@prizes.example', name: 'You won' };
const BULK = ['List-Id: prizes.example'];
const spam = (change: Partial<IncomingMail> = {}) => buildIncoming({ from: SPAMMER, ...change });

/** What the AI's triage says of the newest mail. */
async function judged(kind: MailKind, by: 'rule' | 'model' = 'model'): Promise<string> {
  const mail = await MessageModel.findOne({ direction: 'inbound' }).sort({ sortAt: -1 }).lean();
  const thread = mail && (await ThreadModel.findById(mail.threadId).lean());
  if (!mail || !thread) throw new Error('there is no mail');
  await noteTriage({ mail, thread, triage: { kind, confidence: 1 } as Triage, by }, edges);
  return mail._id;
}

const everybody = () => countAudience({}, TEST_NOW);
const NOBODY = { total: 0, mailable: 0 };
const SOMEBODY = { total: 1, mailable: 1 };

test('who sent spam is in no audience, gets no campaign and is no lead, and stands in the list of contacts where it names them', async () => {
  const ana = await ContactModel.create(buildContact());
  await receiveMail(spam(), edges);
  await judged('spam');
  for (const filter of [{}, { stages: ['new' as const] }, { consent: ['subscribed' as const] }, { search: 'win' }])
    expect(await countAudience(filter, TEST_NOW)).toEqual('search' in filter ? NOBODY : SOMEBODY);
  expect((await sampleAudience({}, { now: TEST_NOW })).map(({ _id }) => _id)).toEqual([ana._id]);
  expect((await totalStage({ side: 'others', stage: 'new' })).count).toBe(1);
  const campaign = buildCampaign({ state: 'sending', audience: {} });
  expect(await expandAudience(campaign, { ...edges, signal: AbortSignal.timeout(5000) })).toBe(1);
  expect((await CampaignRecipientModel.find().lean()).map(({ contactId }) => contactId)).toEqual([ana._id]);
  expect(await countContacts({}, TEST_NOW)).toEqual({ total: 1, isMore: false });
  expect((await listContacts({ filter: {}, sort: 'newest', limit: 5 }, TEST_NOW)).items.map(({ id }) => id)).toEqual([ana._id]);
  expect(await countContacts({ strays: 'only' }, TEST_NOW)).toEqual({ total: 1, isMore: false });
  const { items } = await listContacts({ filter: { search: 'win' }, sort: 'newest', limit: 5 }, TEST_NOW);
  expect(items).toMatchObject([{ email: SPAMMER.address, isStray: true }]);
});

describe.each([
  ['one by one', (mail: IncomingMail) => receiveMail(mail, edges)],
  ['together', (mail: IncomingMail) => receiveTogether([[mail]], edges)],
])('taken in %s', (_, receive) => {
  test.each([
    ['a newsletter', { automaticSigns: BULK }, NOBODY],
    ['an absence', { automaticSigns: ['Auto-Submitted: auto-replied'] }, NOBODY],
    ['what the provider took for junk', { folder: 'junk' as const }, NOBODY],
    ['an old newsletter', { automaticSigns: BULK, isBackfill: true }, NOBODY],
    ['a mail that nobody has read yet', {}, SOMEBODY],
    ['an old mail that nobody sorts', { isBackfill: true }, SOMEBODY],
    ['a blind copy', { automaticSigns: ['our address is in neither To nor Cc'] }, SOMEBODY],
  ])('%s', async (_, change, audience) => {
    await receive(spam(change));
    expect(await everybody()).toEqual(audience);
  });
});

test('the first honest mail makes a contact like any other, and spam after it changes nothing', async () => {
  await receiveMail(spam({ automaticSigns: BULK }), edges);
  await receiveMail(spam(), edges);
  // It is still to be read: the next spam must not make a lead for the time being.
  expect(await everybody()).toEqual(NOBODY);
  await judged('buyer_lead');
  expect(await everybody()).toEqual(SOMEBODY);
  expect(edges.published.filter(({ name }) => name === 'contact.changed')).toHaveLength(3);
  await receiveMail(spam({ automaticSigns: BULK }), edges);
  await judged('spam', 'rule');
  expect(await everybody()).toEqual(SOMEBODY);
});

test('the word of a person counts, in both directions', async () => {
  await receiveMail(spam({ automaticSigns: BULK }), edges);
  const messageId = await judged('spam', 'rule');
  await reclassify({ messageId, kind: 'vendor' }, edges);
  expect(await everybody()).toEqual(SOMEBODY);
  await reclassify({ messageId, kind: 'spam' }, edges);
  expect(await everybody()).toEqual(NOBODY);
});

test('whom we know otherwise is nobody’s stray, however much their machines write', async () => {
  const { run } = await (await api.program('agent')).api.contacts.importCsv.mutate({ csv: 'Email\nimported@x.example\n', dryRun: false });
  expect(run.created).toBe(1);
  await (await api.program('agent')).api.contacts.create.mutate({ email: 'by.hand@x.example' });
  await ContactModel.create(buildContact({ email: 'written.to@x.example', lastOutboundAt: TEST_NOW }));
  await receiveMail(buildSent({ to: [{ address: 'in.sent@x.example', name: '' }] }), edges);
  for (const address of ['imported', 'by.hand', 'written.to', 'in.sent'])
    await receiveMail(
      buildIncoming({ from: { address: `${address}@x.example`, name: '' }, automaticSigns: ['Auto-Submitted: auto'] }),
      edges,
    );
  expect(await everybody()).toEqual({ total: 4, mailable: 4 });
});

type Hand = [string, (api: Awaited<ReturnType<TestApi['program']>>['api'], contactId: string) => Promise<unknown>];

test.each<Hand>([
  ['writes a note', (client, contactId) => client.contacts.addNote.mutate({ contactId, text: 'met him' })],
  ['corrects the name', (client, contactId) => client.contacts.update.mutate({ contactId, firstName: 'Winfried' })],
  ['gives a stage', (client, contactId) => client.contacts.setStage.mutate({ contactId, stage: 'nurture' })],
  [
    'puts a tag on',
    (client, contactId) => client.contacts.change.mutate({ filter: { contactIds: [contactId] }, change: { addTags: ['x'] } }),
  ],
  ['says what they look for', (client, contactId) => client.contacts.setSlot.mutate({ contactId, slot: 'bedrooms', value: 3 })],
  [
    'imports them',
    (client) =>
      client.contacts.importCsv.mutate({
        csv: `Email\n${SPAMMER.address}\n`,
        options: importOptionsSchema.parse({ onKnown: 'skip' }),
        dryRun: false,
      }),
  ],
  [
    'merges them with somebody',
    async (client, contactId) => {
      const other = await ContactModel.create(buildContact({ isStray: true, lastInboundAt: TEST_NOW }));
      await client.contacts.merge.mutate({ keepId: contactId, mergeId: other._id });
    },
  ],
  ['takes the conversation', async (client) => client.inbox.takeOver.mutate({ threadId: (await ThreadModel.findOne().lean())?._id ?? '' })],
  ['writes to them', (_, contactId) => touchContact(contactId, { lastOutboundAt: TEST_NOW })],
])('a person who %s makes somebody of them, for good', async (_, act) => {
  await receiveMail(spam({ automaticSigns: BULK }), edges);
  expect(await everybody()).toEqual(NOBODY);
  const contact = await ContactModel.findOne().lean();
  await act((await api.program('lead')).api, contact?._id ?? '');
  expect(await everybody()).toEqual(SOMEBODY);
  await receiveMail(spam({ automaticSigns: BULK }), edges);
  expect(await everybody()).toEqual(SOMEBODY);
});

test('the data of an earlier version is brought up to date, once and again, and leaves everybody else alone', async () => {
  const theirs = async (kind: MailKind | null, change: Parameters<typeof buildContact>[0] = {}) => {
    const contact = await ContactModel.create(buildContact({ lastInboundAt: TEST_NOW, ...change }));
    await MessageModel.create(buildMessage({ contactId: contact._id, kind, kindBy: kind && 'model' }));
    return contact;
  };
  const spammers = [await theirs('spam'), await theirs('bounce')];
  const mixed = await theirs('spam');
  await MessageModel.create(buildMessage({ contactId: mixed._id, kind: 'seller_lead', kindBy: 'model' }));
  await Promise.all([theirs(null), theirs('vendor'), theirs('spam', { lastOutboundAt: TEST_NOW }), theirs('spam', { tags: ['fair'] })]);
  for (const _ of ['once', 'again']) {
    await markOldStrays(edges);
    const strays = await ContactModel.find({ isStray: true }).sort({ _id: 1 }).lean();
    expect(strays.map(({ _id }) => _id)).toEqual(spammers.map(({ _id }) => _id).sort());
    expect(await everybody()).toEqual({ total: 5, mailable: 5 });
  }
});
