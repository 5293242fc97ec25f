import { randomBytes } from 'node:crypto';
import type { Call } from '../../shared/call.ts';
import type { Settings } from '../../shared/settings.ts';
import { isDuplicateKey } from '../database/connect.ts';
import { newId, type Stored } from '../database/model-from.ts';
import type { Edges } from '../edges.ts';
import { AppError } from '../errors.ts';
import { noteMilestone } from '../inbox/measure/note-milestone.ts';
import { moveStage } from '../inbox/stages/move-stage.ts';
import { loadSettings } from '../settings/load-settings.ts';
import { CallModel } from './call.model.ts';
import { carryNotice } from './notices/carry-notice.ts';
import { linesFreeAt } from './slots/free-slots.ts';
import { minutesTaken } from './slots/minutes-taken.ts';
import type { Line } from './slots/open-lines.ts';

type Booking = {
  contactId: string;
  threadId: string | null;
  startsAt: Date;
  topic: string;
  /** One agent's time; null: the brokerage's own line; absent: whoever is free, in turn. */
  agentId?: string | null;
  /** Whose turn it is first: the owner of the conversation. */
  preferAgentId?: string | null;
  /** Slot ids that we offered to this customer: notice is not asked of them again. */
  kept?: readonly string[];
  /** True sends the customer a confirmation with the invitation. */
  sendsConfirmation?: boolean;
  /** An answer of the AI that carries the invitation: the confirmation is sent only when that mail does not leave. */
  carriedBy?: string | null;
};

/**
 * Books a free time, atomically: of two who want the same time of the same agent, one gets the next agent who is free,
 * or CONFLICT. The same contact booking the same time again gets the call that is there, so a repeat after a crash is
 * harmless.
 */
export async function bookCall(booking: Booking, edges: Edges): Promise<Stored<Call>> {
  const { contactId, threadId, startsAt } = booking;
  const existing = await callOf(booking);
  if (existing) return carried(existing, booking);
  const settings = await loadSettings(edges.now());
  for (const line of await linesFreeAt(startsAt, booking, edges)) {
    const call = await CallModel.create(callFor(booking, { line, settings, edges })).catch((error) => {
      if (!isDuplicateKey(error)) throw error;
      return null;
    });
    if (call) {
      await moveStage({ contactId, stage: 'call_scheduled' }, edges);
      if (threadId) await noteMilestone(threadId, { step: 'callBookedAt', at: edges.now() });
      publishCall({ callId: call._id, contactId, threadId }, edges);
      return call.toObject();
    }
    // Taken at this very moment: by another customer, or by another run for this one.
    const twin = await callOf(booking);
    if (twin) return carried(twin, booking);
  }
  throw slotTaken(startsAt);
}

async function carried(call: Stored<Call>, { carriedBy = null }: Booking): Promise<Stored<Call>> {
  await carryNotice(call._id, carriedBy);
  return call;
}

async function callOf({ contactId, startsAt, agentId }: Booking): Promise<Stored<Call> | null> {
  return CallModel.findOne({ contactId, startsAt, state: 'booked', ...(agentId !== undefined && { agentId }) }).lean();
}

function callFor(
  { contactId, threadId, startsAt, topic, sendsConfirmation, carriedBy = null }: Booking,
  { line, settings, edges }: { line: Line; settings: Settings; edges: Edges },
) {
  const id = newId();
  const endsAt = new Date(startsAt.getTime() + settings.calls.lengthMinutes * 60_000);
  return {
    _id: id,
    contactId,
    threadId,
    agentId: line.agentId,
    startsAt,
    endsAt,
    minutes: minutesTaken({ startsAt, endsAt }, line),
    state: 'booked' as const,
    topic,
    uid: `call-${id}@${new URL(edges.publicUrl).hostname}`,
    sequence: 0,
    token: newToken(),
    remindAt: remindAt(startsAt, { settings, now: edges.now() }),
    remindedAt: null,
    outcome: '',
    notice: sendsConfirmation ? ('confirmation' as const) : null,
    carriedBy,
    agentNotice: 'confirmation' as const,
    agreedAt: edges.now(),
    // Campaigns ask by it whether a call was booked since they began.
    createdAt: edges.now(),
  };
}

/** The line of this agent that is free at that time; refuses a time that is not, or no longer, among the free ones. */
export async function requireFree(
  { startsAt, ...whose }: { startsAt: Date; agentId: string | null; lengthMinutes: number; kept: readonly string[] },
  edges: Edges,
): Promise<Line> {
  const [line] = await linesFreeAt(startsAt, whose, edges);
  if (!line) throw slotTaken(startsAt);
  return line;
}

/** The unguessable part of a calendar address. */
export const newToken = () => randomBytes(24).toString('base64url');

/** The moment of the reminder; none for a call so soon that the booking itself reminds. */
export function remindAt(startsAt: Date, { settings, now }: { settings: Settings; now: Date }): Date | null {
  const at = new Date(startsAt.getTime() - settings.calls.remindMinutesBefore * 60_000);
  return at > now ? at : null;
}

export function slotTaken(startsAt: Date): AppError {
  return new AppError('CONFLICT', {
    message: `the time ${startsAt.toISOString()} is not free`,
    userMessage: 'This time is not free any more. Please choose another one.',
  });
}

export function publishCall(call: { callId: string; contactId: string; threadId: string | null }, { publish }: Edges): void {
  publish('call.changed', { callId: call.callId });
  publish('contact.changed', { contactId: call.contactId });
  if (call.threadId) publish('thread.changed', { threadId: call.threadId });
}
