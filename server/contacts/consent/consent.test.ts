import { afterAll, beforeAll, describe, expect, test } from 'bun:test';
import { createHash } from 'node:crypto';
import { buildContact } from '../../test/build.ts';
import { startDatabase, type TestDatabase } from '../../test/start-database.ts';
import { createTestEdges } from '../../test/test-edges.ts';
import { ContactModel } from '../contact.model.ts';
import { noteListingsSent, touchContact } from '../touch-contact.ts';
import { changeConsent } from './change-consent.ts';
import { isSuppressed, liftSuppression, suppressAddress, suppressedAmong, suppressionsOf } from './suppress.ts';
import { SuppressionModel } from './suppression.model.ts';

let database: TestDatabase;
beforeAll(async () => {
  database = await startDatabase();
});
afterAll(() => database.stop());

async function makeContact(change: Parameters<typeof buildContact>[0] = {}) {
  const contact = buildContact(change);
  await ContactModel.create(contact);
  return contact;
}
const consentOf = async (id: string) => (await ContactModel.findById(id).lean())?.consent.state;

describe('an opt-out', () => {
  test('suppresses every address of the contact, however it is written', async () => {
    const edges = createTestEdges();
    const contact = await makeContact({ otherEmails: ['second@example.com'] });
    await changeConsent({ contactId: contact._id, state: 'unsubscribed', reason: 'please stop', source: 'mail' }, edges);
    expect(await isSuppressed(` ${contact.email.toUpperCase()}`)).toBe(true);
    expect(await isSuppressed('Second@Example.com')).toBe(true);
    expect(await consentOf(contact._id)).toBe('unsubscribed');
    expect(edges.published).toContainEqual({ name: 'contact.changed', payload: { contactId: contact._id } });
  });

  test('holds for every spelling of a domain, also where an earlier version kept another one', async () => {
    const edges = createTestEdges();
    const spellings = ['ana@xn--bcher-kva.example', 'Ana@Bücher.example', 'ana@bücher.example'.normalize('NFD'), 'ana@ｂücher。example'];
    for (const [n, address] of spellings.entries()) {
      await SuppressionModel.deleteMany({});
      await suppressAddress({ address, reason: 'unsubscribed', source: `spelling ${n}` }, edges);
      for (const other of spellings) expect([address, other, await isSuppressed(other)]).toEqual([address, other, true]);
      expect(await suppressedAmong([...spellings, 'ana@bucher.example'])).toEqual(new Set(spellings));
      await liftSuppression('ana@bücher.example');
      expect(await isSuppressed(address)).toBe(false);
    }
    const past = createHash('sha256').update('bo@bücher.example').digest('hex');
    await SuppressionModel.create({ _id: 'past', addressHash: past, reason: 'erased', source: 'erasure', createdAt: new Date() });
    expect(await isSuppressed('bo@xn--bcher-kva.example')).toBe(true);
    // Before the @ every letter counts.
    expect(await isSuppressed('bö@xn--bcher-kva.example')).toBe(false);
  });

  test('is undone by opting in anew; a hard bounce is not', async () => {
    const edges = createTestEdges();
    const contact = await makeContact();
    const change = { contactId: contact._id, reason: '', source: 'agent' };
    await changeConsent({ ...change, state: 'unsubscribed' }, edges);
    await changeConsent({ ...change, state: 'subscribed' }, edges);
    expect(await isSuppressed(contact.email)).toBe(false);
    await changeConsent({ ...change, state: 'bounced' }, edges);
    await changeConsent({ ...change, state: 'subscribed' }, edges);
    expect(await isSuppressed(contact.email)).toBe(true);
  });

  test('told by ten processes at once is one suppression, with the strictest reason', async () => {
    const edges = createTestEdges();
    const one = { address: 'loud@example.com', reason: 'complaint' as const, source: 'feedback report' };
    await Promise.all(Array.from({ length: 10 }, () => suppressAddress(one, edges)));
    await Promise.all((['manual', 'unsubscribed'] as const).map((reason) => suppressAddress({ ...one, reason }, edges)));
    const found = await SuppressionModel.find({ source: 'feedback report' }).lean();
    expect(found.map(({ reason }) => reason)).toEqual(['complaint']);
  });

  test('keeps no readable address', async () => {
    await suppressAddress({ address: 'secret@example.com', reason: 'erased', source: 'test' }, createTestEdges());
    expect(JSON.stringify(await SuppressionModel.find({}).lean())).not.toContain('secret');
  });
});

