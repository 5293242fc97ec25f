import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'bun:test';
import { ContactModel } from '../contacts/contact.model.ts';
import { MessageModel } from '../inbox/message.model.ts';
import { ThreadModel } from '../inbox/thread.model.ts';
import { MailboxModel } from '../mail/mailbox.model.ts';
import { buildContact, buildMailbox, buildOutbound, buildThread } from '../test/build.ts';
import { startApi, type TestApi } from '../test/start-api.ts';
import { AvailabilityModel } from './availability.model.ts';
import { bookCall } from './book-call.ts';
import { CallModel } from './call.model.ts';
import { cancelCall, rescheduleCall } from './change-call.ts';
import { remindCalls } from './notices/remind-calls.ts';
import { giveCall } from './people/give-call.ts';
import { setAvailability } from './set-availability.ts';
import { freeCallSlots, offerSlots } from './slots/free-slots.ts';

let api: TestApi;
beforeAll(async () => {
  api = await startApi();
});
afterAll(() => api.close());
beforeEach(async () => {
  await Promise.all([CallModel.deleteMany({}), AvailabilityModel.deleteMany({}), MessageModel.deleteMany({})]);
});

const thursday = { from: new Date('2026-03-05T05:00:00Z'), to: new Date('2026-03-06T05:00:00Z') };
const nine = new Date('2026-03-05T14:00:00Z');
const workday = (from: number, to: number) => [1, 2, 3, 4, 5].map((weekday) => ({ weekday, from: from * 60, to: to * 60 }));
const line = (agentId: string | null, change = {}) =>
  setAvailability(agentId, { hours: workday(9, 12), daysOff: [], vacations: [], inviteAddress: '', ...change }, api.edges);
const freeStarts = async (whose = {}) =>
  (await freeCallSlots({ ...thursday, ...whose }, api.edges)).map(({ startsAt }) => startsAt.toISOString().slice(11, 16));
const refusal = ({ code }: { code?: string }) => code;
async function book(change = {}) {
  const contact = await ContactModel.create(buildContact());
  return bookCall({ contactId: contact._id, threadId: null, startsAt: nine, topic: 'x', ...change }, api.edges);
}

