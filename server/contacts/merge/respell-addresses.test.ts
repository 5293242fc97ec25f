import { afterAll, beforeAll, beforeEach, expect, test } from 'bun:test';
import { repointContact } from '../../follow-contact.ts';
import { ThreadModel } from '../../inbox/thread.model.ts';
import { buildContact, buildThread, TEST_NOW } from '../../test/build.ts';
import { emptyModels, startDatabase, type TestDatabase } from '../../test/start-database.ts';
import { createTestEdges } from '../../test/test-edges.ts';
import { changeConsent } from '../consent/change-consent.ts';
import { isSuppressed } from '../consent/suppress.ts';
import { ContactModel } from '../contact.model.ts';
import { contactById } from '../find-contacts.ts';
import { respellAddresses } from './respell-addresses.ts';

let database: TestDatabase;
beforeAll(async () => {
  database = await startDatabase();
});
afterAll(() => database.stop());
beforeEach(emptyModels);

const edges = createTestEdges();
const respell = () => respellAddresses({ edges, repoint: repointContact });
/** Past the model, as an earlier version wrote it. */
async function stored(change: Parameters<typeof buildContact>[0]) {
  const contact = buildContact(change);
  await ContactModel.collection.insertOne(contact as never);
  return contact._id;
}
const PUNY = 'ana@xn--bcher-kva.example';
const READABLE = 'ana@bücher.example';

test('two cards of one post box become one that keeps the stricter consent, and no spelling of it is mailed', async () => {
  const kept = await stored({ email: PUNY, firstName: 'Ana', tags: ['fair'] });
  const other = await stored({ email: READABLE, tags: ['lake'] });
  const third = await stored({ email: READABLE.normalize('NFD'), notes: 'Calls at noon' });
  const { _id: threadId } = await ThreadModel.create(buildThread({ contactId: other }));
  await ContactModel.updateOne(
    { _id: other },
    { $set: { consent: { state: 'unsubscribed', at: TEST_NOW, reason: 'please stop', source: 'mail' } } },
  );
  expect(await respell()).toBe(2);
  const [one, ...rest] = await ContactModel.find({}).lean();
  expect(rest).toEqual([]);
  expect(one).toMatchObject({ _id: kept, email: PUNY, otherEmails: [], tags: ['fair', 'lake'], notes: 'Calls at noon' });
  expect(one?.consent).toMatchObject({ state: 'unsubscribed', reason: 'please stop' });
  for (const spelling of [PUNY, READABLE, READABLE.normalize('NFD')]) expect(await isSuppressed(spelling)).toBe(true);
  expect((await ThreadModel.findById(threadId).lean())?.contactId).toBe(kept);
  expect([(await contactById(other))?._id, (await contactById(third))?._id]).toEqual([kept, kept]);
  expect(await respell()).toBe(0);
});

test('a card of its own gets the spelling, is found by both, and what is no domain stays as it is', async () => {
  await stored({ email: READABLE, otherEmails: ['Jörg@bücher.example', PUNY], firstName: 'Ana' });
  await stored({ email: 'ana@bü%cher.example' });
  await stored({ email: 'jörg@plain.example' });
  await respell();
  await respell();
  expect((await ContactModel.find({}).sort({ _id: 1 }).lean()).map(({ email }) => email)).toEqual([
    ...[PUNY, 'ana@bü%cher.example', 'jörg@plain.example'],
  ]);
  const found = await ContactModel.findOne({ email: PUNY }).lean();
  expect(found?.otherEmails).toEqual(['jörg@xn--bcher-kva.example']);
  expect((found as unknown as { searchKeys: string[] }).searchKeys).toEqual(
    expect.arrayContaining(['bucher.example', 'xn--bcher-kva.example']),
  );
});

test('an opt-out that an earlier version kept under another spelling still holds for the card', async () => {
  const contactId = await stored({ email: READABLE });
  await changeConsent({ contactId, state: 'unsubscribed', reason: '', source: 'mail' }, edges);
  await respell();
  expect([await isSuppressed(PUNY), (await contactById(contactId))?.consent.state]).toEqual([true, 'unsubscribed']);
});
