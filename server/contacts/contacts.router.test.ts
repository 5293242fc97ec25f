import { afterAll, beforeAll, describe, expect, test } from 'bun:test';
import type { OpenhouseClient } from '../../shared/client.ts';
import { freeCallSlots } from '../calls/slots/free-slots.ts';
import { MessageModel } from '../inbox/message.model.ts';
import { ThreadModel } from '../inbox/thread.model.ts';
import { prepareListing } from '../properties/prepare-listing.ts';
import { PropertyModel } from '../properties/property.model.ts';
import { buildContact, buildMessage, buildThread, TEST_NOW } from '../test/build.ts';
import { startApi, type TestApi } from '../test/start-api.ts';
import { ContactModel } from './contact.model.ts';
import { workImport } from './import/work-import.ts';
import { JournalEntryModel } from './journal/journal-entry.model.ts';
import { ContactAliasModel } from './merge/contact-alias.model.ts';

let api: TestApi;
beforeAll(async () => {
  api = await startApi();
});
afterAll(() => api.close());

test('what an agent corrects through the door stands in the draft listing too', async () => {
  const evidence = { messageId: null, quote: '', start: 0, end: 0, at: TEST_NOW };
  const qualification = [
    { slot: 'sellingAddress' as const, value: '41 Larkspur Drive', by: 'model' as const, evidence },
    { slot: 'bedrooms' as const, value: 4, by: 'model' as const, evidence },
  ];
  const { _id: contactId } = await ContactModel.create(buildContact({ qualification }));
  const listingKey = await prepareListing({ contactId, threadId: 'd'.repeat(24), qualification }, api.edges);
  const { api: client } = await api.program('agent');
  await client.contacts.setSlot.mutate({ contactId, slot: 'bedrooms', value: 5 });
  expect(await PropertyModel.findOne({ listingKey }).lean()).toMatchObject({ bedroomsTotal: 5 });
});

describe('an address that was mistyped', () => {
  const typed = async () => {
    const { api: client } = await api.program('agent');
    const slip = `slip${Math.random()}@example.com`;
    const { id: contactId } = await client.contacts.create.mutate({ email: slip });
    const correct = (change: object = {}) => client.contacts.update.mutate({ contactId, email: slip.replace('slip', 'right'), ...change });
    return { client, contactId, slip, correct };
  };

  test('is not kept when it is put right, and is free for whoever has it', async () => {
    const { client, slip, correct } = await typed();
    const { email, otherEmails } = await correct({ otherEmails: [] });
    expect([email, otherEmails]).toEqual([slip.replace('slip', 'right'), []]);
    expect((await client.contacts.create.mutate({ email: slip })).otherEmails).toEqual([]);
  });

  test('while the one before it, which was in use, stays', async () => {
    const { api: client } = await api.program('agent');
    const { _id: contactId, email: old } = await ContactModel.create(buildContact());
    const [slip, right] = [`slip.${old}`, `right.${old}`];
    expect((await client.contacts.update.mutate({ contactId, email: slip })).otherEmails).toEqual([old]);
    expect((await client.contacts.update.mutate({ contactId, email: right })).otherEmails).toEqual([old]);
    // Back to what it was: nobody has an address twice.
    expect(await client.contacts.update.mutate({ contactId, email: old })).toMatchObject({ email: old, otherEmails: [] });
  });

  test.each([
    ['a mail came from it', { direction: 'inbound' as const }],
    ['a mail of ours goes to it', { direction: 'outbound' as const, author: 'agent' as const }],
  ])('is kept where %s', async (_, mail) => {
    const { contactId, slip, correct } = await typed();
    const [theirs, ours] = [
      { address: slip, name: '' },
      { address: 'hello@larkinvale.example', name: '' },
    ];
    const sides = mail.direction === 'inbound' ? { from: theirs, to: [ours] } : { from: ours, to: [theirs] };
    await MessageModel.create(buildMessage({ contactId, ...mail, ...sides }));
    expect((await correct()).otherEmails).toEqual([slip]);
  });

  test('is kept after a day, and where a person says so', async () => {
    const { slip, correct } = await typed();
    expect((await correct({ otherEmails: [slip] })).otherEmails).toEqual([slip]);
    const later = await typed();
    const { now } = api.edges;
    api.edges.now = () => new Date(now().getTime() + 25 * 3_600_000);
    try {
      expect((await later.correct()).otherEmails).toEqual([later.slip]);
    } finally {
      api.edges.now = now;
    }
  });
});

test('the timeline goes on page after page, also from behind a listing and from behind the first line', async () => {
  const shown = (listingKey: string, minute: number) => ({
    ...{ listingKey, listingSentTimestamp: new Date(TEST_NOW.getTime() + minute * 60_000) },
    contactListingPreference: null,
  });
  const listings = [shown('K-1', 1), shown(`${'k'.repeat(98)}-2`, 2)];
  const { _id: contactId } = await ContactModel.create(buildContact({ listings, firstSeenAt: TEST_NOW }));
  const { api: client } = await api.program('agent');
  const ids: string[] = [];
  for (let cursor: string | null | undefined; cursor !== null; ) {
    const page = await client.contacts.timeline.query({ contactId, cursor, limit: 1 });
    ids.push(...page.items.map(({ id }) => id));
    cursor = page.nextCursor;
  }
  expect(ids.slice(-3)).toEqual([`listing-${'k'.repeat(98)}-2`, 'listing-K-1', 'first-seen']);
});

