import { afterAll, beforeAll, beforeEach, expect, test } from 'bun:test';
import { CallModel } from '../../calls/call.model.ts';
import { remindCalls } from '../../calls/notices/remind-calls.ts';
import { ContactModel } from '../../contacts/contact.model.ts';
import { buildCall, buildContact, buildThread } from '../../test/build.ts';
import { readThread } from '../../test/build-outbox.ts';
import { startApi, type TestApi } from '../../test/start-api.ts';
import { emptyModels } from '../../test/start-database.ts';
import { ThreadModel } from '../thread.model.ts';
import { joinedFlag } from './standing-thread.ts';

/** What is done by the name of a conversation that was joined to another is done to that other one. */
let api: TestApi;
beforeAll(async () => {
  api = await startApi();
});
afterAll(() => api.close());
beforeEach(() => emptyModels());

async function joined() {
  const { _id: contactId } = await ContactModel.create(buildContact());
  const { _id: one } = await ThreadModel.create(buildThread({ contactId, isInInbox: true, unread: 0 }));
  const { _id: two } = await ThreadModel.create(buildThread({ contactId, isInInbox: false, flags: [joinedFlag(one)] }));
  return { contactId, one, two };
}

test('what a person says of it holds for the whole', async () => {
  const { one, two } = await joined();
  const { api: trpc } = await api.program('admin');
  const { user } = await api.person('agent');
  const before = await readThread(two);
  expect(await trpc.inbox.setMode.mutate({ threadId: two, mode: 'off' })).toMatchObject({ id: one, mode: 'off' });
  await trpc.inbox.setFollowUps.mutate({ threadId: two, isOn: false });
  await trpc.inbox.markUnread.mutate({ threadId: two });
  await trpc.inbox.assign.mutate({ threadId: two, userId: user.id });
  await trpc.inbox.snooze.mutate({ threadId: two, until: new Date(api.edges.now().getTime() + 3_600_000) });
  expect(await readThread(one)).toMatchObject({ mode: 'off', noFollowUps: true, unread: 1, ownerId: user.id, status: 'snoozed' });
  expect(await trpc.inbox.reopen.mutate({ threadId: two, undo: true })).toMatchObject({ id: one, status: 'open' });
  await trpc.inbox.markRead.mutate({ threadId: two });
  expect((await readThread(one)).unread).toBe(0);
  await trpc.inbox.takeOver.mutate({ threadId: two });
  expect(await trpc.inbox.handBack.mutate({ threadId: two })).toMatchObject({ id: one, isTakenOver: false });
  expect(await readThread(two)).toEqual(before);
});

test('a note stands where the conversation goes on', async () => {
  const { one, two } = await joined();
  const { api: trpc } = await api.program('agent');
  await trpc.inbox.note.mutate({ threadId: two, text: 'She calls back on Friday' });
  const { notes } = await trpc.inbox.thread.query({ threadId: one });
  expect(notes.map(({ text }) => text)).toEqual(['She calls back on Friday']);
});

test('a call that nobody is told of calls for a person there, until somebody has it', async () => {
  const { contactId, one, two } = await joined();
  const call = await CallModel.create({ ...buildCall({ contactId, threadId: two, agentId: null }), agentNotice: 'confirmation' });
  const from = { address: 'hello@larkinvale.example', name: 'Larkin & Vale' };
  const run = () =>
    remindCalls({ ...api.edges, signal: new AbortController().signal, senderFor: async () => ({ mailboxId: 'mailbox', from }) });
  const reasons = async () => [(await readThread(one)).needs?.reason, (await readThread(two)).needs?.reason];
  await run();
  expect(await reasons()).toEqual(['call_untold', undefined]);
  await run();
  expect(await reasons()).toEqual(['call_untold', undefined]);
  const { user } = await api.person('agent');
  const { api: trpc } = await api.program('agent');
  await trpc.calls.give.mutate({ callId: call._id, agentId: user.id });
  expect(await reasons()).toEqual([undefined, undefined]);
});
