import { afterAll, beforeAll, beforeEach, expect, test } from 'bun:test';
import { buildIncoming } from '../../test/incoming.ts';
import { emptyModels, startDatabase, type TestDatabase } from '../../test/start-database.ts';
import { createTestEdges } from '../../test/test-edges.ts';
import { receiveMail } from '../arrive/receive-mail.ts';
import { MessageModel } from '../message.model.ts';
import { ThreadModel } from '../thread.model.ts';
import { receiveTogether } from '../together/receive-together.ts';

let database: TestDatabase;
beforeAll(async () => {
  database = await startDatabase();
});
afterAll(() => database.stop());
beforeEach(emptyModels);

const missedCall = () =>
  buildIncoming({
    from: { address: 'no-reply@mail.zillow.com', name: 'Zillow' },
    subject: 'You missed a call',
    automaticSigns: ['From: no-reply@mail.zillow.com'],
    phoneLead: { name: 'Priya Raman', phone: '+1 207 555 0186', property: '113 Meadow Street', source: 'Zillow' },
  });

test('a lead that left a number and no address calls for a person, once', async () => {
  const edges = createTestEdges();
  const mail = missedCall();
  const { threadId, messageId } = await receiveMail(mail, edges);
  const needsOf = async () => (await ThreadModel.findById(threadId).lean())?.needs ?? null;
  expect(await needsOf()).toMatchObject({
    reason: 'handed_over',
    detail: 'Priya Raman left a number and no address about 113 Meadow Street: call +1 207 555 0186 (from Zillow)',
  });
  expect(await ThreadModel.findById(threadId).lean()).toMatchObject({ isInInbox: true });
  // Dealt with, and its mail is read again from another folder.
  await ThreadModel.updateOne({ _id: threadId }, { $set: { needs: null } });
  await MessageModel.updateOne({ _id: messageId }, { $set: { decisionId: 'decided' } });
  await receiveMail(mail, edges);
  expect(await needsOf()).toBeNull();
});

test('the past of a mailbox calls nobody, and a backlog read in groups leaves such a mail to be taken by itself', async () => {
  const edges = createTestEdges();
  const { threadId } = await receiveMail({ ...missedCall(), isBackfill: true }, edges);
  expect((await ThreadModel.findById(threadId).lean())?.needs).toBeNull();
  expect(await receiveTogether([[missedCall()]], edges)).toEqual(new Map());
});
