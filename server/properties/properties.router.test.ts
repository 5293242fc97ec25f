import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'bun:test';
import type { Contact, SlotName, SlotValues } from '../../shared/contact.ts';
import type { Property } from '../../shared/property.ts';
import { ContactModel } from '../contacts/contact.model.ts';
import { ThreadModel } from '../inbox/thread.model.ts';
import { buildContact, buildProperty, buildThread, TEST_NOW } from '../test/build.ts';
import { startApi, type TestApi } from '../test/start-api.ts';
import { PropertyModel } from './property.model.ts';

let api: TestApi;
let agent: Awaited<ReturnType<TestApi['program']>>['api'];
beforeAll(async () => {
  api = await startApi();
  agent = (await api.program('agent')).api;
});
afterAll(() => api.close());
beforeEach(() => Promise.all([PropertyModel.deleteMany({}), ContactModel.deleteMany({}), ThreadModel.deleteMany({})]));

const add = async (change: Partial<Property> = {}) => (await PropertyModel.create(buildProperty(change))).listingKey;
const days = (n: number) => new Date(TEST_NOW.getTime() - n * 86_400_000);
const evidence = { messageId: null, quote: '', start: 0, end: 0, at: TEST_NOW };
const wants = (values: Partial<SlotValues>): Contact['qualification'] =>
  Object.entries(values).map(([slot, value]) => ({ slot: slot as SlotName, value, by: 'agent', evidence }));
const person = async (change: Partial<Contact>) => (await ContactModel.create(buildContact(change)))._id;

describe('the catalogue', () => {
  test('narrows by what RESO fields say, and shows no deleted listing unasked', async () => {
    const key = await add({ poolPrivateYN: true, bedroomsTotal: 4, livingArea: 2400, city: 'Eastbrook', onMarketDate: days(2) });
    await add({ propertyType: 'ResidentialLease', listPrice: 2100, propertySubType: 'Apartment', onMarketDate: days(40) });
    await add({ standardStatus: 'Delete' });
    const keys = async (filter: object) => (await agent.properties.list.query(filter)).items.map(({ listingKey }) => listingKey);
    expect(await keys({})).toHaveLength(2);
    for (const filter of [
      { lease: false },
      { pool: true },
      { bedroomsMin: 4 },
      { livingAreaMin: 2000 },
      { city: 'Eastbrook' },
      { features: ['swimming pool'] },
      { listedSince: days(7) },
      { priceMin: 100_000, statuses: ['Active', 'Pending'] },
      { propertySubType: 'SingleFamilyResidence', search: key },
    ]) {
      expect([filter, await keys(filter)]).toEqual([filter, [key]]);
    }
    expect(await keys({ standardStatus: 'Delete' })).toHaveLength(1);
  });

  test('is paged by keyset in every order, each listing once, with those that state nothing at the end', async () => {
    for (const [at, livingArea] of [1000, 3000, null, 2000, null, 3000].entries()) {
      await add({ listingKey: `K-${at}`, livingArea, listPrice: 100_000 + (at % 3), onMarketDate: at % 2 ? days(at) : null });
    }
    for (const sort of ['changed', 'newest', 'price_up', 'price_down', 'largest'] as const) {
      const keys: string[] = [];
      for (let cursor: string | null | undefined; cursor !== null; ) {
        const page = await agent.properties.list.query({ sort, cursor, limit: 1 });
        keys.push(...page.items.map(({ listingKey }) => listingKey));
        cursor = page.nextCursor;
      }
      expect([sort, keys.toSorted()]).toEqual([sort, ['K-0', 'K-1', 'K-2', 'K-3', 'K-4', 'K-5']]);
      if (sort === 'largest') expect(keys).toEqual(['K-5', 'K-1', 'K-3', 'K-0', 'K-4', 'K-2']);
    }
    const { nextCursor: cheapest } = await agent.properties.list.query({ sort: 'price_up', limit: 1 });
    const made = (place: string) => Buffer.from(place).toString('base64url');
    for (const cursor of ['bm9uc2Vuc2U', cheapest, made('[9e99,"x"]'), made('["changed",9e99,"x"]'), made('["changed",1,{"$gt":""}]')]) {
      const page = agent.properties.list.query({ sort: 'changed', cursor });
      await expect(page).rejects.toMatchObject({ data: { code: 'BAD_REQUEST' } });
    }
  });

  test('puts on the map what says where it is, and counts the rest', async () => {
    const key = await add({ latitude: 43.6, longitude: -70.2 });
    await add({ latitude: null, longitude: null });
    expect(await agent.properties.pins.query()).toMatchObject({ pins: [{ listingKey: key, latitude: 43.6 }], isMore: false, unplaced: 1 });
    expect(await agent.properties.tiles.query()).toBeNull();
  });
});

