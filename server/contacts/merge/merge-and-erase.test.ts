import { afterAll, beforeAll, describe, expect, test } from 'bun:test';
import { DecisionModel } from '../../ai/decision.model.ts';
import { CallModel } from '../../calls/call.model.ts';
import { CampaignRecipientModel } from '../../campaigns/campaign-recipient.model.ts';
import { forgetContact, repointContact } from '../../follow-contact.ts';
import { receiveMail } from '../../inbox/arrive/receive-mail.ts';
import { MessageModel } from '../../inbox/message.model.ts';
import { NoteModel } from '../../inbox/notes/note.model.ts';
import { ThreadModel } from '../../inbox/thread.model.ts';
import { readRaw, storeRaw } from '../../mail/raw-mail.ts';
import {
  buildCall,
  buildCampaignRecipient,
  buildContact,
  buildDecision,
  buildMessage,
  buildNote,
  buildOutbound,
  buildThread,
  TEST_NOW,
} from '../../test/build.ts';
import { buildIncoming } from '../../test/incoming.ts';
import { startApi, type TestApi } from '../../test/start-api.ts';
import { AuditEventModel } from '../../users/audit/audit-event.model.ts';
import { isSuppressed } from '../consent/suppress.ts';
import { ContactModel } from '../contact.model.ts';
import { contactById } from '../find-contacts.ts';
import { importCsv } from '../import/import-csv.ts';
import { ContactAliasModel } from './contact-alias.model.ts';
import { foldContacts } from './fold-contacts.ts';
import { finishMerges } from './merge-contacts.ts';

let api: TestApi;
beforeAll(async () => {
  api = await startApi();
});
afterAll(() => api.close());

const make = async (change: Parameters<typeof buildContact>[0] = {}) => (await ContactModel.create(buildContact(change))).toObject();

/** Somebody with a conversation, a mail each way, raw bytes, a decision, a call and a row of a campaign. */
async function withPast(change: Parameters<typeof buildContact>[0] = {}) {
  const contact = await make(change);
  const contactId = contact._id;
  const thread = await ThreadModel.create(buildThread({ contactId, participants: [contact.email], lastWords: 'secret words' }));
  const rawHash = await storeRaw(Buffer.from(`From: ${contact.email}\r\n\r\nsecret words of ${contactId}`));
  const inbound = await MessageModel.create(
    buildMessage({ threadId: thread._id, contactId, rawHash, text: 'secret words', visibleText: 'secret words' }),
  );
  const sent = await MessageModel.create(
    buildOutbound({
      threadId: thread._id,
      contactId,
      text: 'secret answer',
      visibleText: 'secret answer',
      to: [{ address: contact.email, name: '' }],
      delivery: { state: 'confirmed' },
    }),
  );
  const held = await MessageModel.create(
    buildOutbound({ threadId: thread._id, contactId, text: 'secret draft', delivery: { state: 'holding' } }),
  );
  await NoteModel.create(buildNote({ threadId: thread._id, text: `call ${contact.email}` }));
  await DecisionModel.create(buildDecision({ messageId: inbound._id, threadId: thread._id, contactId }));
  await CallModel.create(buildCall({ contactId, threadId: thread._id, agentId: contactId }));
  const row = await CampaignRecipientModel.create(buildCampaignRecipient({ contactId, address: contact.email, state: 'confirmed' }));
  return { contact, contactId, thread, inbound, sent, held, rawHash, row };
}

