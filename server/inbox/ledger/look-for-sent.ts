import type { Message } from '../../../shared/message.ts';
import type { Stored } from '../../database/model-from.ts';
import type { Edges } from '../../edges.ts';
import { MessageModel } from '../message.model.ts';
import { clearDraft } from '../outbox/clear-draft.ts';
import { callPerson } from '../outbox/show-on-thread.ts';
import { isEmptied } from '../people/emptied.ts';
import { ThreadModel } from '../thread.model.ts';
import { moveDelivery } from './move-delivery.ts';

/** When to look for a mail in Sent, counted from the moment it was handed over; after the last look a person decides. */
const LOOK_AFTER_MS = [10_000, 60_000, 5 * 60_000, 15 * 60_000, 60 * 60_000];
const AFTER_TROUBLE_MS = 30_000;

/**
 * Claims the look that is due for one mail, uncertain or accepted and not yet seen in Sent; the next look is set in
 * the same update, so that two processes never look, and file, at once.
 */
export async function claimNextLook({ mailboxIds }: { mailboxIds: string[] }, edges: Edges): Promise<Stored<Message> | null> {
  const due = await MessageModel.findOne({
    'delivery.state': { $in: ['uncertain', 'accepted'] },
    'delivery.nextLookAt': { $lte: edges.now() },
    mailboxId: { $in: mailboxIds },
  })
    .sort({ 'delivery.nextLookAt': 1 })
    .lean();
  if (!due?.delivery) return null;
  const { looks, nextLookAt, handingOverAt, acceptedAt } = due.delivery;
  const from = (acceptedAt ?? handingOverAt ?? edges.now()).getTime();
  const wait = LOOK_AFTER_MS[looks + 1];
  const now = edges.now().getTime();
  // The last look, too, is taken again when the process dies in it: `noteNotFound` ends the looking.
  const next = new Date(wait === undefined ? now + AFTER_TROUBLE_MS : Math.max(from + wait, now + 1000));
  const claimed = await MessageModel.findOneAndUpdate(
    { _id: due._id, 'delivery.looks': looks, 'delivery.nextLookAt': nextLookAt, 'delivery.state': due.delivery.state },
    { $set: { 'delivery.nextLookAt': next }, $inc: { 'delivery.looks': 1 } },
    { returnDocument: 'after' },
  ).lean();
  return claimed ?? claimNextLook({ mailboxIds }, edges);
}

/** The look could not be taken (no connection): it does not count, and is taken again soon. */
export async function giveLookBack(message: Stored<Message>, edges: Edges): Promise<void> {
  const nextLookAt = new Date(edges.now().getTime() + AFTER_TROUBLE_MS);
  await MessageModel.updateOne(
    { _id: message._id, 'delivery.looks': message.delivery?.looks },
    { $set: { 'delivery.nextLookAt': nextLookAt }, $inc: { 'delivery.looks': -1 } },
  );
}

/**
 * The mail was not in Sent. After the last look an uncertain one is shown to a person, who alone may send it again.
 * @param whyLast why nobody can look any more
 */
export async function noteNotFound(message: Stored<Message>, edges: Edges, { whyLast }: { whyLast?: string } = {}): Promise<void> {
  const { delivery } = message;
  if (!delivery || (!whyLast && delivery.looks < LOOK_AFTER_MS.length)) return;
  if (delivery.state === 'accepted') {
    await MessageModel.updateOne({ _id: message._id, 'delivery.state': 'accepted' }, { $set: { 'delivery.nextLookAt': null } });
    return;
  }
  const fence = delivery.fence;
  if (isEmptied(message)) {
    const end = { detail: 'not found in Sent, and its contact was erased', set: { 'delivery.nextLookAt': null } };
    await moveDelivery(message._id, { from: ['uncertain'], to: 'voided', fence, ...end }, edges);
    return;
  }
  const looked = whyLast ?? `looked ${delivery.looks} times in Sent, not found`;
  const detail = `${looked}: maybe sent (${delivery.lastError ?? 'no answer'})`;
  // First the person, then the end of the looking: the other way round, a crash in between would leave it to nobody.
  await callPerson(message.threadId, { reason: 'maybe_sent', detail, at: edges.now() });
  const set = { 'delivery.nextLookAt': null };
  const moved = await moveDelivery(message._id, { from: ['uncertain'], to: 'uncertain', fence, detail, set }, edges);
  if (!moved) await ThreadModel.updateOne({ _id: message.threadId, 'needs.detail': detail }, { $set: { needs: null } });
  else await clearDraft(message.threadId);
  edges.publish('thread.changed', { threadId: message.threadId });
}

/** We put a copy into Sent ourselves; the next sync reads it there and confirms the mail. */
export async function noteFiled(message: Stored<Message>, { path }: { path: string }, edges: Edges): Promise<void> {
  const set = { 'delivery.filedAt': edges.now() };
  await moveDelivery(message._id, { from: ['accepted'], to: 'accepted', detail: `copy filed in ${path}`, set }, edges);
}
