import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'bun:test';
import type { Contact } from '../../../shared/contact.ts';
import { MAIL_KINDS } from '../../../shared/message.ts';
import { INBOX_VIEWS, type SearchHit, type Thread } from '../../../shared/thread.ts';
import { ContactModel } from '../../contacts/contact.model.ts';
import { buildContact, buildMessage, buildThread, TEST_NOW } from '../../test/build.ts';
import { startDatabase, type TestDatabase } from '../../test/start-database.ts';
import { MessageModel } from '../message.model.ts';
import { ThreadModel } from '../thread.model.ts';
import { countThreads } from './count-threads.ts';
import { indexFor, listThreads, type ThreadQuery, threadFilter, threadsStillIn } from './list-threads.ts';
import { presentRows } from './present-rows.ts';

let database: TestDatabase;
beforeAll(async () => {
  database = await startDatabase();
});
afterAll(() => database.stop());
afterEach(() => Promise.all([ThreadModel.deleteMany({}), MessageModel.deleteMany({}), ContactModel.deleteMany({})]));

const me = { userId: 'me' };
const store = async (change: Partial<Thread> = {}) => (await ThreadModel.create(buildThread(change))).toObject();
const subjects = async (query: Partial<ThreadQuery>) =>
  (await listThreads({ view: 'all', limit: 50, ...query }, me)).threads.map(({ subject }) => subject);
const minutesAgo = (minutes: number) => new Date(TEST_NOW.getTime() - minutes * 60_000);

describe('the views', () => {
  test('each holds what it is named for, and its count agrees', async () => {
    const needs = { reason: 'handed_over' as const, detail: '', at: TEST_NOW };
    await store({ subject: 'buyer', kind: 'buyer_lead', lastMessageAt: minutesAgo(1) });
    await store({ subject: 'renter', kind: 'renter_lead', ownerId: 'me', lastMessageAt: minutesAgo(2) });
    await store({ subject: 'seller', kind: 'seller_lead', stage: 'hot', ownerId: 'bo', lastMessageAt: minutesAgo(3) });
    await store({ subject: 'new', kind: null, lastMessageAt: minutesAgo(4) });
    await store({ subject: 'spam', kind: 'spam', lastMessageAt: minutesAgo(5) });
    await store({ subject: 'closed', status: 'closed', ownerId: 'me', lastMessageAt: minutesAgo(6) });
    await store({ subject: 'snoozed', status: 'snoozed', snoozedUntil: TEST_NOW, needs, lastMessageAt: minutesAgo(6.5) });
    await store({ subject: 'campaign only', isInInbox: false, lastMessageAt: minutesAgo(7) });
    await store({ subject: 'failed campaign', isInInbox: false, needs, lastMessageAt: minutesAgo(8) });
    const expected = {
      needs_you: ['failed campaign'],
      all: ['buyer', 'renter', 'seller', 'new'],
      mine: ['renter'],
      unassigned: ['buyer', 'new'],
      sellers: ['seller'],
      buyers: ['buyer', 'renter'],
      calls: ['seller'],
      snoozed: ['snoozed'],
      spam: ['spam'],
      closed: ['closed'],
    };
    const counts = await countThreads(me);
    for (const view of INBOX_VIEWS) {
      expect([view, await subjects({ view })]).toEqual([view, expected[view]]);
      expect([view, counts[view]]).toEqual([view, expected[view].length]);
    }
  });

  test('filters narrow a view, and asking for spam in All finds it', async () => {
    await store({ subject: 'spam', kind: 'spam' });
    await store({ subject: 'hot', kind: 'buyer_lead', stage: 'hot', ownerId: 'bo', campaignIds: ['c1'] });
    await store({ subject: 'cold', kind: 'buyer_lead' });
    expect(await subjects({ kind: 'spam' })).toEqual(['spam']);
    expect(await subjects({ stage: 'hot' })).toEqual(['hot']);
    expect(await subjects({ assigneeId: 'bo' })).toEqual(['hot']);
    expect(await subjects({ campaignId: 'c1' })).toEqual(['hot']);
    expect(await subjects({ kind: 'buyer_lead', stage: 'new' })).toEqual(['cold']);
  });
});

