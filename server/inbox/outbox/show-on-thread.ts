import type { Message } from '../../../shared/message.ts';
import type { Thread } from '../../../shared/thread.ts';
import { noteListingsSent, touchContact } from '../../contacts/touch-contact.ts';
import type { Stored } from '../../database/model-from.ts';
import { noteAnswer } from '../measure/note-answer.ts';
import { MessageModel } from '../message.model.ts';
import { ThreadModel } from '../thread.model.ts';

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

/** A draft is gone, one way or the other: the thread shows again where the AI stands without it. */
export async function clearDraft(threadId: string): Promise<void> {
  await ThreadModel.updateOne({ _id: threadId }, WITHOUT_DRAFT, { updatePipeline: true });
}

const when = (test: object | string, yes: unknown, no: unknown) => ({ $cond: [test, yes, no] });
const answerIs = (state: Thread['answer']['state']) => ({ $eq: ['$answer.state', state] });
const SHOWS_DRAFT = { $in: ['$aiState', ['writing', 'holding', 'review'] satisfies Thread['aiState'][]] };
const BY_ANSWER = when(answerIs('waiting'), 'waiting', when(answerIs('claimed'), 'thinking', 'idle'));
/** In one step: nobody sees a thread that half shows a draft. */
const WITHOUT_DRAFT = [
  {
    $set: {
      aiState: when(SHOWS_DRAFT, when('$isTakenOver', 'standing_down', BY_ANSWER), '$aiState'),
      sendingAt: null,
      needs: when({ $eq: ['$needs.reason', 'review'] }, null, '$needs'),
    },
  },
];

/**
 * A mail has left: counts it on thread and contact. The list shows a mail of ours when the server accepted it, not
 * when it was written. Everything is counted anew or only moves forward, so a repeat after a crash is harmless.
 */
export async function noteSent(message: Stored<Message>): Promise<void> {
  const { threadId, contactId, author, delivery, listingKeys } = message;
  if (!delivery?.acceptedAt) return;
  const at = delivery.acceptedAt;
  const sent = { threadId, direction: 'outbound' as const, 'delivery.state': { $in: ['accepted', 'confirmed'] as const } };
  const [exchanges, followUpsSent] = await Promise.all([
    MessageModel.countDocuments({ ...sent, author: { $in: ['ai', 'agent'] }, 'delivery.purpose': { $in: ['reply', 'hand_over'] } }),
    MessageModel.countDocuments({ ...sent, 'delivery.purpose': 'follow_up' }),
  ]);
  await clearDraft(threadId);
  await noteAnswer(message);
  await ThreadModel.updateOne(
    { _id: threadId },
    {
      $set: { exchanges },
      $max: { lastOutboundAt: at, followUpsSent },
      $addToSet: { listingKeys: { $each: listingKeys }, campaignIds: { $each: message.campaignId ? [message.campaignId] : [] } },
    },
  );
  const lastWords = message.visibleText.replace(/\s+/g, ' ').trim().slice(0, LAST_WORDS);
  await ThreadModel.updateOne(
    { _id: threadId, lastMessageAt: { $lte: at } },
    { $set: { lastMessageAt: at, lastWords, lastAuthor: author } },
  );
  const settled: Needs['reason'][] =
    author === 'agent'
      ? ['review', 'failed', 'maybe_sent', 'handed_over', 'triage_failed', 'promised', 'restored']
      : ['failed', 'maybe_sent', 'restored'];
  // Its bounce may be here before the news that it left: then nothing is settled.
  const isBack = { _id: message._id, 'delivery.evidence.state': { $in: ['bounced', 'complained'] } };
  if (!(await MessageModel.exists(isBack)))
    await ThreadModel.updateOne({ _id: threadId, 'needs.reason': { $in: settled } }, { $set: { needs: null } });
  if (!contactId) return;
  await touchContact(contactId, { lastOutboundAt: at });
  const told = new Map(message.listingsTold?.map((listing) => [listing.listingKey, listing]));
  await noteListingsSent(
    contactId,
    listingKeys.map((listingKey) => told.get(listingKey) ?? { listingKey }),
    at,
  );
}

/** Calls a person to a thread, and into the inbox if it is not there yet. News end a snooze. */
export async function callPerson(threadId: string, needs: Needs): Promise<void> {
  await ThreadModel.updateOne({ _id: threadId }, { $set: { needs, isInInbox: true } });
  await ThreadModel.updateOne({ _id: threadId, status: 'snoozed' }, { $set: { status: 'open', snoozedUntil: null } });
}
