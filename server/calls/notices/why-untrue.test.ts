import { describe, expect, test } from 'bun:test';
import { ContactModel } from '../../contacts/contact.model.ts';
import { MessageModel } from '../../inbox/message.model.ts';
import { ThreadModel } from '../../inbox/thread.model.ts';
import { senderFor } from '../../mail/sender-for.ts';
import { buildAvailability, buildCall, buildContact, buildThread } from '../../test/build.ts';
import { type OutboxEdges, outboxBeforeEach } from '../../test/outbox-before-each.ts';
import type { Sink } from '../../test/start-sink.ts';
import { assembleVerbs } from '../../verbs.ts';
import { AvailabilityModel } from '../availability.model.ts';
import { CallModel } from '../call.model.ts';
import { cancelCall, completeCall, rescheduleCall } from '../change-call.ts';
import { writeInvitation } from '../letters/write-invitation.ts';
import { remindCalls } from './remind-calls.ts';
import { whyNotTell, whyUntrue } from './why-untrue.ts';

/** Mail about calls that lay in the outbox while the world went on, sent as the timetable sends it. */
let sink: Sink;
let edges: OutboxEdges;
let callId: string;
outboxBeforeEach({}, async ({ mailboxId, ...outbox }) => {
  ({ sink, edges } = outbox);
  const contact = buildContact();
  const thread = buildThread({ mailboxId, contactId: contact._id });
  const call = buildCall({ contactId: contact._id, threadId: thread._id, agentId: 'agent' });
  callId = call._id;
  const line = buildAvailability({ agentId: 'agent', inviteAddress: 'ada@larkinvale.example', hours: everyDay });
  await Promise.all([ContactModel.create(contact), ThreadModel.create(thread), CallModel.create(call), AvailabilityModel.create(line)]);
});

const everyDay = [1, 2, 3, 4, 5].map((weekday) => ({ weekday, from: 540, to: 1020 }));
const subjects = () => sink.received.map(({ raw }) => /^Subject: (.*)$/m.exec(raw.toString())?.[1]);
const tell = () => remindCalls({ ...edges, senderFor });
const parts = { env: { SMTP_CONNECTIONS: 1 }, readSentSoon: () => {} } as unknown as Parameters<typeof assembleVerbs>[0];
const send = () => assembleVerbs(parts)['send-outbox'](edges);

/** The reminders to customer and agent lie in the outbox, an hour before the call. */
async function remindedOf(): Promise<void> {
  edges.advance(new Date('2026-03-05T14:01:00Z').getTime() - edges.now().getTime());
  expect(await tell()).toMatchObject({ reminded: 1 });
  expect(await MessageModel.countDocuments({ 'delivery.state': 'holding' })).toBe(2);
}

describe('a reminder that was queued', () => {
  test('leaves for customer and agent while the call is as it was', async () => {
    await remindedOf();
    await send();
    expect(subjects()).toHaveLength(2);
  });

  test.each([
    ['cancelled', () => cancelCall({ callId, reason: 'ill' }, edges)],
    ['moved', () => rescheduleCall({ callId, startsAt: new Date('2026-03-06T16:00:00Z') }, edges)],
    ['held', () => completeCall({ callId, outcome: 'They want to see two houses' }, edges)],
    ['begun', async () => edges.advance(3 * 3_600_000)],
  ])('is withdrawn when the call was %s meanwhile', async (_, change) => {
    await remindedOf();
    await change();
    await send();
    expect(sink.received).toEqual([]);
    const states = (await MessageModel.find({}).lean()).map(({ delivery }) => delivery?.state);
    expect(states).toEqual(['voided', 'voided']);
  });

  test('is withdrawn at the last moment when the call is cancelled while the server takes the mail', async () => {
    await remindedOf();
    const [named, stood] = [Promise.withResolvers<void>(), Promise.withResolvers<void>()];
    sink.script.waitAtRcpt = () => {
      named.resolve();
      return stood.promise;
    };
    const sending = send();
    await named.promise;
    await cancelCall({ callId }, edges);
    stood.resolve();
    await sending;
    expect(sink.received).toEqual([]);
  });
});

test('of a confirmation, a move and a cancellation that waited together only the cancellation leaves, however late', async () => {
  await CallModel.updateOne({ _id: callId }, { $set: { notice: 'confirmation', agentNotice: 'confirmation' } });
  await tell();
  await rescheduleCall({ callId, startsAt: new Date('2026-03-06T16:00:00Z') }, edges);
  await tell();
  await cancelCall({ callId }, edges);
  await tell();
  edges.advance(7 * 86_400_000);
  await send();
  expect(subjects()).toHaveLength(2);
  for (const subject of subjects()) expect(subject).toStartWith('Cancelled');
});

test('an invitation in another mail is known by its UID and its sequence, also where the line is folded', async () => {
  const uid = `call-${callId}@a-very-long-name-of-a-brokerage-in-port-larkin.larkinvale.example`;
  const call = { ...buildCall(), _id: callId, uid };
  const sides = { organizer: { address: 'a@x.example', name: 'A' }, attendee: { address: 'b@x.example', name: 'B' } };
  const calendar = writeInvitation(call, { ...sides, brokerage: { name: 'Larkin', phone: '' }, now: edges.now() });
  expect(calendar).not.toContain(uid);
  const mail = { delivery: { key: 'reply:1', calendar } } as Parameters<typeof whyUntrue>[0];
  expect(await whyUntrue(mail, edges.now())).toBeNull();
  await rescheduleCall({ callId, startsAt: new Date('2026-03-06T16:00:00Z') }, edges);
  expect(await whyUntrue(mail, edges.now())).toBe('the call was moved');
  await CallModel.deleteMany({});
  expect(await whyUntrue(mail, edges.now())).toBe('the call is gone');
});

test('a mail about no call is none of its business', async () => {
  for (const key of ['reply:1', 'call-summary:1', `x-reminder:${callId}:9`])
    expect(await whyUntrue({ delivery: { key, calendar: null } } as Parameters<typeof whyUntrue>[0], edges.now())).toBeNull();
});

test('a cancellation is told of a cancelled call alone', () => {
  const at = (state: 'booked' | 'cancelled') => whyNotTell(buildCall({ state }), { what: 'cancellation', sequence: 0 }, edges.now());
  expect([at('cancelled'), at('booked')]).toEqual([null, 'the call is not cancelled']);
});
