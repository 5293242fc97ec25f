import { afterAll, beforeAll, expect, test } from 'bun:test';
import type { ContactFilter } from '../shared/audience.ts';
import { STAGES } from '../shared/contact.ts';
import { MAIL_KINDS, type Message } from '../shared/message.ts';
import { INBOX_VIEWS } from '../shared/thread.ts';
import { DecisionModel } from './ai/decision.model.ts';
import { decisionsOfMails } from './ai/decision.ts';
import { CallModel } from './calls/call.model.ts';
import { callsBeside } from './calls/list-calls.ts';
import { isCampaignDue } from './campaigns/advance-campaigns.ts';
import { CampaignModel } from './campaigns/campaign.model.ts';
import { CampaignRecipientModel } from './campaigns/campaign-recipient.model.ts';
import { queueRecipients } from './campaigns/run/queue-recipients.ts';
import { countAudience, sampleAudience } from './contacts/audiences/read-audience.ts';
import { ContactModel } from './contacts/contact.model.ts';
import { isImportDue } from './contacts/import/import-contacts.ts';
import { contactFacets } from './contacts/list/contact-facets.ts';
import { contactKeys } from './contacts/list/contact-keys.ts';
import { countContacts, listContacts } from './contacts/list/list-contacts.ts';
import { totalStage } from './contacts/stages/total-stage.ts';
import { claimDueThread, freeStaleClaims, isThreadDue } from './inbox/answer/claim-thread.ts';
import { receiveMail } from './inbox/arrive/receive-mail.ts';
import { dueCampaignMails } from './inbox/campaign-mail/due-campaign-mails.ts';
import { messagesOfThread } from './inbox/desk/show-thread.ts';
import { changeSender } from './inbox/ledger/change-sender.ts';
import { claimNextDue, isMailDue } from './inbox/ledger/claim-mail.ts';
import { claimNextLook } from './inbox/ledger/look-for-sent.ts';
import { releaseDueHeld } from './inbox/ledger/release-held.ts';
import { settleExpiredClaims } from './inbox/ledger/settle-expired.ts';
import { countThreads } from './inbox/list/count-threads.ts';
import { listThreads } from './inbox/list/list-threads.ts';
import { mailWords } from './inbox/list/mail-words.ts';
import { MessageModel } from './inbox/message.model.ts';
import { notesOfThread } from './inbox/notes/list-notes.ts';
import { clearDraft } from './inbox/outbox/clear-draft.ts';
import { findQuietThreads } from './inbox/outbox/find-quiet-threads.ts';
import { countQueues } from './inbox/queues/count-queues.ts';
import { ThreadModel } from './inbox/thread.model.ts';
import { takeLease } from './jobs/lease.ts';
import { PlaceModel } from './mail/place.model.ts';
import { listCards } from './pipeline/list-cards.ts';
import { matchKeysOf } from './properties/match/match-keys.ts';
import { matchProperties } from './properties/match/match-properties.ts';
import { PropertyModel } from './properties/property.model.ts';
import { defaultSettings } from './settings/default-settings.ts';
import * as build from './test/build.ts';
import { buildIncoming } from './test/incoming.ts';
import { startDatabase, type TestDatabase } from './test/start-database.ts';
import { createTestEdges } from './test/test-edges.ts';
import { watchQueries } from './test/watch-queries.ts';

/** So many of each: a query that walks a collection reads more than it may. */
const [MANY, SOME] = [2500, 600];
const minutesAgo = (n: number) => new Date(build.TEST_NOW.getTime() - n * 60_000);
const edges = createTestEdges();
const me = { id: 'me', role: 'agent' } as const;
const mailboxIds = ['mailbox'];
const campaign = build.buildCampaign({ state: 'sending', isExpanded: true });

let database: TestDatabase;
let told: Awaited<ReturnType<typeof watchQueries>>;
beforeAll(async () => {
  database = await startDatabase();
  told = await watchQueries(database.uri);
  await fill();
});
afterAll(() => database.stop());