describe('a colleague’s lead', () => {
  const codeOf = (error: { data?: { code?: string } }) => error.data?.code;

  test('is changed at no door by an agent, and by a team lead at each', async () => {
    const [slot] = await freeCallSlots({ from: api.edges.now(), to: new Date(api.edges.now().getTime() + 7 * 86_400_000) }, api.edges);
    const { _id: theirs } = await ContactModel.create(buildContact({ ownerId: 'a colleague' }));
    const { _id: talking } = await ContactModel.create(buildContact());
    await ThreadModel.create(buildThread({ contactId: talking, ownerId: 'a colleague' }));
    const { _id: merged } = await ContactAliasModel.create({ _id: 'a'.repeat(24), contactId: talking, isSettled: true });
    const doors = (client: OpenhouseClient['api'], contactId: string) => [
      () => client.contacts.setStage.mutate({ contactId, stage: 'hot' }),
      () => client.contacts.update.mutate({ contactId, email: 'elsewhere@example.com' }),
      () => client.contacts.setSlot.mutate({ contactId, slot: 'bedrooms', value: 5 }),
      () => client.contacts.setConsent.mutate({ contactId, state: 'subscribed', reason: 'said so' }),
      () => client.calls.book.mutate({ contactId, startsAt: slot?.startsAt ?? new Date(0) }),
    ];
    const { api: agent } = await api.program('agent');
    for (const contactId of [theirs, talking, merged]) {
      for (const door of doors(agent, contactId))
        expect([String(door), await door().then(() => 'OK', codeOf)]).toEqual([String(door), 'FORBIDDEN']);
    }
    const { api: lead } = await api.program('lead');
    for (const door of doors(lead, theirs)) expect([String(door), await door().then(() => 'OK', codeOf)]).toEqual([String(door), 'OK']);
  });

  test('is left alone by an agent’s file, in one piece or several, and changed by a team lead’s', async () => {
    const { email } = await ContactModel.create(buildContact({ ownerId: 'a colleague', firstName: 'Ana' }));
    const csv = `Email,First name\n${email},Changed\n`;
    const name = async () => (await ContactModel.findOne({ email }).lean())?.firstName;
    const inPieces = async ({ contacts }: OpenhouseClient['api'], act: 'checkImport' | 'runImport') => {
      const { id: importId } = await contacts.startImport.mutate({ fileName: 'x.csv' });
      await contacts.appendImport.mutate({ importId, part: 0, text: csv });
      await contacts.readImport.mutate({ importId, parts: 1 });
      await contacts[act].mutate({ importId });
      await workImport(importId, api.edges);
      return contacts.importRun.query({ importId });
    };
    const { api: agent } = await api.program('agent');
    const { run, faults } = await agent.contacts.importCsv.mutate({ csv, dryRun: false });
    expect([run.updated, run.rejected, faults[0]?.reason]).toEqual([0, 1, 'a colleague has this contact: ask them or a team lead']);
    for (const act of ['checkImport', 'runImport'] as const) expect(await inPieces(agent, act)).toMatchObject({ updated: 0, rejected: 1 });
    expect(await name()).toBe('Ana');
    const { api: lead } = await api.program('lead');
    for (const act of ['checkImport', 'runImport'] as const) expect(await inPieces(lead, act)).toMatchObject({ updated: 1, rejected: 0 });
    expect(await name()).toBe('Changed');
  });

  test('gets no more mail when they have told any of us so', async () => {
    const { _id: contactId } = await ContactModel.create(buildContact({ ownerId: 'a colleague' }));
    const { api: agent } = await api.program('agent');
    const stop = { contactId, state: 'unsubscribed' as const, reason: 'asked me in the street' };
    expect(await agent.contacts.setConsent.mutate(stop)).toMatchObject({ consent: { state: 'unsubscribed' } });
  });

  test('stays where a team lead has put it, whichever id of a change an agent guesses; their own changes they take back', async () => {
    const { _id: contactId } = await ContactModel.create(buildContact({ ownerId: 'one', stage: 'engaged' }));
    const [{ api: agent }, { api: lead }] = [await api.program('agent'), await api.program('lead')];
    const filter = { contactIds: [contactId] };
    const { changeId } = await lead.contacts.change.mutate({ filter, change: { stage: 'hot', addTags: ['vip'] } });
    expect(await agent.contacts.undo.mutate({ changeId }).catch(codeOf)).toBe('NOT_FOUND');
    expect(await ContactModel.findById(contactId).lean()).toMatchObject({ stage: 'hot', tags: ['vip'] });
    expect(await JournalEntryModel.countDocuments({ changeId, undoneAt: null })).toBe(2);
    const mine = await agent.contacts.change.mutate({ filter, change: { addTags: ['spring'] } });
    expect(await agent.contacts.undo.mutate({ changeId: mine.changeId })).toEqual({ changed: 1 });
    expect(await lead.contacts.undo.mutate({ changeId })).toEqual({ changed: 2 });
    expect(await ContactModel.findById(contactId).lean()).toMatchObject({ stage: 'engaged', tags: [] });
  });
});