describe('pages', () => {
  test('walk through everything once, also where mails share a moment', async () => {
    for (let n = 0; n < 23; n++) await store({ subject: `t${n}`, lastMessageAt: minutesAgo(Math.floor(n / 4)) });
    const seen: string[] = [];
    let cursor: string | null = null;
    do {
      const page: Awaited<ReturnType<typeof listThreads>> = await listThreads({ view: 'all', limit: 5, cursor }, me);
      seen.push(...page.threads.map(({ subject }) => subject));
      cursor = page.nextCursor;
    } while (cursor);
    expect(seen).toHaveLength(23);
    expect(new Set(seen).size).toBe(23);
  });

  test('a thread that moves up meanwhile shifts no other out of the next page', async () => {
    for (let n = 0; n < 6; n++) await store({ subject: `t${n}`, lastMessageAt: minutesAgo(n) });
    const first = await listThreads({ view: 'all', limit: 3 }, me);
    await ThreadModel.updateOne({ subject: 't5' }, { $set: { lastMessageAt: minutesAgo(-1) } });
    expect(await subjects({ limit: 3, cursor: first.nextCursor })).toEqual(['t3', 't4']);
  });

  test('refuses a cursor that no list gave out', async () => {
    for (const cursor of ['x', '{"$gt":""}', Buffer.from('1.{$ne:1}').toString('base64url')]) {
      await expect(listThreads({ view: 'all', limit: 5, cursor }, me)).rejects.toMatchObject({ code: 'BAD_INPUT' });
    }
  });
});

describe('search', () => {
  const contactOf = async (change: Partial<Contact>) => (await ContactModel.create(buildContact(change))).toObject();

  test('finds words of a mail, a subject, a customer, an address and a listing', async () => {
    const contact = await contactOf({ firstName: 'Marisol', lastName: 'Okafor', email: 'mo@example.com' });
    const thread = await store({
      subject: 'Harbour view',
      contactId: contact._id,
      participants: ['mo@example.com'],
      listingKeys: ['PL-7'],
    });
    await store({ subject: 'Something else' });
    await MessageModel.create(buildMessage({ threadId: thread._id, text: 'We saw the lighthouse cottage on Sunday' }));
    for (const search of ['lighthouse cottage', 'sunday LIGHTHOUSE', '"lighthouse cottage"', 'harb', 'marisol okafor', 'mo@example']) {
      expect([search, await subjects({ search })]).toEqual([search, ['Harbour view']]);
    }
    for (const search of ['nowhere to be found', '"cottage lighthouse"', 'lighthouse tuesday'])
      expect(await subjects({ search })).toEqual([]);
    const byListing = await listThreads({ view: 'all', limit: 5, search: 'no such words' }, { ...me, listingKeys: ['PL-7'] });
    expect(byListing.threads.map(({ subject }) => subject)).toEqual(['Harbour view']);
  });

  test('in All finds what is closed, sleeps or is spam as well, and in another view what stands there', async () => {
    await store({ subject: 'Barn, open', lastMessageAt: minutesAgo(1) });
    await store({ subject: 'Barn, closed', status: 'closed', lastMessageAt: minutesAgo(2) });
    await store({ subject: 'Barn, asleep', status: 'snoozed', snoozedUntil: TEST_NOW, lastMessageAt: minutesAgo(3) });
    await store({ subject: 'Barn, spam', kind: 'spam', lastMessageAt: minutesAgo(4) });
    await store({ subject: 'Barn, of a campaign', isInInbox: false, lastMessageAt: minutesAgo(5) });
    expect(await subjects({ search: 'barn' })).toEqual(['Barn, open', 'Barn, closed', 'Barn, asleep', 'Barn, spam']);
    expect(await subjects({ search: 'barn', view: 'unassigned' })).toEqual(['Barn, open']);
    expect(await subjects({ search: 'barn', view: 'closed' })).toEqual(['Barn, closed']);
  });

  test('takes what is typed as words, never as a pattern or an operator', async () => {
    await store({ subject: 'Price (450.000)?' });
    await store({ subject: 'Other' });
    expect(await subjects({ search: '(450.000)?' })).toEqual(['Price (450.000)?']);
    for (const search of ['.*', '$where', '"', '-price', '(((((a+)+)+)+)+$', '\\', 'vie\0w'])
      expect(await subjects({ search })).toEqual([]);
  });

  test('tells where the words stand, as plain text and offsets', async () => {
    const contact = await contactOf({ firstName: 'Cora', lastName: 'Cottage', email: 'cora@example.com' });
    const thread = await store({ subject: 'A cottage <b>now</b>', contactId: contact._id, lastWords: 'Hello', listingKeys: ['PL-7'] });
    const text = `${'Long ago we drove by. '.repeat(20)}\n\nThe lighthouse cottage\nis what we want. ${'Bye. '.repeat(80)}`;
    await MessageModel.create(buildMessage({ threadId: thread._id, subject: 'x', text }));
    const listings = new Map([['PL-7', { listingKey: 'PL-7', address: '7 Orchard Lane', picture: '/pictures/PL-7.svg' }]]);
    const hitsFor = async (words: string) => {
      const { threads, found } = await listThreads({ view: 'all', limit: 5, search: words }, { ...me, listingKeys: ['PL-7'] });
      if (!found) throw new Error('not a search');
      return (await presentRows(threads, { ownerNames: new Map(), listings, userId: me.userId, search: { words, found } }))[0]?.hits ?? [];
    };
    const marked = (hits: SearchHit[]) =>
      hits.map(({ where, text, marks }) => [where, ...marks.map(({ from, to }) => text.slice(from, to))]);
    const hits = await hitsFor('cottage');
    expect(marked(hits)).toEqual([
      ['contact', 'Cottage'],
      ['subject', 'cottage'],
      ['mail', 'cottage'],
    ]);
    expect(hits[1]?.text).toBe('A cottage <b>now</b>');
    expect(hits[2]?.text).toStartWith('…');
    expect(hits[2]?.text.length).toBeLessThan(180);
    expect(hits[2]?.text).toContain('The lighthouse cottage is what we want.');
    expect(marked(await hitsFor('orchard'))).toEqual([['listing', 'Orchard']]);
    expect(marked(await hitsFor('cora@'))).toEqual([['contact', 'cora@']]);
  });
});

