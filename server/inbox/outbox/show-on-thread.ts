import type { Message } from '../../../shared/message.ts';
import type { Thread } from '../../../shared/thread.ts';
import { noteListingsSent, touchContact } from '../../contacts/touch-contact.ts';
import type { Stored } from '../../database/model-from.ts';
import { countMessages } from '../arrive/note-arrival.ts';
import { noteAnswer } from '../measure/note-answer.ts';
import { MessageModel } from '../message.model.ts';
import { ThreadModel } from '../thread.model.ts';
import { clearDraft } from './clear-draft.ts';

type Needs = NonNullable<Thread['needs']>;

const LAST_WORDS = 200;

/** Shows on its thread where a mail that has not left yet stands: being written, held until a moment, waiting for a person. */
export async function showDraft(message: Stored<Message>, { now, reviewReason }: { now: Date; reviewReason?: string }): Promise<void> {
  const { threadId, author, delivery } = message;
  if (!delivery) return;
  const sendingAt = delivery.state === 'holding' ? delivery.holdUntil : null;
  if (author === 'agent') {
    await ThreadModel.updateOne({ _id: threadId }, { $set: { sendingAt } });
    return;
  }
  if (author !== 'ai') return;
  const aiState = { drafting: 'writing', holding: 'holding', review: 'review' }[delivery.state as string];
  if (!aiState) return;
  const needs = { reason: 'review', detail: reviewReason ?? 'An answer waits for your approval', at: now };
  // Fenced: a draft of an older epoch has nothing to show any more.
  await ThreadModel.updateOne(
    { _id: threadId, isTakenOver: false, ...(delivery.epoch === null ? {} : { epoch: delivery.epoch }) },
    { $set: { aiState, sendingAt, ...(delivery.state === 'review' ? { needs } : {}) } },
  );
}

/**
 * A mail has left: counts it on thread and contact. The list shows a mail of ours when the server accepted it, not
 * when it was written. Everything is counted anew or only moves forward, so a repeat after a crash is harmless.
 */
export async function noteSent(message: Stored<Message>): Promise<void> {
  const { threadId, contactId, author, delivery, listingKeys } = message;
  if (!delivery?.acceptedAt) return;
  const at = delivery.acceptedAt;
  const sent = { threadId, direction: 'outbound' as const, 'delivery.state': { $in: ['accepted', 'confirmed'] as const } };
  const [messageCount, exchanges, followUpsSent] = await Promise.all([
    countMessages(threadId),
    MessageModel.countDocuments({ ...sent, author: { $in: ['ai', 'agent'] }, 'delivery.purpose': { $in: ['reply', 'hand_over'] } }),
    MessageModel.countDocuments({ ...sent, 'delivery.purpose': 'follow_up' }),
  ]);
  await clearDraft(threadId);
  await noteAnswer(message);
  await ThreadModel.updateOne(
    { _id: threadId },
    {
      $set: { messageCount, exchanges },
      $max: { lastOutboundAt: at, followUpsSent },
      $addToSet: { listingKeys: { $each: listingKeys }, campaignIds: { $each: message.campaignId ? [message.campaignId] : [] } },
    },
  );
  const lastWords = message.visibleText.replace(/\s+/g, ' ').trim().slice(0, LAST_WORDS);
  await ThreadModel.updateOne(
    { _id: threadId, lastMessageAt: { $lte: at } },
    { $set: { lastMessageAt: at, lastWords, lastAuthor: author } },
  );
  await settleNeeds(message);
  if (!contactId) return;
  await touchContact(contactId, { lastOutboundAt: at });
  const told = new Map(message.listingsTold?.map((listing) => [listing.listingKey, listing]));
  await noteListingsSent(
    contactId,
    listingKeys.map((listingKey) => told.get(listingKey) ?? { listingKey }),
    at,
  );
}

/** A person who wrote has seen what called for them; an answer of the AI settles that there was to be one. */
const SETTLED_BY = {
  person: ['review', 'failed', 'maybe_sent', 'handed_over', 'triage_failed', 'promised', 'restored'],
  answer: ['failed', 'maybe_sent', 'restored'],
  other: ['failed', 'maybe_sent'],
} satisfies Record<string, Needs['reason'][]>;

/**
 * What a mail that left settles of what a person was called for. A copy of it may be seen in Sent much later, or once more:
 * what came up since stays. So does what they were called for because another mail failed, came back or may not have left,
 * unless a person wrote after that: a reminder that leaves must not hide it.
 */
async function settleNeeds({ _id, threadId, author, delivery }: Stored<Message>): Promise<void> {
  const isAnswer = author === 'ai' && ['reply', 'hand_over'].includes(delivery?.purpose ?? '');
  const settled: Needs['reason'][] = SETTLED_BY[author === 'agent' ? 'person' : isAnswer ? 'answer' : 'other'];
  const called = { _id: threadId, 'needs.reason': { $in: settled } };
  const thread = await ThreadModel.findOne(called, { needs: 1, lastInboundAt: 1 }).lean();
  if (!thread?.needs || !delivery?.acceptedAt) return;
  const { reason, at } = thread.needs;
  // Its bounce may be here before the news that it left.
  if (await MessageModel.exists({ _id, ...cameBack({}) })) return;
  const isStuck = reason === 'failed' || reason === 'maybe_sent';
  // After a restore it is about the customer's last mail, which a copy that is read only now may have answered.
  const since = reason === 'restored' ? wholeSeconds(thread.lastInboundAt ?? at) : at;
  const isLater = delivery.acceptedAt >= since;
  if (isStuck ? !(isLater && author === 'agent') && (await isAnotherStuck({ _id, threadId, at })) : !isLater) return;
  await ThreadModel.updateOne({ _id: threadId, 'needs.reason': reason, 'needs.at': at }, { $set: { needs: null } });
}

/** INTERNALDATE has no more. */
const wholeSeconds = (at: Date) => new Date(Math.floor(at.getTime() / 1000) * 1000);

async function isAnotherStuck({ _id, threadId, at }: { _id: string; threadId: string; at: Date }): Promise<boolean> {
  const stuck = [{ 'delivery.state': { $in: ['failed' as const, 'uncertain' as const] } }, cameBack({ at: { $gte: at } })];
  return (await MessageModel.exists({ threadId, _id: { $ne: _id }, $or: stuck })) !== null;
}

const cameBack = (when: { at?: object }) => ({
  'delivery.evidence': { $elemMatch: { state: { $in: ['bounced' as const, 'complained' as const] }, ...when } },
});

/** Calls a person to a thread, and into the inbox if it is not there yet. News end a snooze. */
export async function callPerson(threadId: string, needs: Needs): Promise<void> {
  await ThreadModel.updateOne({ _id: threadId }, { $set: { needs, isInInbox: true } });
  await ThreadModel.updateOne({ _id: threadId, status: 'snoozed' }, { $set: { status: 'open', snoozedUntil: null } });
}
