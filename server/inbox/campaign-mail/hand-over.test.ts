import { afterAll, beforeAll, beforeEach, expect, test } from 'bun:test';
import { buildOutbound, TEST_NOW } from '../../test/build.ts';
import { startDatabase, type TestDatabase } from '../../test/start-database.ts';
import { createTestEdges } from '../../test/test-edges.ts';
import { MessageModel } from '../message.model.ts';
import { acceptMany, handOverMany } from './hand-over.ts';

const edges = createTestEdges();
let database: TestDatabase;
beforeAll(async () => {
  database = await startDatabase();
});
afterAll(() => database.stop());
beforeEach(() => MessageModel.deleteMany());

const held = (fence = 0) => buildOutbound({ delivery: { state: 'holding', purpose: 'campaign', holdUntil: TEST_NOW, fence } });
const tried = () => buildOutbound({ delivery: { state: 'queued', purpose: 'campaign', fence: 3, attempts: 2 } });
const fixedFor = (name: string) => ({
  ...{ rawHash: name, rawSize: 7, messageId: `<${name}@x>`, date: TEST_NOW },
  ...{ from: { address: 'hello@x', name: `$${name}` }, replyTo: [{ address: 'hello@x', name }] },
});
const store = (mails: ReturnType<typeof held>[]) => MessageModel.insertMany(mails);
const now = (id: string) => MessageModel.findById(id).lean();

test('mails of several states and fences are claimed at once, each with its own bytes', async () => {
  const mails = [held(), held(), held(5), tried()];
  await store(mails);
  const handOvers = mails.map((message, n) => ({ message, fixed: n === 3 ? null : fixedFor(`mail${n}`) }));
  expect(await handOverMany(handOvers, edges)).toEqual([true, true, true, true]);
  for (const [n, message] of mails.entries()) {
    const { fence = 0, attempts = 0 } = message.delivery ?? {};
    const fixed = n === 3 ? { rawHash: message.rawHash, wireIds: message.wireIds } : { ...fixedFor(`mail${n}`), sortAt: TEST_NOW };
    expect(await now(message._id)).toMatchObject({
      ...fixed,
      delivery: {
        state: 'handing_over',
        fence: fence + 1,
        attempts: attempts + 1,
        claimedBy: edges.processName,
        handingOverAt: edges.now(),
      },
    });
    if (n < 3) expect((await now(message._id))?.wireIds).toEqual([...message.wireIds, `<mail${n}@x>`]);
  }
});

test('of a group one was paused, one withdrawn and one taken by another process: only the rest is ours, and those are untouched', async () => {
  const mails = [held(), held(), held(), held()];
  await store(mails);
  const [ours, paused, withdrawn, taken] = mails.map(({ _id }) => _id);
  await MessageModel.updateOne({ _id: paused }, { $set: { 'delivery.holdUntil': null } });
  await MessageModel.updateOne({ _id: withdrawn }, { $set: { 'delivery.state': 'voided' }, $inc: { 'delivery.fence': 1 } });
  await MessageModel.updateOne(
    { _id: taken },
    { $set: { 'delivery.state': 'handing_over', 'delivery.claimedBy': 'other' }, $inc: { 'delivery.fence': 1 } },
  );
  const before = await MessageModel.find({ _id: { $ne: ours } }).lean();
  expect(
    await handOverMany(
      mails.map((message) => ({ message, fixed: fixedFor('x') })),
      edges,
    ),
  ).toEqual([true, false, false, false]);
  expect(await MessageModel.find({ _id: { $ne: ours } }).lean()).toEqual(before);
});

test('what the server said of each mail is written on that mail, word for word, and only under the claim it was sent with', async () => {
  const mails = [held(), held(), held(2)];
  await store(mails);
  await handOverMany(
    mails.map((message) => ({ message, fixed: fixedFor('x') })),
    edges,
  );
  await MessageModel.updateOne({ _id: mails[1]?._id }, { $inc: { 'delivery.fence': 1 } });
  const accepted = mails.map((message, n) => ({ message, response: `$fence ${n}`, filesByItself: n === 2 ? false : null }));
  expect(await acceptMany(accepted, edges)).toEqual([false, false, false]);
  const [first, second, third] = await Promise.all(mails.map(({ _id }) => now(_id)));
  const line = { state: 'accepted', detail: '$fence 0', at: edges.now() };
  expect(first?.delivery).toMatchObject({ state: 'accepted', smtpResponse: '$fence 0', claimedBy: null, acceptedAt: edges.now() });
  expect(first?.delivery?.evidence.map(({ state }) => state)).toEqual(['handing_over', 'accepted']);
  expect(first?.delivery?.evidence.at(-1)).toMatchObject(line);
  expect(second?.delivery).toMatchObject({ state: 'handing_over' });
  expect(third?.delivery).toMatchObject({ state: 'accepted', smtpResponse: '$fence 2', nextLookAt: edges.now() });
});

test('what another run of this process has claimed since it was read is not ours, though the name on it is', async () => {
  const mails = [held(), held()];
  await store(mails);
  const handOvers = mails.map((message, n) => ({ message, fixed: fixedFor(`mail${n}`) }));
  expect(await handOverMany(handOvers.slice(0, 1), edges)).toEqual([true]);
  edges.advance(3);
  expect(await handOverMany(handOvers, edges)).toEqual([false, true]);
});
