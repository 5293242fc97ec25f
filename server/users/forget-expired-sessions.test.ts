import { afterAll, beforeAll, expect, test } from 'bun:test';
import mongoose from 'mongoose';
import { TEST_NOW } from '../test/build.ts';
import { startDatabase, type TestDatabase } from '../test/start-database.ts';
import { forgetExpiredSessions } from './forget-expired-sessions.ts';

let database: TestDatabase;
beforeAll(async () => {
  database = await startDatabase();
});
afterAll(() => database.stop());

test('deletes expired sessions and keeps the living ones', async () => {
  const sessions = mongoose.connection.db?.collection('sessions');
  await sessions?.insertMany([
    { token: 'old', expiresAt: new Date(TEST_NOW.getTime() - 1) },
    { token: 'living', expiresAt: new Date(TEST_NOW.getTime() + 1) },
  ]);
  expect(await forgetExpiredSessions({ now: () => TEST_NOW })).toBe(1);
  expect(await sessions?.find().toArray()).toMatchObject([{ token: 'living' }]);
});
