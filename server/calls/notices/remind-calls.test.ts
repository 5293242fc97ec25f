import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'bun:test';
import { ContactModel } from '../../contacts/contact.model.ts';
import { MessageModel } from '../../inbox/message.model.ts';
import { joinedFlag } from '../../inbox/split/standing-thread.ts';
import { ThreadModel } from '../../inbox/thread.model.ts';
import { buildCall, buildContact, buildThread } from '../../test/build.ts';
import { startDatabase, type TestDatabase } from '../../test/start-database.ts';
import { createTestEdges } from '../../test/test-edges.ts';
import { CallModel } from '../call.model.ts';
import { cancelCall, rescheduleCall } from '../change-call.ts';
import { remindCalls } from './remind-calls.ts';

let database: TestDatabase;
beforeAll(async () => {
  database = await startDatabase();
});
afterAll(() => database.stop());
beforeEach(async () => {
  await Promise.all([CallModel.deleteMany({}), MessageModel.deleteMany({})]);
});

// The built call is on Thursday at 10:00, to be reminded of at 9:00.
const justBefore = new Date('2026-03-05T14:01:00Z');
const from = { address: 'hello@larkinvale.example', name: 'Larkin & Vale Realty' };
const edgesAt = (now?: Date) => ({ ...createTestEdges(now ? { now } : {}), senderFor: async () => ({ mailboxId: 'mailbox', from }) });

async function makeCall(change = {}, about: Parameters<typeof buildContact>[0] = {}) {
  const contact = buildContact(about);
  const thread = buildThread({ contactId: contact._id });
  const call = buildCall({ contactId: contact._id, threadId: thread._id, ...change });
  await Promise.all([ContactModel.create(contact), ThreadModel.create(thread), CallModel.create(call)]);
  return { contact, thread, call };
}
const mails = () => MessageModel.find({}).sort({ _id: 1 }).lean();

describe('the reminder', () => {
  test('goes out once before the call, into its thread, to the customer', async () => {
    const { contact, thread, call } = await makeCall();
    expect(await remindCalls(edgesAt(justBefore))).toEqual({ told: 0, reminded: 1, failed: 0 });
    expect(await remindCalls(edgesAt(justBefore))).toEqual({ told: 0, reminded: 0, failed: 0 });
    const sent = await mails();
    expect(sent).toHaveLength(1);
    expect(sent[0]).toMatchObject({ threadId: thread._id, author: 'system', to: [{ address: contact.email }] });
    expect(sent[0]?.delivery).toMatchObject({ key: `reminder:${call._id}`, purpose: 'reminder', state: 'holding' });
    expect(sent[0]?.text).toContain('Thursday, March 5 at 10:00 AM EST');
  });

  test('goes where the conversation goes on that its own was joined to', async () => {
    const { contact, thread } = await makeCall();
    // The older of two stays.
    const standing = { ...buildThread({ contactId: contact._id }), _id: '0'.repeat(24) };
    await ThreadModel.create(standing);
    await ThreadModel.updateOne({ _id: thread._id }, { flags: [joinedFlag(standing._id)] });
    await remindCalls(edgesAt(justBefore));
    expect(await mails()).toMatchObject([{ threadId: standing._id }]);
  });

  test('is not written twice when the process dies between queueing and marking', async () => {
    const { call } = await makeCall();
    await remindCalls(edgesAt(justBefore));
    await CallModel.updateOne({ _id: call._id }, { $set: { remindedAt: null } });
    await remindCalls(edgesAt(justBefore));
    expect(await mails()).toHaveLength(1);
  });

  test.each([
    ['before its time', {}, new Date('2026-03-05T13:59:00Z')],
    ['after the call began', {}, new Date('2026-03-05T15:01:00Z')],
    ['for a cancelled call', { state: 'cancelled' as const }, justBefore],
  ])('is not sent %s', async (_, change, now) => {
    await makeCall(change);
    await remindCalls(edgesAt(now));
    expect(await mails()).toEqual([]);
  });

  test('opens a thread for a call booked without one', async () => {
    const { call } = await makeCall({ threadId: null });
    await remindCalls(edgesAt(justBefore));
    expect((await mails())[0]?.threadId).toBe(call._id);
    expect(await ThreadModel.findById(call._id).lean()).toMatchObject({ isInInbox: true });
  });

  test('speaks the customer’s language', async () => {
    await makeCall({}, { preferredLanguage: 'es', firstName: 'Lucía' });
    await remindCalls(edgesAt(justBefore));
    expect((await mails())[0]?.text).toContain('Hola, Lucía:\n\nLe recordamos nuestra llamada del jueves, 5 de marzo');
  });

  test('of one call that cannot be written does not keep the others from theirs', async () => {
    await makeCall({ threadId: 'a-thread-that-is-gone', remindAt: new Date('2026-03-05T13:00:00Z') });
    await makeCall({ startsAt: new Date('2026-03-05T15:30:00Z') });
    expect(await remindCalls(edgesAt(justBefore))).toEqual({ told: 0, reminded: 1, failed: 1 });
  });
});

describe('the customer’s calendar', () => {
  test('is told of a change with the same UID and a higher sequence', async () => {
    const { call } = await makeCall();
    const edges = edgesAt();
    await rescheduleCall({ callId: call._id, startsAt: new Date('2026-03-06T16:00:00Z') }, edges);
    expect(await remindCalls(edges)).toMatchObject({ told: 1 });
    const calendar = (await mails())[0]?.delivery?.calendar ?? '';
    for (const line of ['METHOD:REQUEST', `UID:${call.uid}`, 'SEQUENCE:1', 'DTSTART:20260306T160000Z']) expect(calendar).toContain(line);
    expect(await remindCalls(edges)).toMatchObject({ told: 0 });
  });

  test('is told of a cancellation', async () => {
    const { call } = await makeCall();
    const edges = edgesAt();
    await cancelCall({ callId: call._id }, edges);
    await remindCalls(edges);
    const calendar = (await mails())[0]?.delivery?.calendar ?? '';
    for (const line of ['METHOD:CANCEL', `UID:${call.uid}`, 'SEQUENCE:1', 'STATUS:CANCELLED']) expect(calendar).toContain(line);
  });

  test('waits until a mailbox is connected', async () => {
    const { call } = await makeCall();
    const edges = edgesAt();
    await cancelCall({ callId: call._id }, edges);
    expect(await remindCalls({ ...edges, senderFor: async () => null })).toMatchObject({ told: 0, failed: 1 });
    expect(await remindCalls(edges)).toMatchObject({ told: 1 });
  });
});
