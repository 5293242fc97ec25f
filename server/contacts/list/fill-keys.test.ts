import { afterAll, beforeAll, expect, test } from 'bun:test';
import { buildContact } from '../../test/build.ts';
import { startDatabase, type TestDatabase } from '../../test/start-database.ts';
import { ContactModel } from '../contact.model.ts';
import { fillContactKeys } from './fill-keys.ts';
import { listContacts } from './list-contacts.ts';

let database: TestDatabase;
beforeAll(async () => {
  database = await startDatabase();
});
afterAll(() => database.stop());

test('a contact stored before there were keys is found by its name once they are filled, and only then', async () => {
  const old = Array.from({ length: 3 }, (_, n) => buildContact({ email: `old${n}@example.com`, firstName: 'Núria', lastName: 'Vidal' }));
  await ContactModel.collection.insertMany(old as never[]);
  await ContactModel.collection.updateMany({}, { $unset: { nameKey: '', searchKeys: '' } });
  const found = async () => (await listContacts({ filter: { search: 'nuria' }, sort: 'newest', limit: 10 }, new Date())).items.length;
  expect(await found()).toBe(0);
  expect(await fillContactKeys()).toBe(3);
  expect(await found()).toBe(3);
  expect(await fillContactKeys()).toBe(0);
});