const thread = { name: 'thread7', mail: 'message7', contact: 'contact7' };
/** Each hot path, and how many documents and keys of an index one query of it may read at most. */
const PATHS: { name: string; most?: number; mostKeys?: number; act: () => Promise<unknown> }[] = [
  {
    name: 'a first mail of somebody new',
    act: () => receiveMail(buildIncoming({ from: { address: 'new@x.example', name: 'New' } }), edges),
  },
  {
    name: 'an answer of somebody known',
    act: () =>
      receiveMail(
        buildIncoming({ from: { address: 'p7@x.example', name: '' }, inReplyTo: '<m7@x.example>', references: ['<m7@x.example>'] }),
        edges,
      ),
  },
  { name: 'a mail that was seen before', act: () => receiveMail(buildIncoming({ identity: 'identity7' }), edges) },
  {
    name: 'the place of a mail',
    act: () => PlaceModel.exists({ rawHash: 'hash599', mailboxId: 'mailbox', messageId: { $ne: null }, _id: { $ne: 'x' } }),
  },
  ...INBOX_VIEWS.map((view) => ({
    name: `the view ${view}`,
    act: () => listThreads({ view, limit: 50 }, { userId: me.id }),
  })),
  {
    name: 'a later page of the inbox',
    act: async () => {
      const { nextCursor } = await listThreads({ view: 'all', limit: 20 }, { userId: me.id });
      await listThreads({ view: 'all', limit: 20, cursor: nextCursor }, { userId: me.id });
    },
  },
  // All in one question; each counted up to a thousand, one key for each.
  { name: 'the counts of the views', most: 1100, mostKeys: 4000, act: () => countThreads({ userId: me.id }) },
  {
    name: 'a conversation',
    act: () =>
      Promise.all([
        ThreadModel.findById(thread.name).lean(),
        messagesOfThread(thread.name),
        notesOfThread(thread.name),
        decisionsOfMails([thread.mail]),
        callsBeside({ threadId: thread.name, contactId: thread.contact }),
      ]),
  },
  // Of a word of very many mails the newest two thousand are looked through, and of the conversations; keys are counted on.
  ...['word7', 'wor', 'w', '"a house"', 'house word7', 'house harbour', 'nowhere'].map((search) => ({
    name: `a search for ${search}`,
    most: 2100,
    mostKeys: 5000,
    act: () => listThreads({ view: 'all', search, limit: 50 }, { userId: me.id }),
  })),
  { name: 'whether a conversation is to be answered', act: () => isThreadDue(edges) },
  { name: 'whether mail is to be sent', act: () => isMailDue(edges) },
  { name: 'whether a campaign is to be moved on', act: () => isCampaignDue(edges) },
  { name: 'whether a file is to be taken in', act: () => isImportDue() },
  // Before anything of this history was due.
  { name: 'that nothing is to be answered', act: () => isThreadDue({ now: () => minutesAgo(2 * MANY) }) },
  { name: 'that nothing is to be sent', act: () => isMailDue({ now: () => minutesAgo(2 * MANY) }) },
  { name: 'the next conversation to answer', act: () => claimDueThread(edges) },
  { name: 'claims of the dead', act: () => freeStaleClaims(edges) },
  { name: 'conversations that fell quiet', act: () => findQuietThreads({ step: 0, from: minutesAgo(10), to: minutesAgo(5), limit: 20 }) },
  {
    name: 'the next page of those who fell quiet',
    act: () =>
      findQuietThreads({
        ...{ step: 0, from: minutesAgo(10), to: minutesAgo(5), limit: 20 },
        after: { _id: 'thread7', lastOutboundAt: minutesAgo(7) },
      }),
  },
  { name: 'what a thread shows without a draft', act: () => clearDraft(thread.name) },
  { name: 'the lease of a job', act: () => takeLease('poll-mailboxes', { holder: 'me', now: edges.now }) },
  { name: 'the next mail to send', act: () => claimNextDue({ mailboxIds }, edges) },
  {
    name: 'held mail whose time has come',
    act: () => releaseDueHeld(() => Promise.reject(new Error('not sent here')), { mailboxIds }, edges),
  },
  { name: 'senders that were interrupted', act: () => settleExpiredClaims(edges) },
  {
    name: 'mail of a mailbox that is switched off',
    act: () => changeSender({ from: ['closed'], to: { mailboxId: 'mailbox', address: 'hello@x.example' } }, edges),
  },
  { name: 'the next look into Sent', act: () => claimNextLook({ mailboxIds }, edges) },
  { name: 'mail of campaigns that is due', act: () => dueCampaignMails({ mailboxIds, limit: 50, except: [] }, edges) },
  { name: 'the length of the queues', most: MANY, act: () => countQueues() },
  {
    name: 'the next people of a campaign',
    most: 400,
    act: () =>
      queueRecipients(campaign, {
        settings: defaultSettings(edges.now()),
        sender: { mailboxId: 'mailbox', from: { address: 'hello@x.example', name: '' } },
        edges: { ...edges, signal: AbortSignal.timeout(50) },
        onBatch: async () => edges.stop(),
      }),
  },
  ...[
    { areas: ['Harbour 3'], priceMax: 600_000, bedroomsMin: 3, lease: false },
    { features: ['pool'], lease: false },
    { bedroomsMin: 3 },
  ].map((criteria) => ({ name: `homes for ${JSON.stringify(criteria)}`, most: 400, act: () => matchProperties(criteria) })),
  // A count reads what it counts, in the index alone.
  { name: 'the size of an audience', most: 400, act: () => countAudience({ tags: ['tag 3'], stages: ['hot'] }, edges.now()) },
  {
    name: 'the size of an audience that fell quiet',
    most: 0,
    mostKeys: 2 * MANY,
    act: () => countAudience({ contactTypes: ['Buyer'], lastContact: { notWithinDays: 1 } }, edges.now()),
  },
  {
    name: 'the size of an audience that a campaign did not reach',
    most: 0,
    mostKeys: 2 * MANY,
    act: () => countAudience({ campaign: { campaignId: 'c1', was: 'not_sent' } }, edges.now()),
  },
  { name: 'some of an audience', act: () => sampleAudience({ tags: ['tag 3'] }, { now: edges.now() }) },
  {
    name: 'some of an audience to whom nobody may write',
    most: 400,
    act: () => sampleAudience({ consent: ['unsubscribed'] }, { now: edges.now() }),
  },
  // Off the indexes alone: of each value the keys that bear it.
  { name: 'the values to filter contacts by', most: 0, mostKeys: MANY, act: () => contactFacets() },
  ...(['newest', 'name', 'last_inbound'] as const).map((sort) => ({
    name: `contacts, ${sort}`,
    act: () => listContacts({ filter: {}, sort, limit: 50 }, edges.now()),
  })),
  { name: 'strays among contacts', act: () => listContacts({ filter: { strays: 'only' }, sort: 'newest', limit: 50 }, edges.now()) },
  { name: 'how many contacts there are, and how many strays', act: () => countEach([{}, { strays: 'only' }]) },
  { name: 'how many contacts have a tag', most: 0, mostKeys: 100, act: () => countEach([{ tags: ['tag 3'] }]) },
  { name: 'contacts by a name', act: () => listContacts({ filter: { search: 'first77' }, sort: 'newest', limit: 50 }, edges.now()) },
  { name: 'how many contacts have a name', act: () => countContacts({ search: 'first77' }, edges.now()) },
  ...(['buyers', 'sellers', 'others'] as const).flatMap((side) => [
    { name: `a column of ${side}`, most: 1100, act: () => totalStage({ side, stage: 'hot' }) },
    { name: `cards of ${side}`, act: () => listCards({ side, stage: 'hot', limit: 20 }, { user: me, now: edges.now() }) },
    {
      name: `cards of mine, ${side}`,
      act: () => listCards({ side, stage: 'hot', ownerId: 'me', limit: 20 }, { user: me, now: edges.now() }),
    },
  ]),
];