describe('a listing', () => {
  test('begins as a draft, is completed into the market, and keeps every price and status from then on', async () => {
    const { listingKey, standardStatus } = await agent.properties.create.mutate({ streetName: 'Mill Road', streetNumber: '12' });
    expect(standardStatus).toBe('Incomplete');
    const early = agent.properties.update.mutate({ listingKey, change: { standardStatus: 'Active' } });
    await expect(early).rejects.toMatchObject({ data: { code: 'BAD_REQUEST', userMessage: expect.stringContaining('price') } });
    const facts = { listPrice: 400_000, city: 'Eastbrook', stateOrProvince: 'ME', bedroomsTotal: 3 };
    api.edges.published.length = 0;
    const listed = await agent.properties.update.mutate({ listingKey, change: { ...facts, standardStatus: 'Active' } });
    expect(listed).toMatchObject({
      unparsedAddress: '12 Mill Road, Eastbrook, ME',
      onMarketDate: api.edges.now(),
      originalListPrice: 400_000,
    });
    expect(api.edges.published).toEqual([{ name: 'property.changed', payload: { listingKey } }]);
    api.edges.advance(60_000);
    const cheaper = await agent.properties.update.mutate({ listingKey, change: { listPrice: 380_000 } });
    expect(cheaper.history?.map(({ listPrice, standardStatus: status }) => [listPrice, status])).toEqual([
      [0, 'Incomplete'],
      [400_000, 'Active'],
      [380_000, 'Active'],
    ]);
    expect(cheaper.originalListPrice).toBe(400_000);
    // Matching finds it by its new place.
    expect((await agent.properties.match.query({ criteria: { areas: ['Eastbrook'] } })).matches).toHaveLength(1);
  });

  test('is refused with its field when a value cannot be, and when its key is taken', async () => {
    const wrong = agent.properties.create.mutate({
      listPrice: -1,
      bedroomsTotal: 2.5,
      media: [{ mediaURL: 'javascript:alert(1)', mediaCategory: 'Photo', order: 0, preferredPhotoYN: true }],
    });
    const error: { data: { issues: { path: string }[] } } = await wrong.catch((thrown) => thrown);
    expect(error.data.issues.map(({ path }) => path)).toEqual(['listPrice', 'bedroomsTotal', 'media.0.mediaURL']);
    const listingKey = await add();
    await expect(agent.properties.create.mutate({ listingKey })).rejects.toMatchObject({ data: { code: 'CONFLICT' } });
    await expect(agent.properties.update.mutate({ listingKey: 'none', change: {} })).rejects.toMatchObject({ data: { code: 'NOT_FOUND' } });
  });

  test('is not written over by somebody who saw it before a colleague changed it', async () => {
    const listingKey = await add({ listPrice: 400_000, publicRemarks: 'Bright' });
    const { updatedAt: basedOn } = await agent.properties.byKey.query({ listingKey });
    const newer = await agent.properties.update.mutate({ listingKey, change: { listPrice: 390_000 }, basedOn });
    api.edges.published.length = 0;
    const late = agent.properties.update.mutate({ listingKey, change: { listPrice: 410_000, publicRemarks: 'Quiet' }, basedOn });
    await expect(late).rejects.toMatchObject({
      data: { code: 'CONFLICT', userMessage: expect.stringContaining('changed this listing while you were editing') },
    });
    expect(await agent.properties.byKey.query({ listingKey })).toMatchObject({ listPrice: 390_000, publicRemarks: 'Bright' });
    expect(api.edges.published).toEqual([]);
    const seen = { listingKey, change: { publicRemarks: 'Quiet' }, basedOn: newer.updatedAt };
    expect(await agent.properties.update.mutate(seen)).toMatchObject({ listPrice: 390_000, publicRemarks: 'Quiet' });
    // Who says nothing of what they saw, such as a program, changes what they name.
    expect(await agent.properties.update.mutate({ listingKey, change: { listPrice: 380_000 } })).toMatchObject({ listPrice: 380_000 });
  });

  test('tells whom it was sent to, what they said, and in which conversation', async () => {
    const listingKey = await add();
    const said = { listingKey, listingSentTimestamp: days(3), contactListingPreference: 'Favorite' as const };
    const contactId = await person({ listings: [{ ...said, preferenceEvidence: { ...evidence, quote: 'we love it' } }] });
    await person({ listings: [{ ...said, listingKey: 'another' }] });
    const { _id: threadId } = await ThreadModel.create(buildThread({ contactId, listingKeys: [listingKey], lastMessageAt: days(3) }));
    await ThreadModel.create(buildThread({ contactId, lastMessageAt: days(1) }));
    expect((await agent.properties.sentTo.query({ listingKey })).items).toMatchObject([
      { contactId, threadId, quote: 'we love it', contactListingPreference: 'Favorite' },
    ]);
  });
});

