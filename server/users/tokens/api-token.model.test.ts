import { afterAll, beforeAll, expect, test } from 'bun:test';
import { apiTokenSchema } from '../../../shared/user.ts';
import { buildApiToken } from '../../test/build.ts';
import { expectRoundTrip, indexesOf } from '../../test/expect-round-trip.ts';
import { startDatabase, type TestDatabase } from '../../test/start-database.ts';
import { ApiTokenModel } from './api-token.model.ts';

let database: TestDatabase;
beforeAll(async () => {
  database = await startDatabase();
});
afterAll(() => database.stop());

test('a built document passes its shared schema after a round trip through the database', async () => {
  await expectRoundTrip(ApiTokenModel, apiTokenSchema, buildApiToken());
});

test('has the indexes that its room relies on', async () => {
  expect(await indexesOf(ApiTokenModel)).toContain('tokenHash unique');
});
