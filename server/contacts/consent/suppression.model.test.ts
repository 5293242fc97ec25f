import { afterAll, beforeAll, expect, test } from 'bun:test';
import { suppressionSchema } from '../../../shared/contact.ts';
import { buildSuppression } from '../../test/build.ts';
import { expectRoundTrip, indexesOf } from '../../test/expect-round-trip.ts';
import { startDatabase, type TestDatabase } from '../../test/start-database.ts';
import { SuppressionModel } from './suppression.model.ts';

let database: TestDatabase;
beforeAll(async () => {
  database = await startDatabase();
});
afterAll(() => database.stop());

test('a built document passes its shared schema after a round trip through the database', async () => {
  await expectRoundTrip(SuppressionModel, suppressionSchema, buildSuppression());
});

test('has the indexes that its room relies on', async () => {
  expect(await indexesOf(SuppressionModel)).toContain('addressHash unique');
});
