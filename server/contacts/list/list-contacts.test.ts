import { afterAll, beforeAll, expect, test } from 'bun:test';
import type { AudienceFilter } from '../../../shared/audience.ts';
import type { Contact, ContactSort } from '../../../shared/contact.ts';
import { buildContact, TEST_NOW } from '../../test/build.ts';
import { startDatabase, type TestDatabase } from '../../test/start-database.ts';
import { ContactModel } from '../contact.model.ts';
import { contactFacets } from './contact-facets.ts';
import { countContacts, listContacts } from './list-contacts.ts';

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
async function read(sort: ContactSort, filter: AudienceFilter = {}): Promise<string[]> {
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
])('%s finds by the beginnings of words', async (search, names) => {
  expect(await read('newest', { search })).toEqual(names);
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
