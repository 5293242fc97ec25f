import type { Call, CallSlot } from '../../../shared/call.ts';
import type { Contact } from '../../../shared/contact.ts';
import { fullName } from '../../../shared/full-name.ts';
import type { Settings } from '../../../shared/settings.ts';
import { bookCall } from '../../calls/book-call.ts';
import { cancelCall, rescheduleCall } from '../../calls/change-call.ts';
import { writeInvitation } from '../../calls/letters/write-invitation.ts';
import type { Stored } from '../../database/model-from.ts';
import { AppError } from '../../errors.ts';
import type { Claim } from '../../inbox/answer/claim-thread.ts';
import type { AiEdges } from '../ask-model.ts';

type Picked = { slot: CallSlot; bookedCallId: string | null; replyId: string; contact: Stored<Contact>; settings: Settings; topic: string };
export type Confirmed = { booked: CallSlot; calendar: string | null };

/**
 * Books the time a customer picked, or moves the call they have, before a word of the confirmation is written. Done
 * twice it is done once.
 * @returns null when somebody else took that time meanwhile
 */
export async function confirmCall(
  { slot, bookedCallId, replyId, contact, settings, topic }: Picked,
  claim: Claim,
  edges: AiEdges,
): Promise<Confirmed | null> {
  const sender = (await edges.senderFor?.(claim.thread.mailboxId)) ?? null;
  try {
    const { startsAt, agentId: preferAgentId } = slot;
    // The answer carries the invitation itself, so that the customer gets one mail about it and not two; should it be
    // withdrawn before it leaves, `remindCalls` sends the customer what they need to know of the call that stands.
    const carriedBy = sender && replyId;
    // Whether this time stood on our offer was weighed when it was found among the free ones.
    const kept = [slot.slotId];
    const booking = {
      kept,
      contactId: contact._id,
      threadId: claim.thread._id,
      startsAt,
      preferAgentId,
      topic,
      sendsConfirmation: true,
      carriedBy,
    };
    const call = bookedCallId
      ? await rescheduleCall({ callId: bookedCallId, startsAt, kept, carriedBy }, edges)
      : await bookCall(booking, edges);
    return { booked: slot, calendar: sender && invitation(call, { contact, settings, from: sender.from, now: edges.now() }) };
  } catch (error) {
    if (error instanceof AppError && error.code === 'CONFLICT') return null;
    throw error;
  }
}

/** Cancels the call a customer called off. Done twice it is done once; ended otherwise meanwhile, nothing is left to do. */
export async function callOff(callId: string, words: string, edges: AiEdges): Promise<void> {
  try {
    await cancelCall({ callId, reason: `The customer wrote: ${words.replace(/\s+/g, ' ').trim().slice(0, 200)}` }, edges);
  } catch (error) {
    if (!(error instanceof AppError && error.code === 'CONFLICT')) throw error;
  }
}

type Sides = { contact: Stored<Contact>; settings: Settings; from: { address: string; name: string }; now: Date };

function invitation(call: Omit<Call, 'id'>, { contact, settings, from, now }: Sides): string {
  const attendee = { address: contact.email, name: fullName(contact) };
  return writeInvitation(call, { organizer: from, attendee, brokerage: settings.brokerage, now });
}
