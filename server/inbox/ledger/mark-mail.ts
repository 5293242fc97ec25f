import type { DeliveryState } from '../../../shared/message.ts';
import { suppressAddress } from '../../contacts/consent/suppress.ts';
import type { Edges } from '../../edges.ts';
import { MessageModel } from '../message.model.ts';
import { clearDraft } from '../outbox/clear-draft.ts';
import { callPerson, noteSent, showDraft } from '../outbox/show-on-thread.ts';
import { ThreadModel } from '../thread.model.ts';
import { clearIfGhost } from './clear-ghost-drafts.ts';
import { moveDelivery } from './move-delivery.ts';

/** What a sender holds after a claim; a write by an older claim finds nothing. */
export type Claim = { id: string; fence: number };

const FIRST_LOOK_MS = 10_000;

/** Written before the first byte of the body: from here on the mail may have been sent. @returns false when the claim is gone */
export async function markHandingOver({ id, fence }: Claim, edges: Edges): Promise<boolean> {
  const set = { 'delivery.handingOverAt': edges.now() };
  const moved = await moveDelivery(id, { from: ['claimed'], to: 'handing_over', fence, detail: 'the server takes the body', set }, edges);
  return moved !== null;
}

/** `filesByItself` is null while it is not known whether the server puts sent mail into Sent. */
type Acceptance = { response: string; filesByItself: boolean | null };

/** The server said 250 after the dot. Its word counts even when this claim was given up meanwhile as uncertain. */
export async function markAccepted({ id, fence }: Claim, { response, filesByItself }: Acceptance, edges: Edges): Promise<boolean> {
  const now = edges.now();
  const set = {
    'delivery.acceptedAt': now,
    'delivery.smtpResponse': response,
    'delivery.lastError': null,
    'delivery.looks': 0,
    // A server that files by itself gets a moment to do so.
    'delivery.nextLookAt': filesByItself === false ? now : new Date(now.getTime() + FIRST_LOOK_MS),
    ...released,
  };
  const moved = await moveDelivery(id, { from: ['handing_over', 'uncertain'], to: 'accepted', fence, detail: response, set }, edges);
  if (!moved) return false;
  await noteSent(moved);
  edges.publish('thread.changed', { threadId: moved.threadId });
  return true;
}

/** Certainly not sent, and worth another try. */
export async function backToQueue({ id, fence }: Claim, { dueAt, error, isBodyUnsent = false }: Later, edges: Edges): Promise<void> {
  const from: DeliveryState[] = isBodyUnsent ? ['claimed', 'handing_over'] : ['claimed'];
  const set = { 'delivery.dueAt': dueAt, 'delivery.lastError': error, ...released };
  await moveDelivery(id, { from, to: 'queued', fence, detail: `later: ${error}`, set }, edges);
}

/** `isBodyUnsent` as in `voidMail`: the sender had leave to begin and knows that it did not. */
type Later = { dueAt: Date; error: string; isBodyUnsent?: boolean };

/** Certainly not sent, and no try will change that (5xx before the body). A person is told unless it is campaign mail. */
export async function markFailed({ id, fence }: Claim, failure: Failure, edges: Edges): Promise<void> {
  const { error, isDeadAddress, isBodyUnsent = false } = failure;
  const set = { 'delivery.lastError': error, 'delivery.smtpResponse': error, ...released };
  const from: DeliveryState[] = ['holding', 'queued', 'claimed'];
  if (isBodyUnsent) from.push('handing_over');
  const ours = { _id: id, 'delivery.fence': fence, 'delivery.state': { $in: from } };
  const mail = await MessageModel.findOne(ours, { threadId: 1, to: 1, delivery: 1 }).lean();
  if (!mail) return;
  const { threadId, to, delivery } = mail;
  // First the person, then the end: a crash in between is taken up again, the other way round it would leave it to nobody.
  if (isDeadAddress)
    for (const { address } of to) await suppressAddress({ address, reason: 'hard_bounce', source: error.slice(0, 200) }, edges);
  if (delivery?.purpose !== 'campaign') await callPerson(threadId, { reason: 'failed', detail: error, at: edges.now() });
  const failed = await moveDelivery(id, { from, to: 'failed', fence, detail: error, set }, edges);
  if (failed) await clearDraft(threadId);
  else await ThreadModel.updateOne({ _id: threadId, 'needs.reason': 'failed', 'needs.detail': error }, { $set: { needs: null } });
  edges.publish('thread.changed', { threadId });
}

/** `isBodyUnsent` as in `voidMail`. */
type Failure = { error: string; isDeadAddress: boolean; isBodyUnsent?: boolean };

/** It may have been sent: only evidence settles this, never a second sending. */
export async function markUncertain({ id, fence }: Claim, { error }: { error: string }, edges: Edges): Promise<void> {
  const set = {
    'delivery.lastError': error,
    'delivery.looks': 0,
    'delivery.nextLookAt': new Date(edges.now().getTime() + FIRST_LOOK_MS),
    ...released,
  };
  const moved = await moveDelivery(id, { from: ['handing_over'], to: 'uncertain', fence, detail: error, set }, edges);
  if (moved) await clearDraft(moved.threadId);
}

/**
 * Withdraws a mail that has certainly not been sent. Whoever does not hold its claim may ask for `isUnclaimed`; a
 * sender that was handing over says `isBodyUnsent` when it has not written a byte of the body and never will.
 */
export async function voidMail({ id, fence }: Partial<Claim> & { id: string }, why: Why, edges: Edges): Promise<boolean> {
  const { reason, isUnclaimed = false, isBodyUnsent = false } = why;
  const set = { 'delivery.lastError': reason, ...released };
  const from: DeliveryState[] = ['drafting', 'review', 'holding', 'queued'];
  if (!isUnclaimed) from.push('claimed');
  if (isBodyUnsent) from.push('handing_over');
  const voided = await moveDelivery(id, { from, to: 'voided', fence, detail: reason, set }, edges);
  if (!voided) return false;
  await clearDraft(voided.threadId);
  edges.publish('thread.changed', { threadId: voided.threadId });
  return true;
}

type Why = { reason: string; isUnclaimed?: boolean; isBodyUnsent?: boolean };

/** A mail that code may not send on its own any more waits for a person. `isBodyUnsent` as in `voidMail`. */
export async function sendToReview({ id, fence }: Claim, { reason, isBodyUnsent = false }: Held, edges: Edges): Promise<void> {
  const set = { 'delivery.holdUntil': null, 'delivery.lastError': reason, ...released };
  const from: DeliveryState[] = ['holding', 'claimed'];
  if (isBodyUnsent) from.push('handing_over');
  const mail = await MessageModel.findOne({ _id: id, 'delivery.fence': fence, 'delivery.state': { $in: from } }).lean();
  if (!mail?.delivery) return;
  const { threadId, delivery } = mail;
  // First the person, as in `markFailed`: a mail that nobody sends and nobody is called to is lost.
  await showDraft({ ...mail, delivery: { ...delivery, state: 'review' } }, { now: edges.now(), reviewReason: reason });
  const moved = await moveDelivery(id, { from, to: 'review', fence, detail: reason, set, raisesFence: true }, edges);
  if (!moved) await clearIfGhost(threadId);
  edges.publish('thread.changed', { threadId });
}

type Held = { reason: string; isBodyUnsent?: boolean };

const released = { 'delivery.claimedBy': null, 'delivery.claimedUntil': null };
