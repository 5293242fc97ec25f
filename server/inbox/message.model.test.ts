import { afterAll, beforeAll, expect, test } from 'bun:test';
import { messageSchema } from '../../shared/message.ts';
import { buildOutbound } from '../test/build.ts';
import { expectRoundTrip, indexesOf } from '../test/expect-round-trip.ts';
import { startDatabase, type TestDatabase } from '../test/start-database.ts';
import { MessageModel } from './message.model.ts';

let database: TestDatabase;
beforeAll(async () => {
  database = await startDatabase();
});
afterAll(() => database.stop());

test('a built document passes its shared schema after a round trip through the database', async () => {
  await expectRoundTrip(MessageModel, messageSchema, buildOutbound());
});

test('has the indexes that its room relies on', async () => {
  expect(await indexesOf(MessageModel)).toContain('delivery.key unique');
});
