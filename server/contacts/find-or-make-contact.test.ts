import { afterAll, beforeAll, expect, test } from 'bun:test';
import { buildContact } from '../test/build.ts';
import { startDatabase, type TestDatabase } from '../test/start-database.ts';
import { createTestEdges } from '../test/test-edges.ts';
import { ContactModel } from './contact.model.ts';
import { findOrMakeContact, findOrMakeContacts } from './find-or-make-contact.ts';

let database: TestDatabase;
beforeAll(async () => {
  database = await startDatabase();
});
afterAll(() => database.stop());

test('makes one contact for one address however it is written, and tells open browsers', async () => {
  const edges = createTestEdges();
  const first = await findOrMakeContact({ address: 'Mia.Chen@Example.com', name: 'Mia Chen' }, edges);
  const again = await findOrMakeContact({ address: ' mia.chen@example.com', name: '' }, edges);
  expect(again._id).toBe(first._id);
  expect(first).toMatchObject({ email: 'mia.chen@example.com', firstName: 'Mia', lastName: 'Chen', stage: 'new' });
  expect(edges.published).toEqual([{ name: 'contact.changed', payload: { contactId: first._id } }]);
});

test('finds a contact by another address of his', async () => {
  const known = buildContact({ email: 'work@example.com', otherEmails: ['home@example.com'] });
  await ContactModel.create(known);
  expect((await findOrMakeContact({ address: 'home@example.com', name: 'X' }, createTestEdges()))._id).toBe(known._id);
});

test('ten mails of one new sender at once make one contact', async () => {
  const edges = createTestEdges();
  const made = await Promise.all(Array.from({ length: 10 }, () => findOrMakeContact({ address: 'rush@example.com', name: 'Rush' }, edges)));
  expect(new Set(made.map((contact) => contact._id)).size).toBe(1);
});

test('a name is filled in once and never written over', async () => {
  const edges = createTestEdges();
  await findOrMakeContact({ address: 'shy@example.com', name: '' }, edges);
  expect(await findOrMakeContact({ address: 'shy@example.com', name: 'Sam Hill' }, edges)).toMatchObject({
    firstName: 'Sam',
    lastName: 'Hill',
  });
  expect(await findOrMakeContact({ address: 'shy@example.com', name: 'Someone Else' }, edges)).toMatchObject({ lastName: 'Hill' });
});

test('a domain in letters and the same one as DNS asks for it are one contact', async () => {
  const edges = createTestEdges();
  const first = await findOrMakeContact({ address: 'eva@xn--mnchen-3ya.example', name: '' }, edges);
  const spelled = ['eva@münchen.example', 'Eva@MÜNCHEN.example', 'eva@münchen.example'.normalize('NFD')];
  for (const address of spelled) expect((await findOrMakeContact({ address, name: '' }, edges))._id).toBe(first._id);
  const many = await findOrMakeContacts(
    spelled.map((address) => ({ address, name: '' })),
    edges,
  );
  expect(spelled.map((address) => many.get(address)?._id)).toEqual(spelled.map(() => first._id));
  expect((await findOrMakeContact({ address: 'jörg@münchen.example', name: '' }, edges)).email).toBe('jörg@xn--mnchen-3ya.example');
});
