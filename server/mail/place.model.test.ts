import { afterAll, beforeAll, expect, test } from 'bun:test';
import { placeSchema } from '../../shared/mailbox.ts';
import { buildPlace } from '../test/build.ts';
import { expectRoundTrip, indexesOf } from '../test/expect-round-trip.ts';
import { startDatabase, type TestDatabase } from '../test/start-database.ts';
import { PlaceModel } from './place.model.ts';

let database: TestDatabase;
beforeAll(async () => {
  database = await startDatabase();
});
afterAll(() => database.stop());

test('a built document passes its shared schema after a round trip through the database', async () => {
  await expectRoundTrip(PlaceModel, placeSchema, buildPlace());
});

test('has the indexes that its room relies on', async () => {
  expect(await indexesOf(PlaceModel)).toContain('mailboxId+path+uidValidity+uid unique');
});
