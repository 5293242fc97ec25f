import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'bun:test';
import type { AudienceFilter } from '../../../shared/audience.ts';
import { audienceSchema } from '../../../shared/audience.ts';
import type { Contact } from '../../../shared/contact.ts';
import { present } from '../../database/model-from.ts';
import { buildContact, TEST_NOW } from '../../test/build.ts';
import { startDatabase, type TestDatabase } from '../../test/start-database.ts';
import { ContactModel } from '../contact.model.ts';
import { noteCampaigns } from './note-campaigns.ts';
import { countAudience, pageOfAudience, sampleAudience } from './read-audience.ts';
import { audienceById, listAudiences, removeAudience, saveAudience, updateAudience } from './save-audience.ts';

let database: TestDatabase;
beforeAll(async () => {
  database = await startDatabase();
});
beforeEach(async () => {
  await ContactModel.deleteMany({});
});
afterAll(() => database.stop());

const daysAgo = (days: number) => new Date(TEST_NOW.getTime() - days * 86_400_000);
const make = async (change: Partial<Contact> = {}) => (await ContactModel.create(buildContact(change)))._id;
const found = async (filter: AudienceFilter) => (await pageOfAudience(filter, { now: TEST_NOW })).map(({ _id }) => _id);
const slot = (name: 'areas' | 'budgetMax', value: string[] | number) => ({
  slot: name,
  value,
  by: 'model' as const,
  evidence: { messageId: null, quote: '', start: 0, end: 0, at: TEST_NOW },
});