describe('an open list that hears of changes', () => {
  test('asks for the changed threads alone, and hears which of them stand in its view', async () => {
    const [buyer, seller] = await Promise.all([store({ kind: 'buyer_lead' }), store({ kind: 'seller_lead' })]);
    const ask = async () => (await threadsStillIn({ view: 'buyers' }, [buyer._id, seller._id, 'gone'], me)).map(({ _id }) => _id);
    expect(await ask()).toEqual([buyer._id]);
    await ThreadModel.updateOne({ _id: buyer._id }, { $set: { status: 'closed' } });
    expect(await ask()).toEqual([]);
  });
});

describe('every way of looking', () => {
  type Stage = { stage?: string; inputStage?: Stage; inputStages?: Stage[]; indexName?: string };
  const stagesOf = (plan: Stage | undefined): string[] =>
    plan ? [plan.stage ?? '', ...stagesOf(plan.inputStage), ...(plan.inputStages ?? []).flatMap((inner) => stagesOf(inner))] : [];
  const narrowings: Partial<ThreadQuery>[] = [{}, { kind: 'buyer_lead' }, { stage: 'hot' }, { assigneeId: 'bo' }, { campaignId: 'c1' }];
  const all = INBOX_VIEWS.flatMap((view) => narrowings.map((narrowing) => ({ view, ...narrowing })));

  beforeEach(async () => {
    const kinds = [null, ...MAIL_KINDS];
    const threads = Array.from({ length: 1000 }, (_, n) =>
      buildThread({
        kind: kinds[n % kinds.length],
        stage: n % 11 === 0 ? 'hot' : 'new',
        status: n % 5 === 0 ? 'closed' : n % 29 === 0 ? 'snoozed' : 'open',
        isInInbox: n % 7 !== 0,
        ownerId: [null, 'me', 'bo'][n % 3] ?? null,
        campaignIds: n % 10 === 0 ? ['c1'] : [],
        needs: n % 50 === 0 ? { reason: 'review', detail: '', at: TEST_NOW } : null,
        lastMessageAt: minutesAgo(n),
      }),
    );
    await ThreadModel.collection.insertMany(threads as never[]);
  });

  test('reads an index in its order: no query scans the collection or sorts in memory', async () => {
    const cursor = { lastMessageAt: { $lte: minutesAgo(200) }, $or: [{ lastMessageAt: { $lt: minutesAgo(200) } }] };
    let asked = 0;
    for (const place of all) {
      // Sellers among the buyers: what can hold nothing is planned at random.
      if (!(await ThreadModel.exists({ $and: threadFilter(place, { ...me, isSearch: false }) }))) continue;
      asked++;
      for (const page of [{}, cursor]) {
        const filter = { $and: [...threadFilter(place, { ...me, isSearch: false }), page] };
        const explained = await ThreadModel.find(filter)
          .sort({ lastMessageAt: -1, _id: -1 })
          .limit(41)
          .hint(indexFor(place))
          .explain('queryPlanner');
        const { winningPlan } = (explained as unknown as { queryPlanner: { winningPlan: Stage } }).queryPlanner;
        const stages = stagesOf(winningPlan);
        expect([place, stages.filter((stage) => stage === 'COLLSCAN' || stage === 'SORT')]).toEqual([place, []]);
        expect([place, stages.includes('IXSCAN')]).toEqual([place, true]);
      }
    }
    expect(asked).toBeGreaterThan(35);
  }, 60_000);
});