describe('two contacts that are one person', () => {
  test('become one: what was of the one is the other’s, and the old id leads there', async () => {
    const kept = await make({ firstName: 'Ana', lastName: '', tags: ['vip'] });
    const other = await withPast({ firstName: 'A', lastName: 'Reyes', tags: ['news'], mobilePhone: '+1 207 555 7777' });
    const { api: agent } = await api.program('agent');
    await agent.contacts.merge.mutate({ keepId: kept._id, mergeId: other.contactId });
    expect(await agent.contacts.byId.query({ contactId: other.contactId })).toMatchObject({
      id: kept._id,
      firstName: 'Ana',
      lastName: 'Reyes',
      mobilePhone: '+1 207 555 7777',
      otherEmails: [other.contact.email],
      tags: ['vip', 'news'],
    });
    for (const found of [
      await ThreadModel.findById(other.thread._id).lean(),
      await MessageModel.findById(other.inbound._id).lean(),
      await CallModel.findOne({ threadId: other.thread._id }).lean(),
      await CampaignRecipientModel.findById(other.row._id).lean(),
      await DecisionModel.findOne({ messageId: other.inbound._id }).lean(),
    ])
      expect(found?.contactId).toBe(kept._id);
    const { items } = await agent.contacts.timeline.query({ contactId: kept._id });
    expect(items.map(({ kind }) => kind)).toEqual(expect.arrayContaining(['merged', 'mail', 'call', 'first_seen']));
    expect(agent.contacts.merge.mutate({ keepId: kept._id, mergeId: other.contactId })).rejects.toMatchObject({
      data: { code: 'BAD_REQUEST' },
    });
  });

  test('keep the stricter consent, for every address', async () => {
    const kept = await make();
    const other = await make({ consent: { state: 'unsubscribed', at: TEST_NOW, reason: 'stop', source: 'mail' } });
    const { api: agent } = await api.program('agent');
    expect((await agent.contacts.merge.mutate({ keepId: kept._id, mergeId: other._id })).consent.state).toBe('unsubscribed');
    expect([await isSuppressed(kept.email), await isSuppressed(other.email)]).toEqual([true, true]);
  });

  test('are folded into one even when the server dies in between', async () => {
    const [kept, other] = [await make(), await withPast({ tags: ['late'] })];
    await ContactAliasModel.create({ _id: other.contactId, contactId: kept._id, isSettled: false });
    expect(await finishMerges({ edges: api.edges, repoint: repointContact })).toBe(1);
    expect(await contactById(other.contactId)).toMatchObject({ _id: kept._id, tags: ['late'] });
    expect((await ThreadModel.findById(other.thread._id).lean())?.contactId).toBe(kept._id);
    expect(await finishMerges({ edges: api.edges, repoint: repointContact })).toBe(0);
  });

  test('of one campaign keep both rows, and what was not sent to the one that is gone is skipped', async () => {
    const [kept, other] = [await make(), await make()];
    const shared = { campaignId: 'c1' };
    await CampaignRecipientModel.create(buildCampaignRecipient({ ...shared, contactId: kept._id, state: 'confirmed' }));
    const row = await CampaignRecipientModel.create(buildCampaignRecipient({ ...shared, contactId: other._id, state: 'waiting' }));
    await repointContact({ from: other._id, to: kept._id }, TEST_NOW);
    expect(await CampaignRecipientModel.findById(row._id).lean()).toMatchObject({ contactId: other._id, state: 'skipped' });
  });

  test('are a colleague’s business when one of them is a colleague’s', async () => {
    const [kept, other] = [await make(), await make({ ownerId: 'a colleague' })];
    const { api: agent } = await api.program('agent');
    expect(agent.contacts.merge.mutate({ keepId: kept._id, mergeId: other._id })).rejects.toMatchObject({ data: { code: 'FORBIDDEN' } });
  });

  test('are found by phone number, however it is written, by full name, and by the name before the @', async () => {
    const me = await make({
      email: 'marisol.quist@one.example',
      firstName: 'Marisol',
      lastName: 'Quist',
      mobilePhone: '+1 (207) 555-4242',
    });
    const byPhone = await make({ firstName: 'M', lastName: 'Q', mobilePhone: '207.555.4242' });
    const byName = await make({ firstName: 'MARISOL', lastName: 'Quíst' });
    const byAddress = await make({ email: 'marisol.quist@two.example', firstName: '', lastName: '' });
    const { api: agent } = await api.program('agent');
    const found = await agent.contacts.duplicates.query({ contactId: me._id });
    expect(Object.fromEntries(found.map(({ contact, because }) => [contact.id, because]))).toEqual({
      [byPhone._id]: 'phone',
      [byName._id]: 'name',
      [byAddress._id]: 'address',
    });
    expect((await agent.contacts.likelyDuplicates.query()).flat().map(({ id }) => id)).toEqual(
      expect.arrayContaining([me._id, byName._id]),
    );
  });
});