describe('who takes calls', () => {
  test('is the brokerage while nobody gave hours, and then the agents who did', async () => {
    expect(await freeStarts()).toHaveLength(16);
    await line('una', { hours: workday(9, 10) });
    await line('ben', { hours: [] });
    expect(await freeStarts()).toEqual(['14:00', '14:30']);
    expect((await book()).agentId).toBe('una');
  });

  test('is the owner of the conversation while nobody gave hours, one call at a time', async () => {
    const { user } = await api.person('agent');
    expect((await book({ preferAgentId: user.id })).agentId).toBe(user.id);
    expect(await freeStarts()).not.toContain('14:00');
    expect(await book().catch(({ code }) => code)).toBe('CONFLICT');
    // Neither whoever left nor whoever said that they take no calls.
    const half = { startsAt: new Date('2026-03-05T14:30:00Z') };
    expect((await book({ ...half, preferAgentId: 'somebody-who-left' })).agentId).toBeNull();
    await line(user.id, { hours: [] });
    expect((await book({ startsAt: new Date('2026-03-05T15:00:00Z'), preferAgentId: user.id })).agentId).toBeNull();
  });

  test('is one line without hours, also when two owners are booked for at the very same moment', async () => {
    const owners = [(await api.person('agent')).user.id, (await api.person('agent')).user.id, null];
    const times = ['14:00', '14:30', '15:00', '15:30', '16:00', '16:30'].map((time) => new Date(`2026-03-05T${time}:00Z`));
    const asked = times.flatMap((startsAt) => owners.map((preferAgentId) => ({ startsAt, preferAgentId })));
    const outcomes = await Promise.all(asked.map((one) => book(one).then(() => 'booked', refusal)));
    expect(outcomes.filter((outcome) => outcome === 'booked')).toHaveLength(times.length);
    expect(await CallModel.countDocuments({ state: 'booked' })).toBe(times.length);
  });

  test('never has two calls that only overlap, also when one is moved while the other is booked', async () => {
    const at = (time: string) => new Date(`2026-03-05T${time}:00Z`);
    const long = await book({ startsAt: at('18:00') });
    await CallModel.updateOne({ _id: long._id }, { $set: { endsAt: at('19:00') } });
    const moves = rescheduleCall({ callId: long._id, startsAt: at('14:00') }, api.edges);
    const outcomes = await Promise.all([moves, book({ startsAt: at('14:30') })].map((one) => one.then(() => 'done', refusal)));
    expect(outcomes.toSorted()).toEqual(['CONFLICT', 'done']);
    // What was given to a person, moved or cancelled leaves the time to others.
    const { user } = await api.person('agent');
    const call = (await CallModel.findOne({ state: 'booked', startsAt: { $lt: at('15:00') } }).lean()) ?? long;
    await giveCall({ callId: call._id, agentId: user.id }, api.edges);
    expect(await book({ startsAt: call.startsAt }).then(() => 'done', refusal)).toBe('CONFLICT');
    await cancelCall({ callId: call._id }, api.edges);
    expect((await book({ startsAt: call.startsAt, preferAgentId: user.id })).agentId).toBe(user.id);
  });

  test('leaves people over for the calls that nobody has: never more at once than there are people', async () => {
    await book();
    await line('ann');
    expect(await freeStarts()).toEqual(['14:30', '15:00', '15:30', '16:00', '16:30']);
    expect(await book().catch(({ code }) => code)).toBe('CONFLICT');
    await line('ben');
    expect(await freeStarts()).toContain('14:00');
    expect((await book()).agentId).toBe('ann');
    expect(await book().catch(({ code }) => code)).toBe('CONFLICT');
    expect(await freeStarts({ agentId: 'ben' })).not.toContain('14:00');
  });

  test('takes turns: each call goes to whoever has the fewest, the owner of the thread first', async () => {
    await line('ann');
    await line('ben');
    const starts = [0, 30, 60, 90].map((minutes) => new Date(nine.getTime() + minutes * 60_000));
    const agents: (string | null)[] = [];
    for (const startsAt of starts) agents.push((await book({ startsAt })).agentId);
    expect(agents.toSorted()).toEqual(['ann', 'ann', 'ben', 'ben']);
    const owned = await book({ startsAt: new Date('2026-03-05T16:00:00Z'), preferAgentId: 'ben' });
    expect([owned.agentId, (await book({ startsAt: owned.startsAt, preferAgentId: 'ben' })).agentId]).toEqual(['ben', 'ann']);
  });

  test('of three who want the same time of two agents at once, two are booked and one is told', async () => {
    await line('ann');
    await line('ben');
    const outcomes = await Promise.allSettled([book(), book(), book()]);
    expect(outcomes.map(({ status }) => status).toSorted()).toEqual(['fulfilled', 'fulfilled', 'rejected']);
    expect((await CallModel.find({ state: 'booked' }).lean()).map(({ agentId }) => agentId).toSorted()).toEqual(['ann', 'ben']);
  });

  test('one contact never gets two calls at one time, even from two runs and two agents', async () => {
    await line('ann');
    await line('ben');
    const contact = await ContactModel.create(buildContact());
    const calls = await Promise.all(Array.from({ length: 4 }, () => book({ contactId: contact._id })));
    expect(new Set(calls.map(({ _id }) => _id)).size).toBe(1);
  });

  test('an offer keeps to the owner while they have three times', async () => {
    await line('ann', { hours: workday(9, 10) });
    await line('ben', { hours: workday(14, 16) });
    const offer = await offerSlots({ preferAgentId: 'ben' }, api.edges);
    expect(offer.map(({ agentId }) => agentId)).toEqual(['ben', 'ben', 'ben']);
  });

  test('nobody is offered on a day off, in a vacation, or while the brokerage is closed', async () => {
    await line('ann', { daysOff: ['2026-03-05'] });
    expect(await freeStarts()).toEqual([]);
    await line('ann', { vacations: [{ from: '2026-03-04', to: '2026-03-05' }] });
    expect(await freeStarts()).toEqual([]);
    await line('ann');
    expect(await freeStarts()).toHaveLength(6);
    await line(null, { daysOff: ['2026-03-05'] });
    expect(await freeStarts()).toEqual([]);
    expect(await book().catch(({ code }) => code)).toBe('CONFLICT');
  });
});

test('the agent is told of a booking, a reminder and a cancellation, in a thread the AI stays out of', async () => {
  await line('ann', { inviteAddress: 'ann@home.example' });
  const call = await book();
  const from = { address: 'hello@larkinvale.example', name: 'Larkin & Vale' };
  const edges = { ...api.edges, senderFor: async () => ({ mailboxId: 'mailbox', from }) };
  await remindCalls(edges);
  await remindCalls({ ...edges, now: () => new Date('2026-03-05T13:30:00Z') });
  await cancelCall({ callId: call._id, reason: 'The customer wrote: sorry, something came up' }, edges);
  await remindCalls(edges);
  await remindCalls(edges);
  const told = await MessageModel.find({ 'to.address': 'ann@home.example' }).sort({ _id: 1 }).lean();
  expect(told.map(({ subject }) => subject.split(':')[0])).toEqual(['Call with Ana Reyes', 'Soon', 'Cancelled']);
  expect(told.map(({ delivery }) => /METHOD:(\w+)/.exec(delivery?.calendar ?? '')?.[1])).toEqual(['REQUEST', undefined, 'CANCEL']);
  expect(told[2]?.text).toContain('sorry, something came up');
  expect(await ThreadModel.findById(told[0]?.threadId).lean()).toMatchObject({ isInInbox: false, mode: 'off', contactId: null });
});

const codeOf = (error: { data?: { code?: string } }) => error.data?.code;

