import { afterAll, beforeAll, describe, expect, test } from 'bun:test';
import type { CreateCampaign } from '../../shared/campaign.ts';
import { isSuppressed } from '../contacts/consent/suppress.ts';
import { SuppressionModel } from '../contacts/consent/suppression.model.ts';
import { ContactModel } from '../contacts/contact.model.ts';
import { mergeContacts } from '../contacts/merge/merge-contacts.ts';
import { repointContact } from '../follow-contact.ts';
import { buildCampaignRecipient, buildContact } from '../test/build.ts';
import { startDatabase, type TestDatabase } from '../test/start-database.ts';
import { createTestEdges } from '../test/test-edges.ts';
import { CampaignRecipientModel } from './campaign-recipient.model.ts';
import { createCampaign } from './create-campaign.ts';
import { startCampaign } from './start-campaign.ts';
import { unsubscribeByToken, writeUnsubscribeToken } from './unsubscribe.ts';

let database: TestDatabase;
beforeAll(async () => {
  database = await startDatabase();
});
afterAll(() => database.stop());

const makeEdges = () => ({ ...createTestEdges(), senderFor: async () => null });
async function makeContacts(count: number): Promise<string[]> {
  const contacts = Array.from({ length: count }, () => buildContact({ tags: ['spring'] }));
  await ContactModel.insertMany(contacts);
  return contacts.map(({ _id }) => _id);
}
async function makeCampaign(change: Partial<CreateCampaign>, edges: ReturnType<typeof makeEdges>) {
  const input = { name: 'Spring', subject: 'For {{ firstName }}', body: 'Hello {{ firstName }}!', audience: { tags: ['spring'] } };
  const campaign = await createCampaign({ ...input, ...change }, edges);
  await startCampaign({ campaignId: campaign._id }, edges);
  return campaign;
}

test('twenty campaigns made at once get twenty numbers, counted up from 1000', async () => {
  const edges = makeEdges();
  const input = { name: 'n', subject: 's', body: 'b', audience: {} };
  const made = await Promise.all(Array.from({ length: 20 }, () => createCampaign(input, edges)));
  expect(made.map(({ number }) => number).sort()).toEqual(Array.from({ length: 20 }, (_, n) => 1000 + n));
});

test('nobody in the audience, or a field that does not exist, is refused', async () => {
  const edges = makeEdges();
  await expect(makeCampaign({ audience: { contactIds: [] } }, edges)).rejects.toThrow('Nobody is in this audience');
  await expect(makeCampaign({ body: 'Hello {{ firstname }}' }, edges)).rejects.toThrow('no merge field “firstname”');
});

describe('an unsubscribe link', () => {
  test('opts out at once and for good; the same again changes nothing', async () => {
    const edges = makeEdges();
    const [contactId = ''] = await makeContacts(1);
    const campaign = await makeCampaign({}, edges);
    const token = writeUnsubscribeToken({ contactId, campaignId: campaign._id }, edges.secret);
    expect(await unsubscribeByToken(token, edges)).toBe(true);
    const after = await ContactModel.findById(contactId).lean();
    edges.advance(1000);
    expect(await unsubscribeByToken(token, edges)).toBe(true);
    expect(await ContactModel.findById(contactId).lean()).toEqual(after);
    expect(after?.consent).toMatchObject({ state: 'unsubscribed', source: 'link' });
    expect(await SuppressionModel.countDocuments({ reason: 'unsubscribed' })).toBe(1);
  });

  test('closes the address that the mail went to, also when the contact has another by now or was merged', async () => {
    const edges = makeEdges();
    const [contactId = '', other = ''] = await makeContacts(2);
    const campaign = await makeCampaign({}, edges);
    const row = { campaignId: campaign._id, contactId };
    await CampaignRecipientModel.create(
      buildCampaignRecipient({ ...row, address: 'old@example.com', messageId: 'mail', state: 'accepted' }),
    );
    const token = writeUnsubscribeToken(row, edges.secret);
    await ContactModel.updateOne({ _id: contactId }, { $set: { 'consent.state': 'bounced' } });
    await mergeContacts({ keepId: other, mergeId: contactId, by: null }, { edges, repoint: repointContact });
    expect(await unsubscribeByToken(token, edges)).toBe(true);
    expect((await ContactModel.findById(other).lean())?.consent.state).toBe('unsubscribed');
    expect(await isSuppressed('old@example.com')).toBe(true);
    expect(await CampaignRecipientModel.countDocuments({ unsubscribedAt: { $ne: null } })).toBe(1);
    // Out already, and still it is the address of this mail that says so.
    await SuppressionModel.deleteMany({});
    await unsubscribeByToken(token, edges);
    expect(await isSuppressed('old@example.com')).toBe(true);
  });

  test('that is forged, cut, or made for somebody else is not ours', async () => {
    const edges = makeEdges();
    const token = writeUnsubscribeToken({ contactId: 'a', campaignId: 'b' }, edges.secret);
    const forged = [token.replace('a.', 'c.'), token.slice(0, -1), `${token}x`, `${token}.x`, 'a.b.', '', 'nonsense'];
    expect(await Promise.all(forged.map((one) => unsubscribeByToken(one, edges)))).toEqual(forged.map(() => false));
  });
});