describe('who would want a listing', () => {
  test('is who looks for such a home and can pay it, the one with the most met wishes first, with reasons', async () => {
    const listingKey = await add({ listPrice: 500_000, subdivisionName: 'Harbour Quarter', poolPrivateYN: true });
    const buyer = (values: Partial<SlotValues>, change: Partial<Contact> = {}) =>
      person({ contactTypes: ['Buyer'], qualification: wants(values), ...change });
    const best = await buyer({ areas: ['Harbor Quarter'], budgetMax: 520_000, bedroomsMin: 3, features: ['pool'] });
    const areaOnly = await buyer({ areas: ['the Harbour Quarter'] });
    const budgetOnly = await buyer({ budgetMax: 510_000 }, { consent: { state: 'unsubscribed', at: null, reason: '', source: '' } });
    await buyer({ areas: ['Harbour Quarter'], budgetMax: 400_000 });
    await buyer({ areas: ['Mill Hill'], budgetMax: 520_000 });
    await buyer({ areas: ['Harbour Quarter'], budgetMax: 520_000, bedroomsMin: 6 });
    await buyer({ areas: ['Harbour Quarter'], budgetMax: 520_000 }, { stage: 'closed' });
    await buyer(
      { areas: ['Harbour Quarter'], budgetMax: 520_000 },
      { listings: [{ listingKey, listingSentTimestamp: days(1), contactListingPreference: 'Discard' }] },
    );
    await person({ contactTypes: ['Tenant'], qualification: wants({ areas: ['Harbour Quarter'] }) });
    const { people } = await agent.properties.wantedBy.query({ listingKey });
    expect(people[0]).toMatchObject({ contactId: best, mayMail: true, sentAt: null });
    expect(people[0]?.reasons).toEqual(expect.arrayContaining(['in Harbour Quarter', 'within the budget', '3 bedrooms', 'has pool']));
    expect(new Set(people.map(({ contactId }) => contactId))).toEqual(new Set([best, areaOnly, budgetOnly]));
    expect(people.find(({ contactId }) => contactId === budgetOnly)?.mayMail).toBe(false);
  });

  test('is asked for a draft and for a lease too', async () => {
    const draft = await add({ standardStatus: 'Incomplete', internetEntireListingDisplayYN: false, listPrice: 500_000 });
    const lease = await add({ propertyType: 'ResidentialLease', listPrice: 2400 });
    const buyer = await person({ contactTypes: ['Buyer'], qualification: wants({ areas: ['Port Larkin'], budgetMax: 600_000 }) });
    const renter = await person({ contactTypes: ['Tenant'], qualification: wants({ areas: ['Port Larkin'], budgetMax: 2500 }) });
    const ids = async (listingKey: string) =>
      (await agent.properties.wantedBy.query({ listingKey })).people.map(({ contactId }) => contactId);
    expect([await ids(draft), await ids(lease)]).toEqual([[buyer], [renter]]);
  });
});
