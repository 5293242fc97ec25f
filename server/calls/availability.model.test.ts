import { afterAll, beforeAll, expect, test } from 'bun:test';
import { availabilitySchema } from '../../shared/call.ts';
import { buildAvailability } from '../test/build.ts';
import { expectRoundTrip, indexesOf } from '../test/expect-round-trip.ts';
import { startDatabase, type TestDatabase } from '../test/start-database.ts';
import { AvailabilityModel } from './availability.model.ts';

let database: TestDatabase;
beforeAll(async () => {
  database = await startDatabase();
});
afterAll(() => database.stop());

test('a built document passes its shared schema after a round trip through the database', async () => {
  await expectRoundTrip(AvailabilityModel, availabilitySchema, buildAvailability());
});

test('has the indexes that its room relies on', async () => {
  expect(await indexesOf(AvailabilityModel)).toContain('agentId unique');
});
