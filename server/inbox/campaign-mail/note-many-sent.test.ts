import { afterAll, beforeAll, expect, test } from 'bun:test';
import { buildOutbound } from '../../test/build.ts';
import { saveThread } from '../../test/build-outbox.ts';
import { startDatabase, type TestDatabase } from '../../test/start-database.ts';
import { ThreadModel } from '../thread.model.ts';
import { noteManySent } from './note-many-sent.ts';

let database: TestDatabase;
beforeAll(async () => {
  database = await startDatabase();
});
afterAll(() => database.stop());

test('whoever asks what has changed since they looked is told of a thread whose mail left before that', async () => {
  const { thread } = await saveThread('mailbox');
  const before = new Date();
  const at = new Date(before.getTime() - 3_600_000);
  await noteManySent([{ message: buildOutbound({ threadId: thread._id }), at }]);
  expect((await ThreadModel.findById(thread._id).lean())?.updatedAt.getTime()).toBeGreaterThanOrEqual(before.getTime());
});