test('where a note calls me the thread stands in Needs you and Mine, in its order and over pages, and is counted once', async () => {
  const openMentions = [{ userId: me.userId, noteId: 'n', detail: 'Bo: “look”', at: TEST_NOW }];
  const needs = { reason: 'review' as const, detail: '', at: TEST_NOW };
  await store({ subject: 'called', openMentions, ownerId: 'bo', lastMessageAt: minutesAgo(2) });
  await store({ subject: 'both', openMentions, needs, ownerId: me.userId, lastMessageAt: minutesAgo(3) });
  await store({ subject: 'mine', needs, ownerId: me.userId, lastMessageAt: minutesAgo(1) });
  await store({ subject: 'for Bo', openMentions: openMentions.map((mention) => ({ ...mention, userId: 'bo' })), ownerId: 'bo' });
  for (const view of ['needs_you', 'mine'] as const) {
    const seen: string[] = [];
    let cursor: string | null = null;
    do {
      const page: Awaited<ReturnType<typeof listThreads>> = await listThreads({ view, limit: 1, cursor }, me);
      seen.push(...page.threads.map(({ subject }) => subject));
      cursor = page.nextCursor;
    } while (cursor);
    expect([view, seen]).toEqual([view, ['mine', 'called', 'both']]);
    expect((await countThreads(me))[view]).toBe(3);
    const all = (await ThreadModel.find().lean()).map(({ _id }) => _id);
    expect((await threadsStillIn({ view }, all, me)).map(({ subject }) => subject).sort()).toEqual(['both', 'called', 'mine']);
  }
});

test('a row names the customer and the owner', async () => {
  const contact = (await ContactModel.create(buildContact({ firstName: 'Ana', lastName: 'Reyes', email: 'ana@example.com' }))).toObject();
  const known = await store({ contactId: contact._id, ownerId: 'bo' });
  const unknown = await store({ contactId: null, participants: ['who@example.com'] });
  const rows = await presentRows([known, unknown], { ownerNames: new Map([['bo', 'Bo']]), listings: new Map(), userId: me.userId });
  expect(rows[0]).toMatchObject({ id: known._id, contactName: 'Ana Reyes', contactEmail: 'ana@example.com', ownerName: 'Bo' });
  expect(rows[1]).toMatchObject({ contactName: '', contactEmail: 'who@example.com', ownerName: null });
});
