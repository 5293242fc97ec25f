import { randomBytes } from 'node:crypto';
import type { Call } from '../../shared/call.ts';
import type { Settings } from '../../shared/settings.ts';
import { touchContact } from '../contacts/touch-contact.ts';
import { isDuplicateKey } from '../database/connect.ts';
import { newId, type Stored } from '../database/model-from.ts';
import type { Edges } from '../edges.ts';
import { AppError } from '../errors.ts';
import { loadSettings } from '../settings/load-settings.ts';
import { CallModel } from './call.model.ts';
import { freeCallSlots } from './free-slots.ts';

type Booking = {
  contactId: string;
  threadId: string | null;
  startsAt: Date;
  topic: string;
  agentId?: string | null;
  /** True sends the customer a confirmation with the invitation; the AI's own answer carries it already. */
  sendsConfirmation?: boolean;
};

/**
 * Books a free time, atomically: of two who want the same time, one gets CONFLICT. The same contact booking the same
 * time again gets the call that is there, so a repeat after a crash is harmless.
 */
export async function bookCall(
  { contactId, threadId, startsAt, topic, agentId = null, sendsConfirmation = false }: Booking,
  edges: Edges,
): Promise<Stored<Call>> {
  const existing = await CallModel.findOne({ agentId, startsAt, state: 'booked', contactId }).lean();
  if (existing) return existing;
  const settings = await loadSettings(edges.now());
  await requireFree({ startsAt, agentId }, edges);
  const id = newId();
  const call = {
    _id: id,
    contactId,
    threadId,
    agentId,
    startsAt,
    endsAt: new Date(startsAt.getTime() + settings.calls.lengthMinutes * 60_000),
    state: 'booked' as const,
    topic,
    uid: `call-${id}@${new URL(edges.publicUrl).hostname}`,
    sequence: 0,
    token: randomBytes(24).toString('base64url'),
    remindAt: remindAt(startsAt, { settings, now: edges.now() }),
    remindedAt: null,
    outcome: '',
    notice: sendsConfirmation ? ('confirmation' as const) : null,
  };
  const booked = await CallModel.create(call).catch((error) => {
    throw isDuplicateKey(error) ? slotTaken(startsAt) : error;
  });
  await touchContact(contactId, { stage: 'call_scheduled' });
  publishCall({ callId: id, contactId, threadId }, edges);
  return booked.toObject();
}

/** Refuses a time that is not, or no longer, among the free ones. */
export async function requireFree({ startsAt, agentId }: { startsAt: Date; agentId: string | null }, edges: Edges): Promise<void> {
  const to = new Date(startsAt.getTime() + 86_400_000);
  const [first] = await freeCallSlots({ from: startsAt, to, agentId, limit: 1 }, edges);
  if (first?.startsAt.getTime() !== startsAt.getTime()) throw slotTaken(startsAt);
}

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
