import { afterAll, beforeAll, beforeEach, expect, test } from 'bun:test';
import type { Slot, SlotName } from '../../shared/contact.ts';
import { buildProperty, TEST_NOW } from '../test/build.ts';
import { startDatabase, type TestDatabase } from '../test/start-database.ts';
import { createTestEdges } from '../test/test-edges.ts';
import { propertiesByKeys, propertiesInText } from './find-properties.ts';
import { matchProperties } from './match/match-properties.ts';
import { correctPrepared, listingsPreparedFor, prepareListing } from './prepare-listing.ts';
import { PropertyModel } from './property.model.ts';

let database: TestDatabase;
beforeAll(async () => {
  database = await startDatabase();
});
afterAll(() => database.stop());
beforeEach(async () => {
  await PropertyModel.deleteMany({});
});

const edges = createTestEdges();
const [CONTACT, THREAD] = ['c'.repeat(24), 'd'.repeat(24)];
const told = (minutes: number, slots: Partial<Record<SlotName, Slot['value']>>): Slot[] =>
  Object.entries(slots).map(([slot, value]) => ({
    slot: slot as SlotName,
    value,
    by: 'model',
    evidence: { messageId: `mail-${minutes}`, quote: String(value), start: 0, end: 1, at: new Date(TEST_NOW.getTime() + minutes * 60_000) },
  }));
const prepare = (qualification: Slot[], contactId = CONTACT) => prepareListing({ contactId, threadId: THREAD, qualification }, edges);
const HOME = told(0, { sellingAddress: '12 Mill Rd', bedrooms: 3 });

test.each([
  ['no address', told(0, { propertyType: 'house', bedrooms: 3 })],
  ['an area for an address', told(0, { sellingAddress: 'Eastgate', bedrooms: 3 })],
  ['an address alone', told(0, { sellingAddress: '12 Mill Road', condition: 'good' })],
])('prepares nothing from %s', async (_, slots) => {
  expect(await prepare(slots)).toBeNull();
  expect(await PropertyModel.countDocuments()).toBe(0);
});

test('prepares one draft for an owner, and completes it as more is learnt', async () => {
  const listingKey = await prepare(HOME);
  const more = told(9, {
    sellingAddress: '12 Mill Road, Eastbrook',
    propertyType: 'townhouse',
    condition: 'new roof',
    priceExpectation: 520_000,
  });
  expect(await prepare([...HOME.slice(1), ...more])).toBe(listingKey ?? '');
  const [draft, ...others] = await listingsPreparedFor(CONTACT);
  expect(others).toEqual([]);
  expect(draft).toMatchObject({
    listingKey,
    standardStatus: 'Incomplete',
    bedroomsTotal: 3,
    propertySubType: 'Townhouse',
    listPrice: 520_000,
    unparsedAddress: '12 Mill Road, Eastbrook',
    streetNumber: '12',
    streetName: 'Mill Road',
    city: 'Eastbrook',
    preparedFor: { contactId: CONTACT, threadId: THREAD },
  });
  expect(draft?.privateRemarks).toContain('Condition: new roof.');
  expect(edges.published).toContainEqual({ name: 'property.changed', payload: { listingKey: listingKey ?? '' } });
});

test('learning nothing new changes nothing and tells nobody', async () => {
  await prepare(HOME);
  const [before, told] = [await PropertyModel.findOne().lean(), edges.published.length];
  await prepare(HOME);
  expect(await PropertyModel.findOne().lean()).toEqual(before);
  expect(edges.published).toHaveLength(told);
});

test('ten runs at once make one draft', async () => {
  const keys = await Promise.all(Array.from({ length: 10 }, () => prepare(HOME)));
  expect(new Set(keys).size).toBe(1);
  expect(await PropertyModel.countDocuments()).toBe(1);
});

test('what an agent has written stays, and a draft put on the market is left alone', async () => {
  const listingKey = await prepare(HOME);
  await PropertyModel.updateOne({ listingKey }, { $set: { bedroomsTotal: 4 } });
  await prepare([...told(5, { bedrooms: 2, condition: 'fair' }), ...HOME.slice(0, 1)]);
  expect(await PropertyModel.findOne({ listingKey }).lean()).toMatchObject({
    bedroomsTotal: 4,
    privateRemarks: expect.stringContaining('fair'),
  });
  await PropertyModel.updateOne({ listingKey }, { $set: { standardStatus: 'Active', privateRemarks: 'Ours.' } });
  await prepare(HOME);
  expect(await PropertyModel.findOne({ listingKey }).lean()).toMatchObject({ standardStatus: 'Active', privateRemarks: 'Ours.' });
});

test('what an agent corrects in what the owner said reaches the draft, and makes none', async () => {
  const correct = (bedrooms: number) =>
    correctPrepared({ contactId: CONTACT, qualification: told(5, { sellingAddress: '12 Mill Rd', bedrooms }) }, edges);
  await correct(5);
  expect(await listingsPreparedFor(CONTACT)).toEqual([]);
  await prepare(HOME);
  await correct(5);
  expect(await listingsPreparedFor(CONTACT)).toMatchObject([{ bedroomsTotal: 5 }]);
});

test('a second home is a second draft, and inherits nothing of the first', async () => {
  const first = await prepare([...HOME, ...told(0, { condition: 'good' })]);
  const bedrooms = told(0, { bedrooms: 3, condition: 'good' });
  expect(await prepare([...bedrooms, ...told(9, { sellingAddress: '5 Bay Street' })])).toBeNull();
  const second = await prepare([...bedrooms, ...told(9, { sellingAddress: '5 Bay Street', propertyType: 'condo' })]);
  expect(second).not.toBe(first);
  expect(await PropertyModel.findOne({ listingKey: second ?? '' }).lean()).toMatchObject({
    bedroomsTotal: null,
    propertySubType: 'Condominium',
  });
  expect(await prepare(HOME, 'e'.repeat(24))).not.toBe(first);
});

test('no customer ever sees a draft: not matched, not found by its address or key', async () => {
  const listingKey = (await prepare(told(0, { sellingAddress: '12 Harbour Street', bedrooms: 3 }))) ?? '';
  await PropertyModel.create(buildProperty({ listingKey: 'PL-1', streetNumber: '14' }));
  const matches = await matchProperties({ bedroomsMin: 3 });
  expect(matches.map(({ property }) => property.listingKey)).toEqual(['PL-1']);
  expect(await propertiesInText(`my house, 12 Harbour Street, or ${listingKey}`)).toEqual([]);
  expect(await propertiesByKeys([listingKey])).toEqual([]);
});
