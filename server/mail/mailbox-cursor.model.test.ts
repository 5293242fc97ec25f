import { afterAll, beforeAll, expect, test } from 'bun:test';
import { mailboxCursorSchema } from '../../shared/mailbox.ts';
import { buildMailboxCursor } from '../test/build.ts';
import { expectRoundTrip, indexesOf } from '../test/expect-round-trip.ts';
import { startDatabase, type TestDatabase } from '../test/start-database.ts';
import { MailboxCursorModel } from './mailbox-cursor.model.ts';

let database: TestDatabase;
beforeAll(async () => {
  database = await startDatabase();
});
afterAll(() => database.stop());

test('a built document passes its shared schema after a round trip through the database', async () => {
  await expectRoundTrip(MailboxCursorModel, mailboxCursorSchema, buildMailboxCursor());
});

test('has the indexes that its room relies on', async () => {
  expect(await indexesOf(MailboxCursorModel)).toContain('mailboxId+path+uidValidity unique');
});
