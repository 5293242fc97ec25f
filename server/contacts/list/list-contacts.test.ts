import { afterAll, beforeAll, describe, expect, test } from 'bun:test';
import { allFound, type ContactFilter } from '../../../shared/audience.ts';
import type { Contact, ContactSort } from '../../../shared/contact.ts';
import { buildContact, TEST_NOW } from '../../test/build.ts';
import { startDatabase, type TestDatabase } from '../../test/start-database.ts';
import { createTestEdges } from '../../test/test-edges.ts';
import { changeContacts } from '../change/change-contacts.ts';
import { ContactModel } from '../contact.model.ts';
import { writeContacts } from '../export/write-contacts.ts';
import { contactFacets } from './contact-facets.ts';
import { countContacts, listContacts } from './list-contacts.ts';
import { countListed, pageOfListed } from './listed-contacts.ts';

let database: TestDatabase;
const at = (minute: number) => new Date(TEST_NOW.getTime() + minute * 60_000);
beforeAll(async () => {
  database = await startDatabase();
  const people: Partial<Contact>[] = [
    { firstName: 'Ana', lastName: 'Núñez', email: 'ana.n@harbour.example', mobilePhone: '+1 (207) 555-0123', lastInboundAt: at(1) },
    { firstName: 'Bo', lastName: 'Abbott', email: 'bo@post.example', tags: ['news', 'vip'], leadSource: 'Fair', lastInboundAt: at(3) },
    { firstName: 'Anatol', lastName: 'Reyes', email: 'a.reyes@post.example', tags: ['news'], leadSource: 'Fair' },
    { firstName: '', lastName: '', email: 'zed@post.example', lastInboundAt: at(3) },
    { firstName: 'Cy', lastName: 'abbott', email: 'cy@post.example', otherEmails: ['old@elsewhere.example'] },
  ];
  for (const person of people) await ContactModel.create(buildContact(person));
});
afterAll(() => database.stop());

/** First names over all pages of two. */
async function read(sort: ContactSort, filter: ContactFilter = {}): Promise<string[]> {
  const names: string[] = [];
  for (let cursor: string | null | undefined; cursor !== null; ) {
    const page = await listContacts({ filter, sort, cursor, limit: 2 }, TEST_NOW);
    names.push(...page.items.map(({ firstName }) => firstName));
    cursor = page.nextCursor;
  }
  return names;
}

test('is read the newest first, by name, or who wrote last first, and each page goes on where the last one ended', async () => {
  expect(await read('newest')).toEqual(['Cy', '', 'Anatol', 'Bo', 'Ana']);
  expect(await read('name')).toEqual(['Bo', 'Cy', 'Ana', 'Anatol', '']);
  expect(await read('last_inbound')).toEqual(['', 'Bo', 'Ana', 'Cy', 'Anatol']);
});

test.each([
  ['nunez', ['Ana']],
  ['ana', ['Anatol', 'Ana']],
  ['ANA REY', ['Anatol']],
  ['post.example', ['Cy', '', 'Anatol', 'Bo']],
  ['ana.n@harbour', ['Ana']],
  ['old@else', ['Cy']],
  ['(207) 555', ['Ana']],
  ['555-0123', ['Ana']],
  ['tol', []],
  ['nu\0nez', []],
])('%s finds by the beginnings of words', async (search, names) => {
  expect(await read('newest', { search })).toEqual(names);
});

