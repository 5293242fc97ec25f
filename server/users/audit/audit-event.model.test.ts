import { afterAll, beforeAll, expect, test } from 'bun:test';
import { auditEventSchema } from '../../../shared/user.ts';
import { buildAuditEvent } from '../../test/build.ts';
import { expectRoundTrip, indexesOf } from '../../test/expect-round-trip.ts';
import { startDatabase, type TestDatabase } from '../../test/start-database.ts';
import { AuditEventModel } from './audit-event.model.ts';

let database: TestDatabase;
beforeAll(async () => {
  database = await startDatabase();
});
afterAll(() => database.stop());

test('a built document passes its shared schema after a round trip through the database', async () => {
  await expectRoundTrip(AuditEventModel, auditEventSchema, buildAuditEvent());
});

test('has the indexes that its room relies on', async () => {
  expect(await indexesOf(AuditEventModel)).toEqual(expect.arrayContaining(['at+_id', 'actor+at+_id', 'action+at']));
});
