import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'bun:test';
import { ContactModel } from '../contacts/contact.model.ts';
import { newId } from '../database/model-from.ts';
import { AppError } from '../errors.ts';
import { buildContact } from '../test/build.ts';
import { startDatabase, type TestDatabase } from '../test/start-database.ts';
import { createTestEdges } from '../test/test-edges.ts';
import { bookCall } from './book-call.ts';
import { CallModel } from './call.model.ts';
import { cancelCall, completeCall, rescheduleCall } from './change-call.ts';
import { bookedSince, callByToken, listCalls, nextCallOf } from './list-calls.ts';
import { freeCallSlots, offerSlots } from './slots/free-slots.ts';

let database: TestDatabase;
beforeAll(async () => {
  database = await startDatabase();
});
afterAll(() => database.stop());
beforeEach(async () => {
  await CallModel.deleteMany({});
});

// Thursday 5 March 2026, 10:00 in Port Larkin.
const startsAt = new Date('2026-03-05T15:00:00Z');
const later = new Date('2026-03-05T16:00:00Z');
const day = { from: new Date('2026-03-05T00:00:00Z'), to: new Date('2026-03-06T00:00:00Z') };

async function makeContact() {
  const contact = buildContact();
  await ContactModel.create(contact);
  return contact._id;
}
const booking = async (change = {}) => ({
  contactId: await makeContact(),
  threadId: newId(),
  startsAt,
  topic: 'Harbour houses',
  ...change,
});
const codeOf = (error: unknown) => (error instanceof AppError ? error.code : error);

describe('booking', () => {
  test('of twenty who want the same time at once, one gets it and the others are told CONFLICT', async () => {
    const edges = createTestEdges();
    const bookings = await Promise.all(Array.from({ length: 20 }, () => booking()));
    const outcomes = await Promise.all(bookings.map((one) => bookCall(one, edges).then(() => 'booked', codeOf)));
    expect(outcomes.filter((outcome) => outcome === 'booked')).toHaveLength(1);
    expect(outcomes.filter((outcome) => outcome === 'CONFLICT')).toHaveLength(19);
    expect(await CallModel.countDocuments({ state: 'booked' })).toBe(1);
  });

  test('takes the time off the free slots, marks the contact, tells open pages', async () => {
    const edges = createTestEdges();
    const input = await booking();
    const call = await bookCall(input, edges);
    const free = await freeCallSlots(day, edges);
    expect(free.map(({ slotId }) => slotId)).not.toContain(startsAt.toISOString());
    expect((await ContactModel.findById(input.contactId).lean())?.stage).toBe('call_scheduled');
    expect(edges.published).toContainEqual({ name: 'call.changed', payload: { callId: call._id } });
    expect(call.remindAt).toEqual(new Date('2026-03-05T14:00:00Z'));
    expect((await callByToken(call.token))?._id).toBe(call._id);
    expect((await nextCallOf(input.contactId, edges.now()))?._id).toBe(call._id);
    expect(await bookedSince([input.contactId], edges.now())).toEqual(new Map([[input.contactId, edges.now()]]));
  });

  test('repeated for the same contact and time is the same call', async () => {
    const edges = createTestEdges();
    const input = await booking();
    const calls = [await bookCall(input, edges), await bookCall(input, edges)];
    expect(calls[0]?._id).toBe(calls[1]?._id as string);
  });

  test.each([
    ['between two slots', '2026-03-05T15:10:00Z'],
    ['at night', '2026-03-05T04:00:00Z'],
    ['sooner than the notice', '2026-03-02T15:30:00Z'],
    ['behind the horizon', '2026-04-09T15:00:00Z'],
  ])('%s is refused', async (_, time) => {
    const failed = bookCall(await booking({ startsAt: new Date(time) }), createTestEdges());
    expect(await failed.catch(codeOf)).toBe('CONFLICT');
  });

  test('of two agents at the same time both stand', async () => {
    const edges = createTestEdges();
    await bookCall(await booking({ agentId: 'agent-a' }), edges);
    await bookCall(await booking({ agentId: 'agent-b' }), edges);
    expect(await CallModel.countDocuments({ state: 'booked' })).toBe(2);
  });
});

