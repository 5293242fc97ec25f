import { describe, expect, test } from 'bun:test';
import { DateTime } from 'luxon';
import { CallModel } from '../../calls/call.model.ts';
import { offerSlots } from '../../calls/slots/free-slots.ts';
import { ContactModel } from '../../contacts/contact.model.ts';
import type { QueueInput } from '../../inbox/outbox/queue-message.ts';
import { approveDraft } from '../../inbox/outbox/update-draft.ts';
import { PropertyModel } from '../../properties/property.model.ts';
import { defaultSettings } from '../../settings/default-settings.ts';
import { SettingsModel } from '../../settings/settings.model.ts';
import { buildCall, buildDecision, buildProperty, buildSettings } from '../../test/build.ts';
import { queueAnswer, readMessage, readThread, saveThread } from '../../test/build-outbox.ts';
import { outboxBeforeEach } from '../../test/outbox-before-each.ts';
import type { Sink } from '../../test/start-sink.ts';
import { createTestEdges, type TestEdges } from '../../test/test-edges.ts';
import { whileAtRcpt } from '../../test/while-at-rcpt.ts';
import { assembleVerbs } from '../../verbs.ts';
import { DecisionModel } from '../decision.model.ts';

/** What an answer told when it was written is asked again when it leaves, as the timetable sends it. */
let sink: Sink;
let edges: TestEdges;
let mailboxId: string;
const ai = { ...defaultSettings(new Date()).ai, quietHours: { isOn: true, from: 20 * 60, to: 8 * 60, awakeMinutes: 5 } };
/** Monday, nine in the evening at the brokerage in New York. */
const EVENING = new Date('2026-03-03T02:00:00Z');

outboxBeforeEach({ now: () => EVENING }, async (outbox) => {
  ({ sink, edges, mailboxId } = outbox);
  await SettingsModel.create(buildSettings({ ai, sending: { perMinute: 1000, perDay: 10_000, undoSeconds: 0 } }));
  await PropertyModel.create(buildProperty({ listingKey: 'PL-12', listPrice: 500_000, standardStatus: 'Active' }));
});

const parts = { env: { SMTP_CONNECTIONS: 1 }, readSentSoon: () => {} } as unknown as Parameters<typeof assembleVerbs>[0];
const send = () => assembleVerbs(parts)['send-outbox'](edges);
const change = (set: object) => PropertyModel.updateOne({ listingKey: 'PL-12' }, { $set: set });
const TOLD: Partial<QueueInput> = {
  text: '12 Harbour Street is available and costs $500,000.',
  listingKeys: ['PL-12'],
  listingsTold: [{ listingKey: 'PL-12', listPrice: 500_000, standardStatus: 'Active' }],
};

/** An answer with its decision, held over the night by quiet hours. */
async function holdOverNight(answer: Partial<QueueInput> = TOLD) {
  const saved = await saveThread(mailboxId, { lastInboundAt: new Date(EVENING.getTime() - 3_600_000) });
  const { _id } = await queueAnswer(saved, edges, answer);
  await DecisionModel.create(buildDecision({ messageId: saved.inbound._id, threadId: saved.thread._id, outcome: 'held', replyId: _id }));
  await send();
  expect(sink.received).toEqual([]);
  expect((await readMessage(_id)).delivery).toMatchObject({ state: 'holding', holdUntil: new Date('2026-03-03T13:00:00Z') });
  return { id: _id, threadId: saved.thread._id, mailId: saved.inbound._id };
}

async function inTheMorning() {
  edges.advance(new Date('2026-03-03T13:00:00Z').getTime() - edges.now().getTime());
  await send();
}

