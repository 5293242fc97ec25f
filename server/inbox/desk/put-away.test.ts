import { afterAll, afterEach, beforeAll, describe, expect, test } from 'bun:test';
import type { Thread } from '../../../shared/thread.ts';
import { buildThread, TEST_NOW } from '../../test/build.ts';
import { buildIncoming } from '../../test/incoming.ts';
import { startDatabase, type TestDatabase } from '../../test/start-database.ts';
import { createTestEdges } from '../../test/test-edges.ts';
import { receiveMail } from '../arrive/receive-mail.ts';
import { callPerson } from '../outbox/show-on-thread.ts';
import { ThreadModel } from '../thread.model.ts';
import { closeThread, reopenThread, snoozeThread, wakeThreads } from './put-away.ts';

let database: TestDatabase;
beforeAll(async () => {
  database = await startDatabase();
});
afterAll(() => database.stop());
afterEach(async () => {
  await ThreadModel.deleteMany({});
});

const needs = { reason: 'handed_over' as const, detail: 'asks for a person', at: TEST_NOW };
const stored = async (change: Partial<Thread> = {}) => (await ThreadModel.create(buildThread({ unread: 2, needs, ...change })))._id;
const read = async (threadId: string) => (await ThreadModel.findById(threadId).lean()) as unknown as Thread;
const HOUR = 3_600_000;
const inHours = (hours: number) => new Date(TEST_NOW.getTime() + hours * HOUR);

describe('closing', () => {
  test('puts out of sight, and undone gives back what the thread needed and how much was new', async () => {
    const edges = createTestEdges();
    const id = await stored();
    expect(await closeThread(id, edges)).toMatchObject({ status: 'closed', needs: null, unread: 0 });
    // A colleague, or a second press of the key.
    await closeThread(id, edges);
    expect(await reopenThread(id, { undo: true }, edges)).toMatchObject({ status: 'open', needs, unread: 2, putAway: null });
    expect(edges.published).toHaveLength(3);
  });

  test('undone, a snoozed thread is snoozed again', async () => {
    const edges = createTestEdges();
    const id = await stored();
    await snoozeThread(id, inHours(3), edges);
    await closeThread(id, edges);
    expect(await reopenThread(id, { undo: true }, edges)).toMatchObject({ status: 'snoozed', snoozedUntil: inHours(3), needs });
  });

  test('reopened later, the thread is simply open', async () => {
    const id = await stored();
    await closeThread(id, createTestEdges());
    expect(await reopenThread(id, {}, createTestEdges())).toMatchObject({ status: 'open', needs: null, unread: 0, putAway: null });
  });

  test('undone too late, after the customer wrote, takes nothing back', async () => {
    const edges = createTestEdges();
    const id = await stored();
    await closeThread(id, edges);
    await ThreadModel.updateOne({ _id: id }, { $set: { status: 'open', unread: 1 } });
    expect(await reopenThread(id, { undo: true }, edges)).toMatchObject({ status: 'open', unread: 1, needs: null });
  });
});

describe('snoozing', () => {
  test('lasts until its moment; then the thread is back, new again and in Needs you', async () => {
    const edges = createTestEdges();
    const id = await stored({ needs: null, unread: 0 });
    await snoozeThread(id, inHours(3), edges);
    expect(await read(id)).toMatchObject({ status: 'snoozed', snoozedUntil: inHours(3) });
    edges.advance(3 * HOUR - 1);
    expect(await wakeThreads(edges)).toEqual({ woken: 0 });
    edges.advance(1);
    edges.published.length = 0;
    expect(await wakeThreads(edges)).toEqual({ woken: 1 });
    expect(await read(id)).toMatchObject({ status: 'open', snoozedUntil: null, unread: 1, needs: { reason: 'snooze_over' } });
    expect(edges.published).toEqual([{ name: 'thread.changed', payload: { threadId: id } }]);
    expect(await wakeThreads(edges)).toEqual({ woken: 0 });
  });

  test('what a thread needed before, it needs after', async () => {
    const edges = createTestEdges();
    const id = await stored();
    await snoozeThread(id, inHours(1), edges);
    edges.advance(HOUR);
    await wakeThreads(edges);
    expect(await read(id)).toMatchObject({ needs, unread: 2 });
  });

  test('a new mail of the customer ends it, and so does what calls a person', async () => {
    const edges = createTestEdges();
    const first = await receiveMail(buildIncoming({ messageId: '<snoozed@example.com>' }), edges);
    const id = first.threadId ?? '';
    await snoozeThread(id, inHours(48), edges);
    await receiveMail(buildIncoming({ inReplyTo: '<snoozed@example.com>', internalDate: inHours(1) }), edges);
    expect(await read(id)).toMatchObject({ status: 'open', snoozedUntil: null, unread: 2 });
    await snoozeThread(id, inHours(48), edges);
    await callPerson(id, needs);
    expect(await read(id)).toMatchObject({ status: 'open', snoozedUntil: null, needs });
  });

  test('refuses the past and what is more than a year away', async () => {
    const id = await stored();
    for (const until of [TEST_NOW, inHours(-1), inHours(24 * 400)]) {
      await expect(snoozeThread(id, until, createTestEdges())).rejects.toMatchObject({ code: 'BAD_INPUT' });
    }
    await expect(snoozeThread('none', inHours(1), createTestEdges())).rejects.toMatchObject({ code: 'NOT_FOUND' });
  });
});