describe('a change', () => {
  test('moves the call, counts the sequence up and owes the customer a mail and a new reminder', async () => {
    const edges = createTestEdges();
    const call = await bookCall(await booking(), edges);
    await CallModel.updateOne({ _id: call._id }, { $set: { remindedAt: edges.now() } });
    const moved = await rescheduleCall({ callId: call._id, startsAt: later }, edges);
    expect(moved).toMatchObject({ uid: call.uid, sequence: 1, startsAt: later, remindedAt: null, notice: 'change' });
    expect(moved.endsAt.getTime() - moved.startsAt.getTime()).toBe(30 * 60_000);
    expect((await freeCallSlots(day, edges)).map(({ slotId }) => slotId)).toContain(startsAt.toISOString());
  });

  test('to a taken time is refused and leaves the call where it was', async () => {
    const edges = createTestEdges();
    const call = await bookCall(await booking(), edges);
    await bookCall(await booking({ startsAt: later }), edges);
    expect(await rescheduleCall({ callId: call._id, startsAt: later }, edges).catch(codeOf)).toBe('CONFLICT');
    expect((await CallModel.findById(call._id).lean())?.startsAt).toEqual(startsAt);
  });

  test('keeps the length the call was booked with, and never runs into another one', async () => {
    const edges = createTestEdges();
    const call = await bookCall(await booking(), edges);
    // Booked when a call took an hour.
    await CallModel.updateOne({ _id: call._id }, { $set: { endsAt: later } });
    await bookCall(await booking({ startsAt: new Date('2026-03-05T18:00:00Z') }), edges);
    const move = (time: string) => rescheduleCall({ callId: call._id, startsAt: new Date(`2026-03-05T${time}:00Z`) }, edges);
    expect(await move('17:30').catch(codeOf)).toBe('CONFLICT');
    expect(await move('17:00')).toMatchObject({ endsAt: new Date('2026-03-05T18:00:00Z') });
    const free = await freeCallSlots({ ...day, lengthMinutes: 60 }, edges);
    expect(free.map(({ slotId }) => slotId.slice(11, 16))).not.toContain('16:30');
  });

  test('cancelling frees the time for somebody else, once', async () => {
    const edges = createTestEdges();
    const call = await bookCall(await booking(), edges);
    await cancelCall({ callId: call._id, reason: 'ill' }, edges);
    const again = await cancelCall({ callId: call._id, reason: 'ill' }, edges);
    expect(again).toMatchObject({ state: 'cancelled', sequence: 1, notice: 'cancellation', outcome: 'ill' });
    await bookCall(await booking(), edges);
    expect(await rescheduleCall({ callId: call._id, startsAt: later }, edges).catch(codeOf)).toBe('CONFLICT');
    expect(await completeCall({ callId: call._id, outcome: 'fine' }, edges).catch(codeOf)).toBe('CONFLICT');
  });
});

test('an offer holds three free times on two days', async () => {
  const edges = createTestEdges();
  const offer = await offerSlots({}, edges);
  expect(new Set(offer.map(({ startsAt: start }) => start.toISOString().slice(0, 10))).size).toBe(2);
  expect(offer).toHaveLength(3);
  expect(offer[0]?.startsAt.getTime()).toBeGreaterThanOrEqual(edges.now().getTime() + 120 * 60_000);
});

test('a wished time that others look at gives way to the nearest that nobody does, while any is left', async () => {
  const edges = createTestEdges();
  const near = [startsAt.toISOString(), later.toISOString()];
  const starts = (slots: { slotId: string }[]) => slots.map(({ slotId }) => slotId.slice(5, 16));
  expect(starts(await offerSlots({ near, avoid: [near[0] ?? ''] }, edges))).toEqual(['03-05T14:30', '03-05T15:30', '03-05T16:00']);
  expect(starts(await offerSlots({ near, avoid: near }, edges))).not.toContain('03-05T15:00');
  const all = (await freeCallSlots({ from: edges.now(), to: new Date('2026-04-09T15:00:00Z') }, edges)).map(({ slotId }) => slotId);
  expect(starts(await offerSlots({ near, avoid: all }, edges))).toEqual(['03-05T15:00', '03-05T16:00']);
});

test('the list pages through every call once, the latest start first', async () => {
  const edges = createTestEdges();
  const starts = ['15:00', '15:30', '16:00', '16:30', '17:00'].map((time) => new Date(`2026-03-05T${time}:00Z`));
  for (const start of starts) await bookCall(await booking({ startsAt: start }), edges);
  const seen: Date[] = [];
  let cursor: string | null = null;
  do {
    const page: Awaited<ReturnType<typeof listCalls>> = await listCalls({ cursor, limit: 2 });
    seen.push(...page.items.map((call) => call.startsAt));
    cursor = page.nextCursor;
  } while (cursor);
  expect(seen).toEqual(starts.toReversed());
});
