import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'bun:test';
import { ContactModel } from '../../contacts/contact.model.ts';
import { MessageModel } from '../../inbox/message.model.ts';
import { ThreadModel } from '../../inbox/thread.model.ts';
import { buildAvailability, buildCall, buildContact, buildThread } from '../../test/build.ts';
import { startApi, type TestApi } from '../../test/start-api.ts';
import { AvailabilityModel } from '../availability.model.ts';
import { CallModel } from '../call.model.ts';
import { cancelCall } from '../change-call.ts';
import { remindCalls } from '../notices/remind-calls.ts';

let api: TestApi;
beforeAll(async () => {
  api = await startApi();
});
afterAll(() => api.close());
beforeEach(async () => {
  const models = [CallModel, AvailabilityModel, MessageModel, ThreadModel, ContactModel] as { deleteMany: (all: object) => unknown }[];
  await Promise.all(models.map((model) => model.deleteMany({})));
});

const from = { address: 'hello@larkinvale.example', name: 'Larkin & Vale' };
const run = () =>
  remindCalls({ ...api.edges, signal: new AbortController().signal, senderFor: async () => ({ mailboxId: 'mailbox', from }) });

/** A call of the brokerage's, booked by the AI. */
async function booked({ ownerId = null as string | null, change = {} } = {}) {
  const contact = await ContactModel.create(buildContact({ ownerId }));
  const thread = await ThreadModel.create(buildThread({ contactId: contact._id }));
  const call = await CallModel.create({
    ...buildCall({ contactId: contact._id, threadId: thread._id, agentId: null, ...change }),
    agentNotice: 'confirmation',
  });
  return { contact, thread, call };
}
const needsOf = async (threadId: string) => (await ThreadModel.findById(threadId).lean())?.needs?.reason ?? null;
const whoHas = async (callId: string) => (await CallModel.findById(callId).lean())?.agentId ?? null;
const toldTo = (address: string) => MessageModel.countDocuments({ 'to.address': address });
const codeOf = (error: { data?: { code?: string } }) => error.data?.code;

describe('a call without a person', () => {
  test('that nobody is told of stands in “Needs you” and on Calls, once, until it is given to somebody', async () => {
    const { thread, call } = await booked();
    await run();
    expect(await needsOf(thread._id)).toBe('call_untold');
    const { api: trpc } = await api.program('agent');
    expect((await trpc.calls.untold.query()).items.map(({ id }) => id)).toEqual([call._id]);
    expect(await trpc.calls.byId.query({ callId: call._id })).toMatchObject({ isTold: false, mayChange: true });
    const { user } = await api.person('agent');
    expect(await trpc.calls.give.mutate({ callId: call._id, agentId: user.id })).toMatchObject({ agentId: user.id, sequence: 0 });
    expect(await needsOf(thread._id)).toBeNull();
    await run();
    expect(await toldTo(user.email)).toBe(1);
    expect((await trpc.calls.untold.query()).items).toEqual([]);
  });

  test('goes to the owner of the lead, or to whoever took the conversation', async () => {
    const { user } = await api.person('agent');
    const { call } = await booked({ ownerId: user.id });
    const other = await booked({ change: { startsAt: new Date('2026-03-05T18:00:00Z'), endsAt: new Date('2026-03-05T18:30:00Z') } });
    await run();
    expect([await whoHas(call._id), await whoHas(other.call._id)]).toEqual([user.id, null]);
    await ThreadModel.updateOne({ _id: other.thread._id }, { $set: { ownerId: user.id } });
    await run();
    expect(await whoHas(other.call._id)).toBe(user.id);
    expect([await toldTo(user.email), await needsOf(other.thread._id)]).toEqual([2, null]);
  });

  test('stays without one while its owner has another call then', async () => {
    const { user } = await api.person('agent');
    const { call } = await booked({ ownerId: user.id });
    const half = { startsAt: new Date(call.startsAt.getTime() - 900_000), endsAt: new Date(call.startsAt.getTime() + 900_000) };
    await booked({ change: { agentId: user.id, ...half } });
    await run();
    expect(await whoHas(call._id)).toBeNull();
    const lead = await api.program('lead');
    expect(await lead.api.calls.give.mutate({ callId: call._id, agentId: user.id }).catch(codeOf)).toBe('CONFLICT');
  });

  test('is told where the brokerage said, and then calls for nobody', async () => {
    await AvailabilityModel.create(buildAvailability({ agentId: null, inviteAddress: 'desk@larkin.example' }));
    const { thread } = await booked();
    await run();
    expect([await toldTo('desk@larkin.example'), await needsOf(thread._id)]).toEqual([1, null]);
  });

  test('calls for nobody any more once it is off, and never hides what else calls for a person', async () => {
    const { thread, call } = await booked();
    const busy = await booked({ change: { startsAt: new Date('2026-03-05T18:00:00Z'), endsAt: new Date('2026-03-05T18:30:00Z') } });
    const needs = { reason: 'promised' as const, detail: 'The tax of 12 Harbour Street', at: api.edges.now() };
    await ThreadModel.updateOne({ _id: busy.thread._id }, { $set: { needs } });
    await run();
    expect([await needsOf(thread._id), await needsOf(busy.thread._id)]).toEqual(['call_untold', 'promised']);
    await cancelCall({ callId: call._id }, api.edges);
    await run();
    expect(await needsOf(thread._id)).toBeNull();
  });
});

test('a call that goes from one person to another is news to the second, and to nobody that is no person', async () => {
  const [ann, ben] = [(await api.person('agent')).user, (await api.person('agent')).user];
  const { call } = await booked({ change: { agentId: ann.id } });
  await run();
  const lead = await api.program('lead');
  await lead.api.calls.give.mutate({ callId: call._id, agentId: ben.id });
  await run();
  expect([await toldTo(ann.email), await toldTo(ben.email)]).toEqual([1, 1]);
  expect(await lead.api.calls.give.mutate({ callId: call._id, agentId: 'nobody' }).catch(codeOf)).toBe('NOT_FOUND');
  const { api: agent } = await api.program('agent');
  expect(await agent.calls.give.mutate({ callId: call._id, agentId: ann.id }).catch(codeOf)).toBe('FORBIDDEN');
});

test('the second conversation of a contact shows the call that was booked in the first', async () => {
  const { contact, call } = await booked();
  const second = await ThreadModel.create(buildThread({ contactId: contact._id }));
  const { api: trpc } = await api.program('agent');
  expect((await trpc.inbox.thread.query({ threadId: second._id })).calls.map(({ id }) => id)).toEqual([call._id]);
});