test('a complaint counts more than the opt-out before it, and the opt-out after it changes neither', async () => {
  const edges = createTestEdges();
  const { _id: contactId, email } = await makeContact();
  const reasonOf = async () => (await suppressionsOf([email])).get(email)?.reason;
  await changeConsent({ contactId, state: 'unsubscribed', reason: 'link', source: 'link' }, edges);
  for (let times = 0; times < 2; times++) await suppressAddress({ address: email, reason: 'complaint', source: 'feedback report' }, edges);
  expect([await consentOf(contactId), await reasonOf()]).toEqual(['complained', 'complaint']);
  await changeConsent({ contactId, state: 'unsubscribed', reason: 'once more', source: 'mail' }, edges);
  await suppressAddress({ address: email, reason: 'unsubscribed', source: 'link' }, edges);
  expect([await consentOf(contactId), await reasonOf()]).toEqual(['complained', 'complaint']);
  // A dead address opens to nobody, while the card still says what its owner said.
  await suppressAddress({ address: email, reason: 'hard_bounce', source: 'report' }, edges);
  expect([await consentOf(contactId), await reasonOf()]).toEqual(['complained', 'hard_bounce']);
  const history = (await ContactModel.findById(contactId).lean())?.consentHistory ?? [];
  expect(history.map(({ state }) => state)).toEqual(['unsubscribed', 'complained']);
});

test('a hard bounce shows on the contact, and does not overwrite an opt-out', async () => {
  const edges = createTestEdges();
  const [bounced, gone] = [await makeContact(), await makeContact()];
  await changeConsent({ contactId: gone._id, state: 'unsubscribed', reason: '', source: 'link' }, edges);
  for (const { email } of [bounced, gone]) await suppressAddress({ address: email, reason: 'hard_bounce', source: 'report' }, edges);
  expect([await consentOf(bounced._id), await consentOf(gone._id)]).toEqual(['bounced', 'unsubscribed']);
  expect(await suppressedAmong([bounced.email, 'free@example.com'])).toEqual(new Set([bounced.email]));
});

test('times of contact only move forward', async () => {
  const { _id } = await makeContact();
  await touchContact(_id, { lastOutboundAt: new Date(2000) });
  await touchContact(_id, { lastOutboundAt: new Date(1000), lastInboundAt: new Date(500) });
  expect(await ContactModel.findById(_id).lean()).toMatchObject({
    lastOutboundAt: new Date(2000),
    lastInboundAt: new Date(500),
  });
});

test('a listing sent twice, or twice at once, stands once with the newest time', async () => {
  const { _id } = await makeContact();
  const told = (...keys: string[]) => keys.map((listingKey) => ({ listingKey }));
  await noteListingsSent(_id, told('PL-1', 'PL-2'), new Date(1000));
  await Promise.all([noteListingsSent(_id, told('PL-2', 'PL-3'), new Date(2000)), noteListingsSent(_id, told('PL-3'), new Date(2000))]);
  const listings = (await ContactModel.findById(_id).lean())?.listings ?? [];
  expect(listings.map(({ listingKey, listingSentTimestamp }) => `${listingKey} ${listingSentTimestamp.getTime()}`)).toEqual([
    'PL-1 1000',
    'PL-2 2000',
    'PL-3 2000',
  ]);
});

test('a listing keeps the price and status it was last told at, whichever news of a sending comes last', async () => {
  const { _id } = await makeContact();
  const at = (listPrice: number) => [{ listingKey: 'PL-1', listPrice, standardStatus: 'Active' as const }];
  await noteListingsSent(_id, at(500_000), new Date(1000));
  await noteListingsSent(_id, at(480_000), new Date(2000));
  await noteListingsSent(_id, at(500_000), new Date(1000));
  await noteListingsSent(_id, [{ listingKey: 'PL-1' }], new Date(3000));
  expect((await ContactModel.findById(_id).lean())?.listings).toEqual([
    {
      listingKey: 'PL-1',
      listPrice: 480_000,
      standardStatus: 'Active',
      listingSentTimestamp: new Date(3000),
      contactListingPreference: null,
    },
  ]);
});