describe('an answer that quiet hours held', () => {
  test('leaves in the morning when its listing is as it was', async () => {
    const { id, mailId } = await holdOverNight();
    await inTheMorning();
    expect(sink.received).toHaveLength(1);
    expect((await readMessage(id)).delivery.state).toBe('accepted');
    expect(await DecisionModel.findOne({ messageId: mailId }).lean()).toMatchObject({ outcome: 'held' });
  });

  test.each([
    ['sold', { standardStatus: 'Closed' }, 'the listing PL-12 is closed by now'],
    ['under contract', { standardStatus: 'ActiveUnderContract' }, 'the listing PL-12 is active under contract by now'],
    ['dearer', { listPrice: 999_000 }, 'the listing PL-12 costs 999,000 by now, and the mail says 500,000'],
    ['hidden', { internetEntireListingDisplayYN: false }, 'the listing PL-12 may not be shown any more'],
    ['not for sale yet', { standardStatus: 'ComingSoon' }, 'the listing PL-12 is coming soon by now'],
    ['deleted', null, 'the listing PL-12 is gone'],
  ])('waits for a person when its listing is %s by then, and the record says why', async (_, set, reason) => {
    const { id, threadId, mailId } = await holdOverNight();
    if (set) await change(set);
    else await PropertyModel.deleteMany({});
    await inTheMorning();
    expect(sink.received).toEqual([]);
    expect((await readMessage(id)).delivery).toMatchObject({ state: 'review', lastError: reason });
    expect(await readThread(threadId)).toMatchObject({ aiState: 'review', needs: { reason: 'review', detail: reason } });
    expect(await DecisionModel.findOne({ messageId: mailId }).lean()).toMatchObject({ outcome: 'review', outcomeDetail: reason });
  });

  test('leaves when the person it waited for lets it go: theirs is the last word', async () => {
    const { id } = await holdOverNight();
    await change({ listPrice: 499_000 });
    await inTheMorning();
    await approveDraft({ messageId: id, userId: 'agent-1' }, edges);
    await send();
    expect([sink.received.length, (await readMessage(id)).delivery.state]).toEqual([1, 'accepted']);
  });

  test('offers the times it offers when they are free in the morning', async () => {
    const offeredSlots = (await offerSlots({}, edges)).map(({ slotId, startsAt, endsAt }) => ({ slotId, startsAt, endsAt }));
    const { id } = await holdOverNight({ offeredSlots });
    await inTheMorning();
    expect((await readMessage(id)).delivery.state).toBe('accepted');
  });

  test('waits for a person when it leaves so late that its first time is about to begin', async () => {
    const [slot] = await offerSlots({}, edges);
    if (!slot) throw new Error('no time is free');
    const { slotId, startsAt, endsAt } = slot;
    const { id } = await holdOverNight({ offeredSlots: [{ slotId, startsAt, endsAt }] });
    edges.advance(startsAt.getTime() - 29 * 60_000 - edges.now().getTime());
    await send();
    expect((await readMessage(id)).delivery.state).toBe('review');
  });

  test('waits for a person when somebody has one of its times by then', async () => {
    const [slot] = await offerSlots({}, edges);
    if (!slot) throw new Error('no time is free');
    const { slotId, startsAt, endsAt } = slot;
    const { id } = await holdOverNight({ offeredSlots: [{ slotId, startsAt, endsAt }] });
    await CallModel.create(buildCall({ agentId: null, startsAt, endsAt }));
    await inTheMorning();
    expect((await readMessage(id)).delivery).toMatchObject({ state: 'review', lastError: expect.stringContaining('is not free any more') });
  });
});

test('an offer whose times have passed, because the mailbox rested for a day, waits for a person', async () => {
  edges = createTestEdges();
  const offeredSlots = (await offerSlots({}, edges)).map(({ slotId, startsAt, endsAt }) => ({ slotId, startsAt, endsAt }));
  const { _id } = await queueAnswer(await saveThread(mailboxId), edges, { offeredSlots });
  edges.advance((offeredSlots[0]?.startsAt.getTime() ?? 0) + 5 * 3_600_000 - edges.now().getTime());
  await send();
  expect(sink.received).toEqual([]);
  expect((await readMessage(_id)).delivery).toMatchObject({ state: 'review', lastError: expect.stringContaining('is not free any more') });
});

test('a home that is sold while the server thinks about the recipient stops the answer at the last moment, and once let go it leaves once', async () => {
  edges = createTestEdges();
  const { _id } = await queueAnswer(await saveThread(mailboxId), edges, TOLD);
  await whileAtRcpt(sink, { send, deed: () => change({ standardStatus: 'Closed' }) });
  expect([sink.received.length, (await readMessage(_id)).delivery.state]).toEqual([0, 'review']);
  await approveDraft({ messageId: _id, userId: 'agent-1' }, edges);
  await send();
  expect([sink.received.length, (await readMessage(_id)).delivery.state]).toEqual([1, 'accepted']);
});

test('what a person wrote themself leaves as they wrote it', async () => {
  edges = createTestEdges();
  const saved = await saveThread(mailboxId);
  const { _id } = await queueAnswer(saved, edges, { ...TOLD, author: 'agent', userId: 'agent-1', epoch: null });
  await change({ standardStatus: 'Closed' });
  await send();
  expect([sink.received.length, (await readMessage(_id)).delivery.state]).toEqual([1, 'accepted']);
});

describe('a follow-up that was written on Friday and waited', () => {
  const zone = { zone: 'America/New_York' };
  const at = (local: string) => DateTime.fromISO(local, zone).toJSDate();

  async function waiting() {
    edges = createTestEdges({ now: at('2026-03-06T17:55') });
    const saved = await saveThread(mailboxId, { lastInboundAt: null });
    await ContactModel.updateOne({ _id: saved.contact._id }, { $set: { mobilePhone: '+1 212 555 0100' } });
    const { _id } = await queueAnswer(saved, edges, { purpose: 'follow_up', key: 'follow-up:x:0' });
    edges.advance(at('2026-03-08T15:30').getTime() - edges.now().getTime());
    return _id;
  }

  test('does not leave on Sunday, and leaves on Monday morning where the customer lives', async () => {
    const id = await waiting();
    await send();
    expect(sink.received).toEqual([]);
    expect((await readMessage(id)).delivery).toMatchObject({ state: 'holding', holdUntil: at('2026-03-09T09:00') });
    edges.advance(at('2026-03-09T09:00').getTime() - edges.now().getTime());
    await send();
    expect([sink.received.length, (await readMessage(id)).delivery.state]).toEqual([1, 'accepted']);
  });

  test('leaves at once when a person lets it go', async () => {
    const id = await waiting();
    await approveDraft({ messageId: id, userId: 'agent-1' }, edges);
    await send();
    expect(sink.received).toHaveLength(1);
  });
});
