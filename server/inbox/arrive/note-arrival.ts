import type { Message } from '../../../shared/message.ts';
import type { Stored } from '../../database/model-from.ts';
import { MessageModel } from '../message.model.ts';
import { ThreadModel } from '../thread.model.ts';

const LAST_WORDS = 200;

type Arrival = {
  /** False when the mail was stored before, and perhaps only its thread was not told (a crash in between). */
  isNew: boolean;
  /** When the AI may look at the thread; null leaves the AI's queue alone. */
  answerDueAt: Date | null;
  ownAddresses: string[];
};

/**
 * Tells a thread of a mail that lies in it: counters, list row, and the AI's queue. Everything is counted anew or only
 * moves forward; what cannot be (unread) is told once, by the time of the newest mail the thread knows.
 */
export async function noteArrival(message: Stored<Message>, { isNew, answerDueAt, ownAddresses }: Arrival): Promise<void> {
  const { threadId, sortAt, direction, isBackfill } = message;
  const isInbound = direction === 'inbound';
  const at = isInbound ? 'lastInboundAt' : 'lastOutboundAt';
  if (!isNew && !(await ThreadModel.exists({ _id: threadId, $or: [{ [at]: null }, { [at]: { $lt: sortAt } }] }))) return;

  const messageCount = await MessageModel.countDocuments({
    threadId,
    $or: [{ delivery: null }, { 'delivery.state': { $in: ['accepted', 'confirmed'] } }],
  });
  const others = [message.from, ...message.to, ...message.cc].map(({ address }) => address).filter((address) => address.includes('@'));
  await ThreadModel.updateOne(
    { _id: threadId },
    {
      $max: { [at]: sortAt },
      $addToSet: {
        participants: { $each: others.filter((address) => !ownAddresses.includes(address)) },
        flags: { $each: message.flags },
      },
      $inc: { unread: isInbound && !isBackfill ? 1 : 0 },
      $set: {
        messageCount,
        ...(isInbound && { isInInbox: true }),
        ...(isInbound && !isBackfill && { status: 'open' as const, snoozedUntil: null }),
      },
    },
  );
  await ThreadModel.updateOne(
    { _id: threadId, lastMessageAt: { $lte: sortAt } },
    { $set: { lastMessageAt: sortAt, lastWords: lastWordsOf(message), lastAuthor: message.author } },
  );
  if (answerDueAt) await waitForAnswer(threadId, answerDueAt);
}

/**
 * A newer mail moves the moment the AI looks. A run that is under way keeps its claim: it sees the newer mail, or finds
 * another due time when it ends, and the thread waits again.
 */
async function waitForAnswer(threadId: string, dueAt: Date): Promise<void> {
  await ThreadModel.updateOne({ _id: threadId, 'answer.state': 'claimed' }, { $set: { 'answer.dueAt': dueAt } });
  const { matchedCount } = await ThreadModel.updateOne(
    { _id: threadId, 'answer.state': { $ne: 'claimed' } },
    { $set: { answer: { state: 'waiting', dueAt, claimedBy: null, claimedUntil: null, attempts: 0, lastError: null } } },
  );
  if (matchedCount > 0)
    await ThreadModel.updateOne({ _id: threadId, isTakenOver: false, aiState: 'idle' }, { $set: { aiState: 'waiting' } });
}

function lastWordsOf(message: Stored<Message>): string {
  return (message.visibleText || message.subject).replace(/\s+/g, ' ').trim().slice(0, LAST_WORDS);
}
