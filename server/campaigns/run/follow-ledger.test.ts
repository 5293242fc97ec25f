import { afterAll, beforeAll, beforeEach, expect, test } from 'bun:test';
import { ContactModel } from '../../contacts/contact.model.ts';
import { MessageModel } from '../../inbox/message.model.ts';
import { buildContact } from '../../test/build.ts';
import { emptyModels, startDatabase, type TestDatabase } from '../../test/start-database.ts';
import { createTestEdges } from '../../test/test-edges.ts';
import { advanceCampaigns } from '../advance-campaigns.ts';
import { CampaignModel } from '../campaign.model.ts';
import { createCampaign } from '../create-campaign.ts';
import { campaignById } from '../list-campaigns.ts';
import { startCampaign } from '../start-campaign.ts';

let database: TestDatabase;
beforeAll(async () => {
  database = await startDatabase();
}, 60_000);
afterAll(() => database.stop());
beforeEach(emptyModels);

const from = { address: 'hello@larkinvale.example', name: 'Larkin & Vale Realty' };

/** A campaign whose mails are under way, and the rows know it. */
async function begin() {
  const test = createTestEdges({ now: new Date() });
  const edges = { ...test, senderFor: async () => ({ mailboxId: 'mailbox', from }) };
  await ContactModel.create([1, 2, 3].map(() => buildContact({ tags: ['spring'] })));
  const { _id } = await createCampaign({ name: 'n', subject: 's', body: 'Hello', audience: { tags: ['spring'] } }, edges);
  await startCampaign({ campaignId: _id }, edges);
  for (let n = 0; n < 2; n++) await advanceCampaigns(edges);
  return { _id, edges };
}
const confirmAt = (updatedAt: Date) => MessageModel.collection.updateMany({}, { $set: { 'delivery.state': 'confirmed', updatedAt } });

test('a campaign is followed to its end, though a clock that was put right had written of the future', async () => {
  const { _id, edges } = await begin();
  const ahead = new Date(Date.now() + 3_600_000);
  await CampaignModel.updateOne({ _id }, { $set: { seenUpTo: ahead, lookedBackAt: ahead } });
  await confirmAt(new Date());
  edges.advance(2000);
  await advanceCampaigns(edges);
  expect(await campaignById(_id)).toMatchObject({ state: 'finished' });
});

test('and though another process writes by a clock that is far behind', async () => {
  const { _id, edges } = await begin();
  await confirmAt(new Date(Date.now() - 600_000));
  edges.advance(60_000);
  for (let n = 0; n < 2; n++) await advanceCampaigns(edges);
  expect(await campaignById(_id)).toMatchObject({ state: 'finished' });
});
