import { afterAll, afterEach, beforeAll, describe, expect, test } from 'bun:test';
import { INBOX_VIEWS, type Thread } from '../../../shared/thread.ts';
import { ContactModel } from '../../contacts/contact.model.ts';
import { buildContact, buildMessage, buildThread, TEST_NOW } from '../../test/build.ts';
import { startDatabase, type TestDatabase } from '../../test/start-database.ts';
import { MessageModel } from '../message.model.ts';
import { ThreadModel } from '../thread.model.ts';
import { countThreads } from './count-threads.ts';
import { listThreads, presentRows, type ThreadQuery } from './list-threads.ts';

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
  test('finds words of a mail, a subject, a customer and an address', async () => {
    const contact = (
      await ContactModel.create(buildContact({ firstName: 'Marisol', lastName: 'Okafor', email: 'mo@example.com' }))
    ).toObject();
    const thread = await store({ subject: 'Harbour view', contactId: contact._id, participants: ['mo@example.com'] });
    await store({ subject: 'Something else' });
    await MessageModel.create(buildMessage({ threadId: thread._id, text: 'We saw the lighthouse cottage on Sunday' }));
    for (const search of ['lighthouse cottage', 'harbour', 'marisol okafor', 'mo@example']) {
      expect([search, await subjects({ search })]).toEqual([search, ['Harbour view']]);
    }
    expect(await subjects({ search: 'nowhere to be found' })).toEqual([]);
  });

  test('takes what is typed as words, never as a pattern or an operator', async () => {
    await store({ subject: 'Price (450.000)?' });
    await store({ subject: 'Other' });
    expect(await subjects({ search: '(450.000)?' })).toEqual(['Price (450.000)?']);
    for (const search of ['.*', '$where', '"', '-price', '(((((a+)+)+)+)+$', '\\']) expect(await subjects({ search })).toEqual([]);
  });
});

test('a row names the customer and the owner', async () => {
  const contact = (await ContactModel.create(buildContact({ firstName: 'Ana', lastName: 'Reyes', email: 'ana@example.com' }))).toObject();
  const known = await store({ contactId: contact._id, ownerId: 'bo' });
  const unknown = await store({ contactId: null, participants: ['who@example.com'] });
  const rows = await presentRows([known, unknown], new Map([['bo', 'Bo']]));
  expect(rows[0]).toMatchObject({ id: known._id, contactName: 'Ana Reyes', contactEmail: 'ana@example.com', ownerName: 'Bo' });
  expect(rows[1]).toMatchObject({ contactName: '', contactEmail: 'who@example.com', ownerName: null });
});
