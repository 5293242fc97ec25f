import { afterAll, beforeAll, expect, test } from 'bun:test';
import { listCampaigns } from '../../campaigns/list-campaigns.ts';
import { countAudience, pageOfAudience } from '../../contacts/audiences/read-audience.ts';
import { propertiesByKeys } from '../../properties/find-properties.ts';
import { PropertyModel } from '../../properties/property.model.ts';
import { saveProperties } from '../../properties/save-properties.ts';
import { buildProperty } from '../../test/build.ts';
import { startDatabase, type TestDatabase } from '../../test/start-database.ts';
import { createTestEdges } from '../../test/test-edges.ts';
import { buildCatalogue } from './catalogue.ts';
import { NEWS_TAG } from './people.ts';
import { seedHouse } from './seed-house.ts';
import { seedRehearsal } from './seed-rehearsal.ts';

let database: TestDatabase;
const edges = createTestEdges();
const keys = buildCatalogue(edges.now()).map(({ listingKey }) => listingKey);
beforeAll(async () => {
  database = await startDatabase();
  await seedRehearsal(edges);
});
afterAll(() => database.stop());

test('fills an empty house with listings, two hundred contacts and one campaign that is ready to send', async () => {
  expect(await propertiesByKeys(keys)).toHaveLength(72);
  expect((await countAudience({}, edges.now())).total).toBe(200);
  const { rows } = await listCampaigns({ limit: 10 });
  expect(rows.map(({ state }) => state)).toEqual(['draft']);
  expect(rows[0]?.audience).toEqual({ tags: [NEWS_TAG] });
});

test('the campaign has an audience, all of them subscribed and with a first name, and shows listings that may be shown', async () => {
  const audience = await pageOfAudience({ tags: [NEWS_TAG] }, { now: edges.now() });
  expect(audience).toHaveLength(67);
  expect(audience.every(({ firstName, consent }) => firstName !== '' && consent.state === 'subscribed')).toBe(true);
  const { rows } = await listCampaigns({ limit: 1 });
  const shown = await propertiesByKeys(rows[0]?.listingKeys ?? []);
  expect(shown).toHaveLength(3);
  for (const listing of shown)
    expect(listing).toMatchObject({ standardStatus: 'Active', propertyType: 'Residential', internetAddressDisplayYN: true });
});

test('a second start adds nothing and leaves a changed listing as it is', async () => {
  const { _id: _, ...changed } = buildProperty({ listingKey: 'PL-2001', listPrice: 1 });
  await saveProperties([changed], edges);
  await seedRehearsal(edges);
  expect((await propertiesByKeys(['PL-2001']))[0]?.listPrice).toBe(1);
  expect((await countAudience({}, edges.now())).total).toBe(200);
  expect((await listCampaigns({ limit: 10 })).rows).toHaveLength(1);
});

test('seeding again adds what is missing and nothing else', async () => {
  await PropertyModel.deleteOne({ listingKey: 'PL-2002' });
  expect(await seedHouse(edges)).toEqual({ listings: 1, contacts: 0 });
  expect((await propertiesByKeys(['PL-2001']))[0]?.listPrice).toBe(1);
  expect(await seedHouse(edges)).toEqual({ listings: 0, contacts: 0 });
});
