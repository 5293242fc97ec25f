import { afterAll, beforeAll, expect, test } from 'bun:test';
import { mayActOn } from '../../../shared/may-act.ts';
import type { Message } from '../../../shared/message.ts';
import { buildMessage, buildOutbound, buildThread, TEST_NOW } from '../../test/build.ts';
import { startDatabase, type TestDatabase } from '../../test/start-database.ts';
import { createTestEdges } from '../../test/test-edges.ts';
import { MessageModel } from '../message.model.ts';
import { ThreadModel } from '../thread.model.ts';
import { assignThread, setThreadMode } from './change-thread.ts';
import { markRead, markUnread } from './mark-read.ts';
import { closeThread, reopenThread } from './put-away.ts';
import { reclassify } from './reclassify.ts';
import { messagesOfThread } from './show-thread.ts';

let database: TestDatabase;
beforeAll(async () => {
  database = await startDatabase();
});
afterAll(() => database.stop());

const thread = async () => (await ThreadModel.create(buildThread({ unread: 2, kind: 'spam' })))._id;
const mail = async (threadId: string, change: Partial<Message> = {}) =>
  (await MessageModel.create(buildMessage({ threadId, ...change })))._id;
const later = (minutes: number) => new Date(TEST_NOW.getTime() + minutes * 60_000);

test('an agent acts on own and unassigned threads, a lead and an admin on every one', () => {
  const agent = { id: 'me', role: 'agent' as const };
  expect([null, 'me', 'bo'].map((ownerId) => mayActOn({ ownerId }, agent))).toEqual([true, true, false]);
  expect(mayActOn({ ownerId: 'bo' }, { id: 'me', role: 'lead' })).toBe(true);
  expect(mayActOn({ ownerId: 'bo' }, { id: 'me', role: 'admin' })).toBe(true);
});

test('each change is saved before browsers are told', async () => {
  const edges = createTestEdges();
  const threadId = await thread();
  expect((await assignThread(threadId, 'bo', edges)).ownerId).toBe('bo');
  expect((await setThreadMode(threadId, 'review', edges)).mode).toBe('review');
  expect(await closeThread(threadId, edges)).toMatchObject({ status: 'closed', unread: 0 });
  expect((await reopenThread(threadId, {}, edges)).status).toBe('open');
  expect(edges.published).toEqual(Array(4).fill({ name: 'thread.changed', payload: { threadId } }));
});

test('reading a thread that is read tells nobody', async () => {
  const edges = createTestEdges();
  const threadId = await thread();
  await markRead(threadId, edges);
  await markRead(threadId, edges);
  expect(edges.published).toHaveLength(1);
  expect((await ThreadModel.findById(threadId).lean())?.unread).toBe(0);
});

test('made new again, a thread counts one; what is new in it stays counted', async () => {
  const edges = createTestEdges();
  const threadId = await thread();
  await markUnread(threadId, edges);
  expect((await ThreadModel.findById(threadId).lean())?.unread).toBe(2);
  await markRead(threadId, edges);
  await markUnread(threadId, edges);
  expect((await ThreadModel.findById(threadId).lean())?.unread).toBe(1);
  expect(edges.published).toHaveLength(2);
});

test('what does not exist is NOT_FOUND', async () => {
  const edges = createTestEdges();
  const changes = [
    () => closeThread('none', edges),
    () => markRead('none', edges),
    () => markUnread('none', edges),
    () => reopenThread('none', { undo: true }, edges),
    () => reclassify({ messageId: 'none', kind: 'spam' }, edges),
  ];
  for (const change of changes) await expect(change()).rejects.toMatchObject({ code: 'NOT_FOUND' });
});

test('a person’s word on the newest mail is the thread’s kind too; on an older one it is that mail’s alone', async () => {
  const edges = createTestEdges();
  const threadId = await thread();
  const older = await mail(threadId, { sortAt: later(1), kind: 'spam', kindBy: 'model' });
  const newest = await mail(threadId, { sortAt: later(2), kind: 'spam', kindBy: 'model' });
  await reclassify({ messageId: older, kind: 'vendor' }, edges);
  expect((await ThreadModel.findById(threadId).lean())?.kind).toBe('spam');
  expect(await reclassify({ messageId: newest, kind: 'buyer_lead' }, edges)).toMatchObject({ kind: 'buyer_lead', kindBy: 'person' });
  expect((await ThreadModel.findById(threadId).lean())?.kind).toBe('buyer_lead');
});

test('our own mail has no kind to correct', async () => {
  const message = await MessageModel.create(buildOutbound());
  await expect(reclassify({ messageId: message._id, kind: 'spam' }, createTestEdges())).rejects.toMatchObject({ code: 'BAD_INPUT' });
});

test('a conversation shows its mails in their order, the newest when there are too many', async () => {
  const threadId = await thread();
  for (const n of [3, 1, 2]) await mail(threadId, { text: `mail ${n}`, sortAt: later(n) });
  expect((await messagesOfThread(threadId)).map(({ text }) => text)).toEqual(['mail 1', 'mail 2', 'mail 3']);
});