test.each(PATHS)(
  '$name: every query reads what it needs off an index, whatever the history holds',
  async ({ most = 150, mostKeys = most, act }) => {
    const queries = await told(act);
    expect(queries.length).toBeGreaterThan(0);
    const walks = queries.filter(({ stages, keys, documents }) => stages.includes('COLLSCAN') || keys > mostKeys || documents > most);
    expect(walks).toEqual([]);
  },
);

const countEach = (filters: ContactFilter[]) => Promise.all(filters.map((filter) => countContacts(filter, edges.now())));

type Inserting = { insertMany: (rows: never[], options: object) => Promise<unknown> };

async function fill(): Promise<void> {
  const kinds = [null, ...MAIL_KINDS];
  const states = ['confirmed', 'voided', 'holding', 'queued', 'accepted', 'uncertain'] as const;
  const store = (count: number, model: { collection: Inserting }, rowOf: (n: number) => object) =>
    model.collection.insertMany(Array.from({ length: count }, (_, n) => rowOf(n)) as never[], {
      ordered: false,
      writeConcern: { w: 1, j: false },
    });
  const outgoing = (n: number): Partial<Message> => {
    // Most of what is due is a campaign's or not yet due, so that a claim that walks through it shows.
    const [purpose, far] = [n % 50 === 1 ? ('reply' as const) : ('campaign' as const), n % 3 === 0 ? -n : n];
    const delivery = {
      state: states[n % states.length],
      purpose,
      dueAt: minutesAgo(far),
      holdUntil: minutesAgo(far),
      nextLookAt: minutesAgo(far),
    };
    return n % 2 === 0 ? {} : { ...build.buildOutbound({ delivery }), author: 'ai' };
  };
  await Promise.all([
    store(MANY, ThreadModel, (n) => ({
      ...build.buildThread({
        kind: kinds[n % kinds.length],
        stage: n % 11 === 0 ? 'hot' : 'new',
        status: n % 5 === 0 ? 'closed' : n % 29 === 0 ? 'snoozed' : 'open',
        isInInbox: n % 7 !== 0,
        ownerId: [null, 'me', 'bo'][n % 3] ?? null,
        contactId: `contact${n}`,
        needs: n % 50 === 0 ? { reason: 'review', detail: '', at: edges.now() } : null,
        lastMessageAt: minutesAgo(n),
        lastOutboundAt: minutesAgo(n),
        lastAuthor: n % 2 ? 'ai' : 'customer',
        subject: `A house ${n}`,
        answer: { ...build.buildThread().answer, ...(n % 10 === 0 && { state: 'waiting' as const, dueAt: minutesAgo(n) }) },
      }),
      _id: `thread${n}`,
    })),
    store(MANY, MessageModel, (n) => {
      const written = { subject: `A house ${n}`, text: `word${n} ${n % 2 ? 'near the harbour' : ''}` };
      const known = { threadId: `thread${n}`, contactId: `contact${n}`, identity: `identity${n}`, wireIds: [`<m${n}@x.example>`] };
      const mail = build.buildMessage({
        ...outgoing(n),
        ...written,
        ...known,
        from: { address: `p${n}@x.example`, name: '' },
        sortAt: minutesAgo(n),
      });
      return { ...mail, _id: `message${n}`, words: mailWords(written) };
    }),
    store(MANY, ContactModel, (n) => {
      const contact = build.buildContact({
        email: `p${n}@x.example`,
        firstName: `First${n}`,
        stage: STAGES[n % STAGES.length],
        stageAt: minutesAgo(n),
        tags: [`tag ${n % 40}`],
        contactTypes: n % 4 === 0 ? [] : [n % 3 === 0 ? 'Seller' : 'Buyer'],
        ownerId: [null, 'me', 'bo'][n % 3] ?? null,
        lastInboundAt: minutesAgo(n),
      });
      return { ...contact, ...contactKeys(contact), _id: `contact${n}`, campaignsSent: n % 2 === 0 ? ['c1'] : [] };
    }),
    store(SOME, PropertyModel, (n) => {
      const home = build.buildProperty({
        city: `City ${n % 60}`,
        subdivisionName: `Harbour ${n % 40}`,
        listPrice: 200_000 + n * 100,
        standardStatus: n % 3 ? 'Closed' : 'Active',
        poolPrivateYN: n % 10 === 0,
      });
      return { ...home, matchKeys: matchKeysOf(home) };
    }),
    store(MANY, CampaignRecipientModel, (n) =>
      build.buildCampaignRecipient({
        campaignId: n % 2 ? campaign._id : 'other',
        contactId: `contact${n}`,
        state: n % 7 ? 'confirmed' : 'waiting',
      }),
    ),
    store(SOME, PlaceModel, (n) => build.buildPlace({ mailboxId: 'mailbox', rawHash: `hash${n}`, messageId: `message${n}` })),
    store(SOME, DecisionModel, (n) => build.buildDecision({ messageId: `message${n}`, threadId: `thread${n}` })),
    store(SOME, CallModel, (n) => build.buildCall({ contactId: `contact${n}`, threadId: `thread${n}`, agentId: `agent${n}` })),
    CampaignModel.create(campaign),
  ]);
}