describe('strays', () => {
  const SPAM = { firstName: 'Win', lastName: 'Big', email: 'win@spam.example', isStray: true, lastInboundAt: at(9) };
  beforeAll(async () => {
    await ContactModel.create([buildContact(SPAM), buildContact({ ...SPAM, firstName: 'Wim', email: 'wim@spam.example' })]);
  });
  afterAll(() => ContactModel.deleteMany({ isStray: true }));

  test.each([
    ['everybody', {}, ['Bo', 'Cy', 'Ana', 'Anatol', '']],
    ['a condition', { stages: ['new' as const] }, ['Bo', 'Cy', 'Ana', 'Anatol', '']],
    ['words that name one, of no strays', { search: 'win big', strays: 'none' as const }, []],
    ['strays alone', { strays: 'only' as const }, ['Wim', 'Win']],
    ['strays alone, by words', { strays: 'only' as const, search: 'wim' }, ['Wim']],
    ['a condition nobody meets', { tags: ['nobody'], strays: 'only' as const }, []],
    ['nobody picked, of no strays', { contactIds: [], strays: 'none' as const }, []],
  ])('the list of %s, its count, its file and a change of all of it mean the same people', async (_, filter: ContactFilter, names) => {
    expect(await read('name', filter)).toEqual(names);
    for (const sort of ['newest', 'last_inbound'] as const) expect((await read(sort, filter)).toSorted()).toEqual(names.toSorted());
    expect(await countContacts(filter, TEST_NOW)).toEqual({ total: names.length, isMore: false });
    expect(await countListed(filter, { now: TEST_NOW })).toBe(names.length);
    expect((await pageOfListed(filter, { now: TEST_NOW, limit: 50 })).map(({ firstName }) => firstName).toSorted()).toEqual(
      names.toSorted(),
    );
    const change = { addTags: ['seen'] };
    const { changed } = await changeContacts({ filter, change, by: null }, { edges: createTestEdges() });
    expect([changed, await ContactModel.countDocuments({ tags: 'seen' })]).toEqual([names.length, names.length]);
    await ContactModel.updateMany({}, { $pull: { tags: 'seen' } });
  });

  test('words find one, to make somebody of; what is done to all that they find leaves strays what they are', async () => {
    await ContactModel.create(buildContact({ firstName: 'Winnie', lastName: 'Big', email: 'winnie@mailbox.example' }));
    const filter = { search: 'big' };
    expect(await read('newest', filter)).toEqual(expect.arrayContaining(['Win', 'Wim', 'Winnie']));
    expect((await countContacts(filter, TEST_NOW)).total).toBe(3);
    const { changed } = await changeContacts({ filter, change: { addTags: ['big'] }, by: 'jo' }, { edges: createTestEdges() });
    expect(changed).toBe(1);
    expect((await ContactModel.find({ tags: 'big' }).lean()).map(({ firstName }) => firstName)).toEqual(['Winnie']);
    expect(await ContactModel.countDocuments({ isStray: true })).toBe(2);
    expect((await Array.fromAsync(writeContacts(filter, TEST_NOW))).join('').match(/@spam/g)).toBeNull();
    expect((await countContacts(allFound(filter), TEST_NOW)).total).toBe(1);
    await ContactModel.deleteOne({ firstName: 'Winnie' });
  });

  test('somebody picked is meant, whoever they are', async () => {
    const stray = await ContactModel.findOne({ email: SPAM.email }).lean();
    expect(await read('newest', { contactIds: [stray?._id ?? ''] })).toEqual(['Win']);
  });
});

test('counts what a filter finds', async () => {
  expect(await countContacts({ tags: ['news'] }, TEST_NOW)).toEqual({ total: 2, isMore: false });
  expect(await countContacts({}, TEST_NOW)).toEqual({ total: 5, isMore: false });
});

const ofNobody = (place: string) => Buffer.from(place).toString('base64url');

test('a cursor of another order, or of nobody’s making, is refused', async () => {
  const { nextCursor } = await listContacts({ filter: {}, sort: 'name', limit: 1 }, TEST_NOW);
  for (const cursor of [nextCursor, 'nonsense', ofNobody('["newest",{"$gt":""},"x"]'), ofNobody('["newest",null,{"$gt":""}]')])
    await expect(listContacts({ filter: {}, sort: 'newest', cursor, limit: 1 }, TEST_NOW)).rejects.toMatchObject({ code: 'BAD_INPUT' });
});

test.each(['9e99', '8640000000000001', '1.5', '"2026"', '{"$gt":0}'])('a cursor whose time is %s is refused', async (time) => {
  const cursor = ofNobody(`["last_inbound",${time},"x"]`);
  const page = listContacts({ filter: {}, sort: 'last_inbound', cursor, limit: 1 }, TEST_NOW);
  await expect(page).rejects.toMatchObject({ code: 'BAD_INPUT' });
});

test('knows what there is to choose from, the commonest first', async () => {
  const facets = await contactFacets();
  expect(facets.tags).toEqual([
    { value: 'news', count: 2 },
    { value: 'vip', count: 1 },
  ]);
  expect(facets.sources).toEqual([{ value: 'Fair', count: 2 }]);
});

test('offers a tag as soon as it is made, also to who asks while it is being counted, and no longer than somebody has it', async () => {
  const tagged = buildContact({ tags: ['just made', 'vip'] });
  const before = contactFacets();
  await ContactModel.create(tagged);
  const [{ tags }] = await Promise.all([contactFacets(), contactFacets(), before]);
  expect(tags.map(({ value, count }) => [value, count])).toEqual([
    ['news', 2],
    ['vip', 2],
    ['just made', 1],
  ]);
  await ContactModel.deleteOne({ _id: tagged._id });
  expect((await contactFacets()).tags.map(({ value }) => value)).toEqual(['news', 'vip']);
});

test('of very many values offers the commonest', async () => {
  const many = Array.from({ length: 600 }, (_, n) => buildContact({ leadSource: `source ${n % 550}` }));
  await ContactModel.insertMany(many);
  const { sources } = await contactFacets();
  expect([sources.length, sources[0], sources[51]]).toEqual([
    200,
    { value: 'Fair', count: 2 },
    { value: expect.stringMatching(/^source/) as unknown as string, count: 1 },
  ]);
  await ContactModel.deleteMany({ _id: { $in: many.map(({ _id }) => _id) } });
});
