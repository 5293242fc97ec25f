import { afterAll, beforeAll, expect, test } from 'bun:test';
import { userSchema } from '../../shared/user.ts';
import { newId } from '../database/model-from.ts';
import { TEST_NOW } from '../test/build.ts';
import { expectRoundTrip, indexesOf } from '../test/expect-round-trip.ts';
import { startDatabase, type TestDatabase } from '../test/start-database.ts';
import { UserModel } from './user.model.ts';

let database: TestDatabase;
beforeAll(async () => {
  database = await startDatabase();
});
afterAll(() => database.stop());

test('a built document passes its shared schema after a round trip through the database', async () => {
  const user = { _id: newId(), email: 'ana@larkinvale.example', name: 'Ana', role: 'lead' as const, createdAt: TEST_NOW };
  await expectRoundTrip(UserModel, userSchema, user);
});

test('has the indexes that its room relies on', async () => {
  expect(await indexesOf(UserModel)).toEqual(expect.arrayContaining(['email unique', 'isFirst unique']));
});
