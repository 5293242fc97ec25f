import { afterAll, beforeAll, expect, test } from 'bun:test';
import { CampaignRecipientModel } from '../campaigns/campaign-recipient.model.ts';
import { startDatabase, type TestDatabase } from '../test/start-database.ts';
import { buildIndexes } from './connect.ts';

let database: TestDatabase;
beforeAll(async () => {
  database = await startDatabase();
});
afterAll(() => database.stop());

test('an index of an earlier version that would refuse later mails of a sequence goes, one of the operator’s own stays', async () => {
  const { collection } = CampaignRecipientModel;
  await collection.createIndex({ campaignId: 1, contactId: 1 }, { unique: true });
  await collection.createIndex({ address: 1 }, { name: 'operators_own' });
  await buildIndexes();
  const names = (await collection.indexes()).map(({ name }) => name);
  expect(names).not.toContain('campaignId_1_contactId_1');
  expect(names).toContain('operators_own');
  expect(names).toContain('campaignId_1_contactId_1_step_1');
});