test('folding twice is folding once', () => {
  const listing = { listingKey: 'PL-1', listingSentTimestamp: TEST_NOW, contactListingPreference: null };
  const kept = buildContact({ notes: 'one', listings: [listing] });
  const other = buildContact({ notes: 'two', listings: [{ ...listing, contactListingPreference: 'Favorite' }], tags: ['x'] });
  const once = { ...kept, ...foldContacts(kept, other) };
  expect(once).toMatchObject({ notes: 'one\n\ntwo', listings: [{ contactListingPreference: 'Favorite' }] });
  expect({ ...once, ...foldContacts(once, other) }).toEqual(once);
});

describe('somebody who asked to be forgotten', () => {
  test('is gone with every word; the ledger still counts, the address is closed, and nothing brings them back', async () => {
    const { contact, contactId, inbound, sent, held, rawHash, row, thread } = await withPast({ otherEmails: ['second@gone.example'] });
    const { api: admin } = await api.program('admin');
    expect(admin.contacts.erase.mutate({ contactId, confirm: 'yes' })).rejects.toMatchObject({ data: { code: 'BAD_REQUEST' } });
    await admin.contacts.erase.mutate({ contactId, confirm: contact.email });

    expect(await contactById(contactId)).toBeNull();
    expect(readRaw(rawHash)).rejects.toMatchObject({ code: 'NOT_FOUND' });
    expect([await ThreadModel.exists({ _id: thread._id }), await MessageModel.exists({ _id: inbound._id })]).toEqual([null, null]);
    expect([await DecisionModel.exists({ contactId }), await CallModel.exists({ contactId })]).toEqual([null, null]);
    expect(await MessageModel.findById(sent._id).lean()).toMatchObject({ text: '', to: [], delivery: { state: 'confirmed' } });
    expect(await MessageModel.findById(held._id).lean()).toMatchObject({ text: '', delivery: { state: 'voided' } });
    expect(await CampaignRecipientModel.findById(row._id).lean()).toMatchObject({ state: 'confirmed', address: '' });
    for (const collection of await MessageModel.db.listCollections()) {
      if (collection.name === 'auditEvents') continue;
      const rows = await MessageModel.db.collection(collection.name).find({}).toArray();
      expect([
        collection.name,
        JSON.stringify(rows).includes(contact.email) || JSON.stringify(rows).includes('second@gone.example'),
      ]).toEqual([collection.name, false]);
    }

    expect([await isSuppressed(contact.email), await isSuppressed('second@gone.example')]).toEqual([true, true]);
    const csv = `Email\n${contact.email}\n`;
    const options = { tags: [], consentSource: '', leadSource: '', ownerId: null, onKnown: 'update' as const };
    expect((await importCsv({ csv, fileName: 'old.csv', options, dryRun: false, by: null }, api.edges)).run).toMatchObject({
      created: 0,
      rejected: 1,
    });
    await receiveMail(buildIncoming({ identity: inbound.identity, from: { address: contact.email, name: '' } }), api.edges);
    expect(await ContactModel.countDocuments({ email: contact.email })).toBe(0);
    expect(await AuditEventModel.findOne({ action: 'contacts.erase' }).lean()).toMatchObject({
      subject: expect.stringContaining(contactId),
    } as never);
  });

  test('may be erased again after a crash', async () => {
    const { contactId } = await withPast();
    await forgetContact(contactId, TEST_NOW);
    await forgetContact(contactId, TEST_NOW);
    expect(await MessageModel.countDocuments({ contactId, text: { $ne: '' } })).toBe(0);
  });
});
