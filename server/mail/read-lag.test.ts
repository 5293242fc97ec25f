import { afterAll, beforeAll, expect, test } from 'bun:test';
import { buildMailbox, buildMailboxCursor, TEST_NOW } from '../test/build.ts';
import { startDatabase, type TestDatabase } from '../test/start-database.ts';
import { MailboxModel } from './mailbox.model.ts';
import { MailboxCursorModel } from './mailbox-cursor.model.ts';
import { readLag } from './read-lag.ts';

let database: TestDatabase;
beforeAll(async () => {
  database = await startDatabase();
});
afterAll(() => database.stop());

const ago = (seconds: number) => new Date(TEST_NOW.getTime() - seconds * 1000);

test('a folder is behind since it was read to its end or first seen, and one that polls pass over is not read any more', async () => {
  const mailbox = buildMailbox({ lastPolledAt: ago(60) });
  await MailboxModel.create(mailbox);
  const cursor = (path: string, seen: { createdAt: Date; updatedAt: Date; readAt: Date | null }) =>
    buildMailboxCursor({ mailboxId: mailbox._id, path, ...seen });
  await MailboxCursorModel.collection.insertMany([
    cursor('INBOX', { createdAt: ago(9000), updatedAt: ago(5), readAt: ago(60) }),
    cursor('Long past', { createdAt: ago(4000), updatedAt: ago(5), readAt: null }),
    cursor('Renamed', { createdAt: ago(9000), updatedAt: ago(500), readAt: ago(500) }),
    cursor('Gone before its end', { createdAt: ago(9000), updatedAt: ago(500), readAt: null }),
    // The same folder under a later UIDVALIDITY.
    { ...cursor('INBOX', { createdAt: ago(50), updatedAt: ago(5), readAt: null }), uidValidity: '2' },
  ] as never);
  const lags = async () => (await readLag(TEST_NOW)).folders.map(({ folder, lagSeconds }) => [folder, lagSeconds]);
  expect(await lags()).toEqual([
    ['INBOX', 50],
    ['Long past', 4000],
  ]);
  // Before any poll came to its end nothing is known to be gone.
  await MailboxModel.updateOne({ _id: mailbox._id }, { $set: { lastPolledAt: null } });
  expect((await lags()).map(([folder]) => folder)).toEqual(['INBOX', 'Long past', 'Renamed', 'Gone before its end']);
});
