import { afterAll, beforeAll, expect, test } from 'bun:test';
import { threadSchema } from '../../shared/thread.ts';
import { buildThread } from '../test/build.ts';
import { expectRoundTrip, indexesOf } from '../test/expect-round-trip.ts';
import { startDatabase, type TestDatabase } from '../test/start-database.ts';
import { ThreadModel } from './thread.model.ts';

let database: TestDatabase;
beforeAll(async () => {
  database = await startDatabase();
});
afterAll(() => database.stop());

test('a built document passes its shared schema after a round trip through the database', async () => {
  await expectRoundTrip(ThreadModel, threadSchema, buildThread());
});

test('has the indexes that its room relies on', async () => {
  expect(await indexesOf(ThreadModel)).toContain('answer.state+answer.dueAt');
});
