import { afterAll, beforeAll, expect, test } from 'bun:test';
import { campaignSchema } from '../../shared/campaign.ts';
import { buildCampaign } from '../test/build.ts';
import { expectRoundTrip, indexesOf } from '../test/expect-round-trip.ts';
import { startDatabase, type TestDatabase } from '../test/start-database.ts';
import { CampaignModel } from './campaign.model.ts';

let database: TestDatabase;
beforeAll(async () => {
  database = await startDatabase();
});
afterAll(() => database.stop());

test('a built document passes its shared schema after a round trip through the database', async () => {
  await expectRoundTrip(CampaignModel, campaignSchema, buildCampaign());
});

test('has the indexes that its room relies on', async () => {
  expect(await indexesOf(CampaignModel)).toContain('number unique');
});
