import { afterAll, beforeAll, beforeEach, expect, test } from 'bun:test';
import type { Thread } from '../../../shared/thread.ts';
import { buildMessage, buildThread, TEST_NOW } from '../../test/build.ts';
import { startDatabase, type TestDatabase } from '../../test/start-database.ts';
import { createTestEdges } from '../../test/test-edges.ts';
import { MessageModel } from '../message.model.ts';
import { ThreadModel } from '../thread.model.ts';
import { type Claim, claimDueThread, freeStaleClaims, renewClaim } from './claim-thread.ts';
import { putBackThread, settleThread } from './settle-thread.ts';

let database: TestDatabase;
let edges: ReturnType<typeof createTestEdges>;
beforeAll(async () => {
  database = await startDatabase();
});
afterAll(() => database.stop());
beforeEach(async () => {
  edges = createTestEdges();
  await Promise.all([ThreadModel.deleteMany({}), MessageModel.deleteMany({})]);
});

const WAITING: Thread['answer'] = { state: 'waiting', dueAt: TEST_NOW, claimedBy: null, claimedUntil: null, attempts: 0, lastError: null };
const wait = (answer: Partial<Thread['answer']> = {}, change: Partial<Thread> = {}) =>
  ThreadModel.create(buildThread({ answer: { ...WAITING, ...answer }, aiState: 'waiting', ...change }));
const read = (claim: Claim) => ThreadModel.findById(claim.thread._id).lean();
async function claim(): Promise<Claim> {
  const claimed = await claimDueThread(edges);
  if (!claimed) throw new Error('nothing was due');
  return claimed;
}

test('of many runs at once each thread goes to one', async () => {
  for (let i = 0; i < 5; i++) await wait();
  const claims = await Promise.all(Array.from({ length: 20 }, () => claimDueThread(edges)));
  const won = claims.flatMap((each) => each?.thread._id ?? []);
  expect(won).toHaveLength(5);
  expect(new Set(won).size).toBe(5);
});

test('a thread that still settles is not due', async () => {
  await wait({ dueAt: new Date(TEST_NOW.getTime() + 1) });
  expect(await claimDueThread(edges)).toBeNull();
});

test('a claim of a dead process and one left by an earlier run here are free at once, that of a living process after its time', async () => {
  const claimed = { state: 'claimed' as const, claimedUntil: new Date(TEST_NOW.getTime() + 30_000) };
  await wait({ ...claimed, claimedBy: `run1 ${edges.processName.replace(/\d+$/, '4194303')}` });
  await wait({ ...claimed, claimedBy: `run2 ${edges.processName}` });
  await wait({ ...claimed, claimedBy: 'run3 elsewhere/x/7' });
  expect(await freeStaleClaims(edges)).toBe(2);
  edges.advance(30_000);
  expect(await freeStaleClaims(edges)).toBe(1);
  // Written by a clock that was wrong.
  const tomorrow = new Date(edges.now().getTime() + 86_400_000);
  await wait({ ...claimed, claimedUntil: tomorrow, claimedBy: 'run4 elsewhere/x/8' });
  expect(await freeStaleClaims(edges)).toBe(1);
});

test('a run whose claim was taken over writes nothing any more', async () => {
  await wait();
  const slow = await claim();
  edges.advance(61_000);
  await freeStaleClaims(edges);
  const quick = await claim();
  expect(await renewClaim(slow, edges.now())).toBe(false);
  expect(await settleThread(slow, { aiState: 'idle', stage: 'hot' }, edges)).toBe(false);
  expect(await read(quick)).toMatchObject({ stage: 'new', answer: { state: 'claimed', claimedBy: quick.holder } });
  expect(await settleThread(quick, { aiState: 'idle' }, edges)).toBe(true);
  expect(await read(quick)).toMatchObject({ aiState: 'idle', answer: { ...WAITING, state: 'none', dueAt: null } });
});

test('a renewed claim is not stale', async () => {
  await wait();
  const long = await claim();
  edges.advance(59_000);
  expect(await renewClaim(long, edges.now())).toBe(true);
  edges.advance(59_000);
  expect(await freeStaleClaims({ ...edges, processName: 'elsewhere/x/7' })).toBe(0);
});

test('a mail of the very same millisecond is not forgotten', async () => {
  const thread = await wait();
  const running = await claim();
  await MessageModel.create(buildMessage({ threadId: thread._id, contactId: 'ana' }));
  expect(await settleThread(running, { aiState: 'idle' }, edges)).toBe(true);
  expect((await claim()).thread._id).toBe(thread._id);
});

test('a failed run waits with its error, unless a newer mail already waits sooner or later', async () => {
  const thread = await wait();
  const failed = await claim();
  const dueAt = new Date(TEST_NOW.getTime() + 5000);
  await putBackThread(failed, { dueAt, error: 'down', countsAsAttempt: true }, edges);
  expect((await read(failed))?.answer).toEqual({ ...WAITING, dueAt, attempts: 1, lastError: 'down' });

  edges.advance(5000);
  const again = await claim();
  const newer = new Date(TEST_NOW.getTime() + 25_000);
  await ThreadModel.updateOne({ _id: thread._id }, { $set: { 'answer.dueAt': newer } });
  await putBackThread(again, { dueAt: new Date(TEST_NOW.getTime() + 99_000), error: 'down', countsAsAttempt: true }, edges);
  expect((await read(again))?.answer).toMatchObject({ state: 'waiting', dueAt: newer });
});
