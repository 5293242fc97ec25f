import { afterAll, beforeAll, expect, test } from 'bun:test';
import { noteSchema } from '../../../shared/note.ts';
import { buildNote } from '../../test/build.ts';
import { expectRoundTrip, indexesOf } from '../../test/expect-round-trip.ts';
import { startDatabase, type TestDatabase } from '../../test/start-database.ts';
import { NoteModel } from './note.model.ts';

let database: TestDatabase;
beforeAll(async () => {
  database = await startDatabase();
});
afterAll(() => database.stop());

test('a built document passes its shared schema after a round trip through the database', async () => {
  await expectRoundTrip(NoteModel, noteSchema, buildNote());
});

test('has the index by which a conversation finds its notes', async () => {
  expect(await indexesOf(NoteModel)).toContain('threadId+createdAt+_id');
});
