import { afterAll, beforeAll, expect, test } from 'bun:test';
import type { Property } from '../../../shared/property.ts';
import { buildProperty } from '../../test/build.ts';
import { startDatabase, type TestDatabase } from '../../test/start-database.ts';
import { createTestEdges } from '../../test/test-edges.ts';
import { propertiesByKeys, propertiesInText, propertyByAddressText } from '../find-properties.ts';
import { PropertyModel } from '../property.model.ts';
import { publicAddress, streetAddress } from '../public-address.ts';
import { saveProperties } from '../save-properties.ts';
import { matchProperties } from './match-properties.ts';

const wanted = (change: Partial<Property>) => {
  const { _id, createdAt, updatedAt, ...fields } = buildProperty(change);
  return fields;
};
const house = (listingKey: string, change: Partial<Property> = {}) =>
  wanted({ listingKey, streetNumber: listingKey.slice(3), streetName: 'Harbour Street', ...change });

const edges = createTestEdges();
let database: TestDatabase;
beforeAll(async () => {
  database = await startDatabase();
  await saveProperties(
    [
      house('PL-11'),
      house('PL-12', { listPrice: 640_000 }),
      house('PL-13', { standardStatus: 'Pending' }),
      house('PL-14', { propertyType: 'ResidentialLease', listPrice: 2400 }),
      house('PL-15', { subdivisionName: 'Sáo Hill', city: 'Eastbrook', postalCode: '04100', streetName: 'Mill Road' }),
      house('PL-16', { subdivisionName: 'Old Harbour Hill', city: 'Westbrook', postalCode: '04200', internetAddressDisplayYN: false }),
    ],
    edges,
  );
});
afterAll(() => database.stop());

const takenKeys = async (...args: Parameters<typeof matchProperties>) =>
  (await matchProperties(...args)).filter(({ taken }) => taken).map(({ property }) => property.listingKey);

test('finds what is for sale in the area and within the budget', async () => {
  expect(await takenKeys({ areas: ['harbour'], priceMax: 600_000, lease: false })).toEqual(['PL-11']);
});

test('names the near miss and why it was rejected', async () => {
  const matches = await matchProperties({ areas: ['harbour'], priceMax: 600_000, lease: false });
  expect(matches.find(({ property }) => property.listingKey === 'PL-12')).toMatchObject({ taken: false });
});

test('finds an area whatever its case, accents and spelling', async () => {
  expect(await takenKeys({ areas: ['sao HILL'] })).toEqual(['PL-15']);
  expect(await takenKeys({ areas: ['the Harbor district'], lease: true })).toEqual(['PL-14']);
  expect(await takenKeys({ areas: ['harbor hill'], lease: false })).toEqual(['PL-16']);
  expect(await takenKeys({ areas: ['Atlantis.*'] })).toEqual([]);
});

test('what fits is found behind a hundred dearer listings that do not, and behind those sent before', async () => {
  const dear = (n: number, change: Partial<Property>) =>
    house(`PL-9${n}`, { subdivisionName: 'Crowded', city: 'Northbrook', postalCode: '04300', listPrice: 900_000 - n, ...change });
  const houses = Array.from({ length: 120 }, (_, n) => dear(n, {}));
  const condo = dear(500, { propertySubType: 'Condominium', listPrice: 300_000 });
  const pool = dear(501, { poolPrivateYN: true, listPrice: 250_000 });
  await saveProperties([...houses, condo, pool], edges);
  expect(await takenKeys({ areas: ['crowded'], propertyTypes: ['condo'], priceMax: 950_000 })).toEqual([condo.listingKey]);
  expect((await takenKeys({ areas: ['crowded'], features: ['piscina'] }))[0]).toBe(pool.listingKey);
  const alreadySent = houses.map(({ listingKey }) => listingKey);
  expect((await takenKeys({ areas: ['crowded'] }, { alreadySent })).sort()).toEqual([condo.listingKey, pool.listingKey].sort());
  const told = await matchProperties({ areas: ['crowded'] }, { alreadySent });
  expect(told.some(({ taken, reasons }) => !taken && reasons[0] === 'sent to this customer before')).toBe(true);
  await PropertyModel.deleteMany({ subdivisionName: 'Crowded' });
});

test('finds by name what was stored without keys', async () => {
  await PropertyModel.collection.updateOne({ listingKey: 'PL-15' }, { $unset: { matchKeys: '' } });
  expect(await takenKeys({ areas: ['sao HILL'] })).toEqual(['PL-15']);
});

test('shows nobody the same listing twice', async () => {
  expect(await takenKeys({ areas: ['harbour'], priceMax: 600_000, lease: false }, { alreadySent: ['PL-11'] })).toEqual([]);
});

test('lets no private remark out', async () => {
  const [property] = await propertiesByKeys(['PL-11']);
  expect(JSON.stringify([property, await matchProperties({}), await propertiesInText('11 Harbour Street')])).not.toContain('Lockbox');
});

test('finds the listing that a mail names by address or by key', async () => {
  expect((await propertyByAddressText('Is 12 harbor st still on the market? I have $500,000'))?.listingKey).toBe('PL-12');
  expect((await propertyByAddressText('and PL-15?'))?.listingKey).toBe('PL-15');
  expect((await propertiesInText('15 Mill Rd rather than 11 Harbour Street')).map((one) => one.listingKey)).toEqual(['PL-15', 'PL-11']);
  expect(await propertyByAddressText('we are 12 people, harbour or hills')).toBeNull();
});

test('keeps an address to itself where the owner asked for it', async () => {
  const [shown, hidden] = await propertiesByKeys(['PL-11', 'PL-16', 'PL-99']);
  expect(shown && streetAddress(shown)).toBe('11 Harbour Street');
  expect(hidden && publicAddress(hidden)).toBe('Old Harbour Hill, Westbrook, ME');
  expect(hidden && streetAddress(hidden)).not.toContain('Harbour Street');
});

test('keeps one document per listing key when a catalogue is saved again', async () => {
  const before = await PropertyModel.findOne({ listingKey: 'PL-11' }).lean();
  expect(await saveProperties([house('PL-11', { listPrice: 490_000 })], edges)).toEqual({ added: 0, changed: 1 });
  const after = await PropertyModel.find({ listingKey: 'PL-11' }).lean();
  expect(after).toHaveLength(1);
  expect(after[0]).toMatchObject({ _id: before?._id, listPrice: 490_000 });
  expect(edges.published.at(-1)).toEqual({ name: 'property.changed', payload: { listingKey: 'PL-11' } });
});
