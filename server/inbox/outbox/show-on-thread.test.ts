import { afterAll, beforeAll, expect, test } from 'bun:test';
import { buildOutbound, buildThread, TEST_NOW } from '../../test/build.ts';
import { startDatabase, type TestDatabase } from '../../test/start-database.ts';
import { MessageModel } from '../message.model.ts';
import { ThreadModel } from '../thread.model.ts';
import { noteSent } from './show-on-thread.ts';

let database: TestDatabase;
beforeAll(async () => {
  database = await startDatabase();
});
afterAll(() => database.stop());

async function sendOn({ hasBounced }: { hasBounced: boolean }) {
  const needs = { reason: 'failed' as const, detail: 'the address does not exist', at: TEST_NOW };
  const thread = await ThreadModel.create(buildThread({ needs }));
  const evidence = hasBounced ? [{ at: TEST_NOW, state: 'bounced', detail: 'unknown user' }] : [];
  const delivery = { state: 'confirmed' as const, acceptedAt: TEST_NOW, evidence };
  const mail = await MessageModel.create(buildOutbound({ threadId: thread._id, contactId: null, delivery }));
  await noteSent(mail.toObject());
  return (await ThreadModel.findById(thread._id).lean())?.needs ?? null;
}

test('a mail that left settles an earlier failure, unless it is back already', async () => {
  expect(await sendOn({ hasBounced: false })).toBeNull();
  expect(await sendOn({ hasBounced: true })).toMatchObject({ reason: 'failed' });
});
