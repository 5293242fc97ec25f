import type { Call } from '../../shared/call.ts';
import { isDuplicateKey } from '../database/connect.ts';
import type { Stored } from '../database/model-from.ts';
import type { Edges } from '../edges.ts';
import { AppError, notFound } from '../errors.ts';
import { moveStage } from '../inbox/stages/move-stage.ts';
import { loadSettings } from '../settings/load-settings.ts';
import { publishCall, remindAt, requireFree, slotTaken } from './book-call.ts';
import { CallModel } from './call.model.ts';
import { carryNotice } from './notices/carry-notice.ts';
import { minutesOf } from './slots/lay-out-slots.ts';
import { minutesTaken } from './slots/minutes-taken.ts';

type Move = {
  callId: string;
  startsAt: Date;
  /** Slot ids that we offered to this customer: notice is not asked of them again. */
  kept?: readonly string[];
  /** An answer of the AI that carries the new invitation: the notice is sent only when that mail does not leave. */
  carriedBy?: string | null;
};

/** Moves a booked call to another free time; the customer gets the new invitation (RFC 5546 §3.2.2: SEQUENCE grows). */
export async function rescheduleCall({ callId, startsAt, kept = [], carriedBy = null }: Move, edges: Edges): Promise<Stored<Call>> {
  const call = await requireCall(callId);
  if (call.state === 'booked' && call.startsAt.getTime() === startsAt.getTime()) {
    await carryNotice(callId, carriedBy);
    return call;
  }
  const lengthMinutes = minutesOf(call);
  const line = await requireFree({ startsAt, agentId: call.agentId, lengthMinutes, kept }, edges);
  const settings = await loadSettings(edges.now());
  const endsAt = new Date(startsAt.getTime() + lengthMinutes * 60_000);
  const minutes = minutesTaken({ startsAt, endsAt }, line);
  const time = { startsAt, endsAt, minutes, remindAt: remindAt(startsAt, { settings, now: edges.now() }) };
  const moved = await CallModel.findOneAndUpdate(
    { _id: callId, state: 'booked' },
    {
      $set: { ...time, remindedAt: null, notice: 'change', carriedBy, agentNotice: 'change', agreedAt: edges.now() },
      $inc: { sequence: 1 },
    },
    { returnDocument: 'after' },
  )
    .lean()
    .catch((error) => {
      throw isDuplicateKey(error) ? slotTaken(startsAt) : error;
    });
  if (!moved) throw notBooked(callId);
  publishCall({ callId, contactId: call.contactId, threadId: call.threadId }, edges);
  return moved;
}

/** Cancels a booked call: the time is free at once, and the customer's calendar is told. */
export async function cancelCall({ callId, reason = '' }: { callId: string; reason?: string }, edges: Edges): Promise<Stored<Call>> {
  return endCall(callId, {
    change: { state: 'cancelled', outcome: reason, notice: 'cancellation', carriedBy: null, agentNotice: 'cancellation' },
    edges,
  });
}

/** Writes down how a call went. */
export async function completeCall(
  { callId, outcome, isNoShow = false }: { callId: string; outcome: string; isNoShow?: boolean },
  edges: Edges,
): Promise<Stored<Call>> {
  return endCall(callId, { change: { state: isNoShow ? 'no_show' : 'completed', outcome }, edges });
}

type Ending = { state: Call['state']; outcome: string; notice?: 'cancellation'; carriedBy?: null; agentNotice?: 'cancellation' };

async function endCall(callId: string, { change, edges }: { change: Ending; edges: Edges }): Promise<Stored<Call>> {
  const ended = await CallModel.findOneAndUpdate(
    { _id: callId, state: 'booked' },
    { $set: { ...change, remindAt: null }, $inc: { sequence: 1 } },
    { returnDocument: 'after' },
  ).lean();
  if (!ended) {
    const call = await requireCall(callId);
    if (call.state === change.state) return call;
    throw notBooked(callId);
  }
  const hasOther = await CallModel.exists({ contactId: ended.contactId, state: 'booked', startsAt: { $gt: edges.now() } });
  if (!hasOther) await moveStage({ contactId: ended.contactId, stage: change.state === 'completed' ? 'active' : 'engaged' }, edges);
  publishCall({ callId, contactId: ended.contactId, threadId: ended.threadId }, edges);
  return ended;
}

export async function requireCall(callId: string): Promise<Stored<Call>> {
  const call = await CallModel.findById(callId).lean();
  if (!call) throw notFound('call', callId);
  return call;
}

export function notBooked(callId: string): AppError {
  return new AppError('CONFLICT', { message: `call ${callId} is not booked`, userMessage: 'This call is over or cancelled already.' });
}
