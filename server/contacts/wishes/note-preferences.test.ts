import { afterAll, beforeAll, expect, test } from 'bun:test';
import type { Slot } from '../../../shared/contact.ts';
import { buildContact, TEST_NOW } from '../../test/build.ts';
import { startDatabase, type TestDatabase } from '../../test/start-database.ts';
import { createTestEdges } from '../../test/test-edges.ts';
import { ContactModel } from '../contact.model.ts';
import { noteListingsSent } from '../touch-contact.ts';
import { type Judgement, notePreferences } from './note-preferences.ts';

let database: TestDatabase;
beforeAll(async () => {
  database = await startDatabase();
});
afterAll(() => database.stop());

const words = (minutes: number): Slot['evidence'] => ({
  ...{ messageId: `mail-${minutes}`, quote: 'too small', start: 4, end: 13 },
  at: new Date(TEST_NOW.getTime() + minutes * 60_000),
});
const judge = (listingKey: string, preference: Judgement['preference'], minutes = 0): Judgement => ({
  ...{ listingKey, preference },
  evidence: words(minutes),
});
const start = async () => {
  const { _id } = await ContactModel.create(buildContact());
  await noteListingsSent(_id, [{ listingKey: 'PL-1' }, { listingKey: 'PL-2' }], TEST_NOW);
  return _id;
};
const told = async (id: string) =>
  ((await ContactModel.findById(id).lean())?.listings ?? []).map((one) => `${one.listingKey} ${one.contactListingPreference}`);

test('keeps what was said of each listing, with its words, and tells it once', async () => {
  const edges = createTestEdges();
  const id = await start();
  await notePreferences(id, [judge('PL-1', 'Discard'), judge('PL-9', 'Favorite')], edges);
  await notePreferences(id, [judge('PL-1', 'Discard')], edges);
  expect(await told(id)).toEqual(['PL-1 Discard', 'PL-2 null']);
  expect((await ContactModel.findById(id).lean())?.listings[0]?.preferenceEvidence).toEqual(words(0));
  expect(edges.published).toEqual([{ name: 'contact.changed', payload: { contactId: id } }]);
});

test('the newer word counts, in whatever order the mails are read', async () => {
  const edges = createTestEdges();
  const id = await start();
  await notePreferences(id, [judge('PL-1', 'Favorite', 5)], edges);
  await notePreferences(id, [judge('PL-1', 'Discard', 1)], edges);
  expect(await told(id)).toEqual(['PL-1 Favorite', 'PL-2 null']);
});

test('a listing sent again keeps what was said of it', async () => {
  const id = await start();
  await notePreferences(id, [judge('PL-2', 'Possibility')], createTestEdges());
  await noteListingsSent(id, [{ listingKey: 'PL-2', listPrice: 480_000 }], new Date(TEST_NOW.getTime() + 60_000));
  expect(await told(id)).toEqual(['PL-1 null', 'PL-2 Possibility']);
});
