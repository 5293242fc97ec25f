import { afterAll, beforeAll, expect, test } from 'bun:test';
import { campaignRecipientSchema } from '../../shared/campaign.ts';
import { buildCampaignRecipient } from '../test/build.ts';
import { expectRoundTrip, indexesOf } from '../test/expect-round-trip.ts';
import { startDatabase, type TestDatabase } from '../test/start-database.ts';
import { CampaignRecipientModel } from './campaign-recipient.model.ts';

let database: TestDatabase;
beforeAll(async () => {
  database = await startDatabase();
});
afterAll(() => database.stop());

test('a built document passes its shared schema after a round trip through the database', async () => {
  await expectRoundTrip(CampaignRecipientModel, campaignRecipientSchema, buildCampaignRecipient());
});

test('has the indexes that its room relies on', async () => {
  expect(await indexesOf(CampaignRecipientModel)).toContain('campaignId+contactId+step unique');
});