describe('the doors', () => {
  const hours = workday(10, 12);
  const change = { hours, daysOff: ['2026-03-06'], vacations: [], inviteAddress: '' };

  test('show one’s own line, first with the brokerage’s hours, then as it was set', async () => {
    const { api: trpc } = await api.program('agent');
    expect(await trpc.calls.availability.query({})).toMatchObject({ isSet: false, feedPath: null, hours: workday(9, 17) });
    const saved = await trpc.calls.setAvailability.mutate(change);
    expect(saved).toMatchObject({ isSet: true, hours, daysOff: ['2026-03-06'] });
    const feed = await fetch(api.url + saved.feedPath);
    expect([feed.status, feed.headers.get('content-type')]).toEqual([200, 'text/calendar; charset=utf-8']);
    expect(await feed.text()).toContain('METHOD:PUBLISH');
  });

  test('keep an agent from a colleague’s line, its feed, and the brokerage’s', async () => {
    await line('ann');
    const { api: trpc } = await api.program('agent');
    expect((await trpc.calls.availability.query({ agentId: 'ann' })).feedPath).toBeNull();
    for (const agentId of ['ann', null]) {
      expect(await trpc.calls.setAvailability.mutate({ agentId, ...change }).catch(codeOf)).toBe('FORBIDDEN');
    }
    const lead = await api.program('lead');
    expect(await lead.api.calls.setAvailability.mutate({ agentId: 'ann', ...change })).toMatchObject({ hours });
  });

  test.each([
    ['a span that ends before it begins', { hours: [{ weekday: 1, from: 600, to: 540 }] }],
    ['an eighth weekday', { hours: [{ weekday: 8, from: 540, to: 600 }] }],
    ['a day that is no date', { daysOff: ['2026-02-30'] }],
    ['a vacation backwards', { vacations: [{ from: '2026-03-05', to: '2026-03-01' }] }],
    ['an address that is none', { inviteAddress: 'ann' }],
  ])('refuse %s', async (_, wrong) => {
    const { api: trpc } = await api.program('agent');
    expect(await trpc.calls.setAvailability.mutate({ ...change, ...wrong }).catch(codeOf)).toBe('BAD_REQUEST');
  });

  test('book a call only in a conversation of that very contact', async () => {
    const [ana, ben] = [await ContactModel.create(buildContact()), await ContactModel.create(buildContact())];
    const { _id: threadId } = await ThreadModel.create(buildThread({ contactId: ben._id }));
    const { api: trpc } = await api.program('agent');
    const wish = { contactId: ana._id, threadId, startsAt: nine };
    expect(await trpc.calls.book.mutate(wish).catch(codeOf)).toBe('BAD_REQUEST');
    expect(await CallModel.countDocuments({})).toBe(0);
    expect(await trpc.calls.book.mutate({ ...wish, contactId: ben._id })).toMatchObject({ contactId: ben._id, threadId });
  });

  test('book a call that names no conversation in the one that is open with that contact', async () => {
    const ana = await ContactModel.create(buildContact());
    await ThreadModel.create(buildThread({ contactId: ana._id, status: 'closed' }));
    const { api: trpc } = await api.program('agent');
    const alone = await trpc.calls.book.mutate({ contactId: ana._id, startsAt: nine });
    expect(alone.threadId).toBeNull();
    await CallModel.deleteMany({});
    const { _id: threadId } = await ThreadModel.create(buildThread({ contactId: ana._id }));
    expect(await trpc.calls.book.mutate({ contactId: ana._id, startsAt: nine })).toMatchObject({ threadId });
  });

  test('refuse the mailbox itself as the address to tell', async () => {
    const mailbox = await MailboxModel.create(buildMailbox());
    const { api: trpc } = await api.program('agent');
    const own = { ...change, inviteAddress: mailbox.address.toUpperCase() };
    expect(await trpc.calls.setAvailability.mutate(own).catch(codeOf)).toBe('BAD_REQUEST');
  });

  test('show the times on offer until one is chosen, and not again when that call is cancelled', async () => {
    const contact = await ContactModel.create(buildContact());
    const [slot, taken] = await freeCallSlots({ ...thursday, limit: 2 }, api.edges);
    const offeredSlots = [slot, taken].flatMap((one) => (one ? [{ slotId: one.slotId, startsAt: one.startsAt, endsAt: one.endsAt }] : []));
    await book({ startsAt: taken?.startsAt });
    await MessageModel.create(buildOutbound({ contactId: contact._id, offeredSlots, delivery: { state: 'confirmed' } }));
    const { api: trpc } = await api.program('agent');
    expect((await trpc.calls.proposed.query(thursday)).items).toMatchObject([{ slotId: slot?.slotId, contactId: contact._id }]);
    const { _id: callId } = await book({ contactId: contact._id, startsAt: new Date('2026-03-05T16:00:00Z') });
    expect((await trpc.calls.proposed.query(thursday)).items).toEqual([]);
    await cancelCall({ callId, reason: 'ill' }, api.edges);
    expect((await trpc.calls.proposed.query(thursday)).items).toEqual([]);
  });
});
