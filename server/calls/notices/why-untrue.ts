import type { Call } from '../../../shared/call.ts';
import type { Message } from '../../../shared/message.ts';
import { CallModel } from '../call.model.ts';
import { readInvitation } from '../letters/write-invitation.ts';
import { readKey, type Told } from './queue-call-mail.ts';

/**
 * Why a mail must not tell of its call any more: it was cancelled, moved, held or begun since the mail was written. The
 * sender asks this just before a mail leaves, which may be hours after it was queued.
 * @returns null when it holds, and for a mail that is about no call
 */
export async function whyUntrue({ delivery }: Pick<Message, 'delivery'>, now: Date): Promise<string | null> {
  const told = delivery && (readKey(delivery.key) ?? (delivery.calendar ? readInvitation(delivery.calendar) : null));
  return told && whyNotTell(await CallModel.findById(told.callId).lean(), told, now);
}

/** The same of a call that is at hand. Pure. */
export function whyNotTell(
  call: Pick<Call, 'state' | 'sequence' | 'startsAt'> | null,
  { what, sequence }: Pick<Told, 'what' | 'sequence'>,
  now: Date,
): string | null {
  if (!call) return 'the call is gone';
  // Late news of a cancellation still takes the entry out of a calendar.
  if (what === 'cancellation') return call.state === 'cancelled' ? null : 'the call is not cancelled';
  if (call.state !== 'booked') return call.state === 'cancelled' ? 'the call was cancelled' : 'the call is over';
  if (call.sequence !== sequence) return 'the call was moved';
  return call.startsAt > now ? null : 'the time of the call has come';
}