describe('an audience', () => {
  test('is narrowed by each thing it names, and read in pages', async () => {
    const tagged = await Promise.all(Array.from({ length: 5 }, () => make({ tags: ['harbour'], stage: 'nurture' })));
    const hot = await make({ tags: ['harbour'], stage: 'hot' });
    await make({ stage: 'hot' });
    expect(await countAudience({ tags: ['harbour'] }, TEST_NOW)).toEqual({ total: 6, mailable: 6 });
    expect(await found({ tags: ['harbour'], stages: ['hot'] })).toEqual([hot]);
    expect((await countAudience({ contactIds: [hot, tagged[0] ?? ''], tags: [] }, TEST_NOW)).total).toBe(2);
    const page = { now: TEST_NOW, limit: 4 };
    const first = await pageOfAudience({ tags: ['harbour'] }, page);
    const second = await pageOfAudience({ tags: ['harbour'] }, { ...page, afterId: first.at(-1)?._id });
    expect([first.length, second.length]).toEqual([4, 2]);
    expect(await sampleAudience({ tags: ['harbour'] }, { now: TEST_NOW, limit: 3 })).toHaveLength(3);
  });

  test('that names nothing is everybody, but an empty list of contacts is nobody', async () => {
    await Promise.all([make(), make()]);
    expect((await countAudience({}, TEST_NOW)).total).toBe(2);
    expect((await countAudience({ contactIds: [] }, TEST_NOW)).total).toBe(0);
  });

  test('counts apart whom a campaign may not write to', async () => {
    await make();
    await make({ consent: { state: 'unsubscribed', at: TEST_NOW, reason: '', source: 'link' } });
    expect(await countAudience({}, TEST_NOW)).toEqual({ total: 2, mailable: 1 });
  });

  test('shows those of it who get a campaign, and others only where there are none', async () => {
    const consent = { state: 'bounced' as const, at: TEST_NOW, reason: '', source: 'report' };
    const gets = await make({ tags: ['harbour'] });
    const bounced = await make({ tags: ['harbour', 'gone'], consent });
    const sample = async (tag: string) => (await sampleAudience({ tags: [tag] }, { now: TEST_NOW })).map(({ _id }) => _id);
    expect(await sample('harbour')).toEqual([gets]);
    expect(await sample('gone')).toEqual([bounced]);
  });

  test('finds by what they want, without case and accents', async () => {
    const wants = await make({ qualification: [slot('areas', ['Núñez Park', 'Harbour']), slot('budgetMax', 450_000)] });
    await make({ qualification: [slot('areas', ['Eastgate']), slot('budgetMax', 900_000)] });
    await make();
    expect(await found({ areas: ['nunez park'] })).toEqual([wants]);
    expect(await found({ budget: { max: 500_000 } })).toEqual([wants]);
    expect(await found({ areas: ['harbour'], budget: { min: 500_000 } })).toEqual([]);
  });

  test('tells who was in contact lately from who went quiet and who never was', async () => {
    const wrote = await make({ lastInboundAt: daysAgo(5) });
    const told = await make({ lastOutboundAt: daysAgo(10), lastInboundAt: daysAgo(60) });
    const never = await make();
    expect((await found({ lastContact: { withinDays: 30 } })).toSorted()).toEqual([wrote, told].toSorted());
    expect(await found({ lastContact: { notWithinDays: 30 } })).toEqual([never]);
    expect(await found({ lastContact: { after: daysAgo(20), before: daysAgo(7) } })).toEqual([told]);
    expect([
      await found({ engagement: ['active'] }),
      await found({ engagement: ['quiet'] }),
      await found({ engagement: ['silent'] }),
    ]).toEqual([[wrote], [told], [never]]);
  });

  test('knows what became of a campaign and of a listing', async () => {
    const [sent, replied, none] = [await make(), await make(), await make()];
    const note = (contactId: string, was: 'sent' | 'replied') => ({ contactId, campaignId: 'c1', was });
    await noteCampaigns([note(sent, 'sent'), note(replied, 'sent'), note(replied, 'replied'), note(replied, 'replied')]);
    expect((await found({ campaign: { campaignId: 'c1', was: 'sent' } })).toSorted()).toEqual([sent, replied].toSorted());
    expect(await found({ campaign: { campaignId: 'c1', was: 'replied' } })).toEqual([replied]);
    expect(await found({ campaign: { campaignId: 'c1', was: 'not_sent' } })).toEqual([none]);
    expect(await found({ campaign: { was: 'not_sent' } })).toEqual([none]);
    expect(await found({ campaign: { was: 'replied' } })).toEqual([replied]);
    await ContactModel.updateOne({ _id: none }, { $set: { 'consent.state': 'bounced' } });
    const asked = (['not_sent', 'not_replied'] as const).flatMap((was) => [{ was }, { campaignId: 'c1', was }, { campaignId: 'c2', was }]);
    for (const filter of asked.flatMap((campaign) => [
      { campaign },
      { campaign, contactIds: [] },
      { campaign, contactIds: [none, sent] },
    ])) {
      const ids = await found(filter);
      expect([filter, await countAudience(filter, TEST_NOW)]).toEqual([
        filter,
        { total: ids.length, mailable: ids.filter((id) => id !== none).length },
      ]);
    }
    await ContactModel.updateOne(
      { _id: none },
      { $set: { listings: [{ listingKey: 'PL-1', listingSentTimestamp: TEST_NOW, contactListingPreference: 'Favorite' }] } },
    );
    expect(await found({ listing: { listingKey: 'PL-1' } })).toEqual([none]);
    expect(await found({ listing: { listingKey: 'PL-1', preference: 'Discard' } })).toEqual([]);
  });
});

test('a saved audience has a name of its own, changes, and goes', async () => {
  const filter = { stages: ['hot' as const], lastContact: { notWithinDays: 90 } };
  const saved = await saveAudience({ name: 'Hot and quiet', filter, createdBy: null });
  expect(present(audienceSchema, await audienceById(saved._id)).filter).toEqual(filter);
  expect(saveAudience({ name: 'Hot and quiet', filter: {}, createdBy: null })).rejects.toMatchObject({ code: 'CONFLICT' });
  await updateAudience({ audienceId: saved._id, name: 'Quiet', filter: { tags: ['news'] } });
  expect((await listAudiences()).map(({ name, filter }) => [name, filter.tags])).toEqual([['Quiet', ['news']]]);
  await removeAudience(saved._id);
  expect(removeAudience(saved._id)).rejects.toMatchObject({ code: 'NOT_FOUND' });
});
