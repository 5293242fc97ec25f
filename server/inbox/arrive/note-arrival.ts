import type { Message } from '../../../shared/message.ts';
import type { Stored } from '../../database/model-from.ts';
import { MessageModel } from '../message.model.ts';
import { ThreadModel } from '../thread.model.ts';
import { waitForAnswer } from './wait-for-answer.ts';

const LAST_WORDS = 200;

type Arrival = {
  /** False when the mail was stored before, and perhaps only its thread was not told (a crash in between). */
  isNew: boolean;
  /** When the AI may look at the thread, if nothing is decided about this mail yet; null leaves the AI's queue alone. */
  answerDueAt: Date | null;
  ownAddresses: string[];
  /** The portal or form the customer came through. */
  source?: string;
};

/**
 * Tells a thread of a mail that lies in it: counters, list row, and the AI's queue. Everything is counted anew or only
 * moves forward; what cannot be (unread) is told once, by the time of the newest mail the thread knows.
 */
export async function noteArrival(message: Stored<Message>, { isNew, answerDueAt, ownAddresses, source }: Arrival): Promise<void> {
  const { threadId, sortAt, direction, isBackfill } = message;
  const isInbound = direction === 'inbound';
  const at = isInbound ? 'lastInboundAt' : 'lastOutboundAt';
  // A repeat tells the thread only what it has not heard: in the filter, so that two repeats do not both tell it.
  const unheard = { _id: threadId, ...(isNew ? {} : { $or: [{ [at]: null }, { [at]: { $lt: sortAt } }] }) };

  const isNews = isInbound && !isBackfill;
  const told = {
    $max: { [at]: sortAt },
    ...(isNews && { $min: { 'milestones.wroteAt': sortAt } }),
    $addToSet: {
      participants: { $each: peopleOf(message, ownAddresses) },
      flags: { $each: message.flags },
    },
    $inc: { unread: isNews ? 1 : 0 },
  };
  const counted = {
    messageCount: await countMessages(threadId),
    ...(isInbound && { isInInbox: true }),
    ...(isNews && { status: 'open' as const, snoozedUntil: null }),
    ...(isNews && source !== undefined && { 'milestones.source': source }),
  };
  const newest = { lastMessageAt: sortAt, lastWords: lastWordsOf(message), lastAuthor: message.author };
  // Before the thread hears of it: a repeat that finds it heard would leave it unanswered for good.
  if (answerDueAt && message.decisionId === null) await waitForAnswer(threadId, answerDueAt);
  const shown = await ThreadModel.updateOne({ ...unheard, lastMessageAt: { $lte: sortAt } }, { ...told, $set: { ...counted, ...newest } });
  if (shown.matchedCount === 0) await ThreadModel.updateOne(unheard, { ...told, $set: counted });
  // A repeat of a mail that the thread has passed meanwhile.
  if (!isNew) await recountMessages(threadId);
}

export async function recountMessages(threadId: string): Promise<void> {
  await ThreadModel.updateOne({ _id: threadId }, { $set: { messageCount: await countMessages(threadId) } });
}

/** Drafts and withdrawn mail do not count: a conversation is what was said. */
export async function countMessages(threadId: string): Promise<number> {
  return MessageModel.countDocuments({ threadId, $or: [{ delivery: null }, { 'delivery.state': { $in: ['accepted', 'confirmed'] } }] });
}

/** Everybody of a mail but ourselves. */
export function peopleOf({ from, to, cc }: Pick<Message, 'from' | 'to' | 'cc'>, ownAddresses: string[]): string[] {
  const people = [from, ...to, ...cc].map(({ address }) => address);
  return people.filter((address) => address.includes('@') && !ownAddresses.includes(address));
}

export function lastWordsOf(message: Stored<Message>): string {
  return (message.visibleText || message.subject).replace(/\s+/g, ' ').trim().slice(0, LAST_WORDS);
}
