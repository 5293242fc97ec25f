import type { Message } from '../../../shared/message.ts';
import type { Thread } from '../../../shared/thread.ts';
import { newId, type Stored } from '../../database/model-from.ts';
import type { Edges } from '../../edges.ts';
import { AppError, notFound } from '../../errors.ts';
import { hasUndecided } from '../answer/end-wait.ts';
import { settledAt, waitForAnswer } from '../arrive/wait-for-answer.ts';
import { blankThread } from '../blank-thread.ts';
import { voidMail } from '../ledger/mark-mail.ts';
import { MessageModel } from '../message.model.ts';
import { clearDraft } from '../outbox/clear-draft.ts';
import { ThreadModel } from '../thread.model.ts';
import { recountThread } from './recount-thread.ts';
import { flagsOfMails } from './standing-thread.ts';

/**
 * A mail and all that follows it become a conversation of their own with the same contact: another matter under an old
 * subject. What the AI had on its way has read both matters as one and is withdrawn; each half that waits for an answer
 * is thought over anew. Mails move last but for counting, so a repeat after a crash finds nothing half.
 * @returns the new thread's id
 */
export async function splitThread({ messageId, subject }: { messageId: string; subject: string }, edges: Edges): Promise<string> {
  const message = await MessageModel.findById(messageId).lean();
  if (!message) throw notFound('message', messageId);
  if (!isSaid(message) || !(await isAnythingBefore(message))) throw nothingToSplit(messageId);
  // The epoch moves first, as in a takeover, so that a run or a sender under way sees it.
  const thread = await ThreadModel.findOneAndUpdate({ _id: message.threadId }, { $inc: { epoch: 1 } }, { returnDocument: 'after' }).lean();
  if (!thread) throw notFound('conversation', message.threadId);
  const withdrawn = await withdrawDrafts(thread, edges);
  const intoId = await openHalf(thread, { message, subject }, edges);
  await MessageModel.updateMany(fromHere(message), { $set: { threadId: intoId } });
  await divideUnread(thread, intoId);
  await divideNeeds(thread, intoId);
  for (const threadId of [thread._id, intoId]) {
    await recountThread(threadId);
    await clearDraft(threadId);
    await answerAnew(threadId, withdrawn, edges);
  }
  await ThreadModel.updateOne({ _id: intoId }, { $set: { isInInbox: true } });
  for (const threadId of [thread._id, intoId]) edges.publish('thread.changed', { threadId });
  return intoId;
}

const fromHere = ({ _id, threadId, sortAt }: Stored<Message>) => ({
  threadId,
  $or: [{ sortAt: { $gt: sortAt } }, { sortAt, _id: { $gte: _id } }],
});

/** A draft begins nothing: it may never leave. */
function isSaid({ delivery }: Stored<Message>): boolean {
  return delivery === null || ['accepted', 'confirmed', 'uncertain'].includes(delivery.state);
}

async function isAnythingBefore({ _id, threadId, sortAt }: Stored<Message>): Promise<boolean> {
  const before = {
    threadId,
    'delivery.state': { $ne: 'voided' as const },
    $or: [{ sortAt: { $lt: sortAt } }, { sortAt, _id: { $lt: _id } }],
  };
  return (await MessageModel.exists(before)) !== null;
}

/** @returns the mails that were about to be answered */
async function withdrawDrafts({ _id: threadId }: Stored<Thread>, edges: Edges): Promise<string[]> {
  const drafts = await MessageModel.find(
    {
      threadId,
      'delivery.epoch': { $gte: 0 },
      'delivery.state': { $in: ['drafting', 'review', 'holding', 'queued', 'claimed'] },
    },
    { delivery: 1 },
  ).lean();
  const answered: string[] = [];
  for (const { _id, delivery } of drafts) {
    const voided = await voidMail({ id: _id, fence: delivery?.fence }, { reason: 'the conversation was split' }, edges);
    if (voided && delivery?.basedOn) answered.push(delivery.basedOn);
  }
  return answered;
}

/** Not in the inbox until its mails lie in it. Whoever has the one half has the other. */
async function openHalf(
  thread: Stored<Thread>,
  { message, subject }: { message: Stored<Message>; subject: string },
  edges: Edges,
): Promise<string> {
  const { mailboxId, contactId, participants, stage, ownerId, mode, isTakenOver, standDownReason, callRefusedAt } = thread;
  const _id = newId();
  await ThreadModel.create({
    ...blankThread({ mailboxId, contactId: message.contactId ?? contactId, subject, now: edges.now() }),
    ...{ _id, participants, stage, ownerId, mode, isTakenOver, standDownReason, callRefusedAt, flags: flagsOfMails(thread) },
    epoch: thread.epoch,
    aiState: isTakenOver ? 'standing_down' : 'idle',
    splitRoot: thread.splitRoot ?? thread._id,
    isInInbox: false,
  });
  return _id;
}

/** The newest mails are the unread ones. */
async function divideUnread({ _id, unread }: Stored<Thread>, intoId: string): Promise<void> {
  const moved = await MessageModel.countDocuments({ threadId: intoId, direction: 'inbound', isBackfill: false });
  const into = Math.min(unread, moved);
  await ThreadModel.updateOne({ _id: intoId }, { $set: { unread: into } });
  await ThreadModel.updateOne({ _id }, { $inc: { unread: -into } });
}

/** What a person is needed for is the newest mail's matter, unless it is one of ours that stays behind. */
async function divideNeeds({ _id, needs }: Stored<Thread>, intoId: string): Promise<void> {
  if (!needs) return;
  const stuck = { failed: ['failed'], maybe_sent: ['uncertain'] }[needs.reason as string];
  if (stuck && (await MessageModel.exists({ threadId: _id, 'delivery.state': { $in: stuck as ['failed'] } }))) return;
  await ThreadModel.updateOne({ _id: intoId }, { $set: { needs } });
  await ThreadModel.updateOne({ _id, 'needs.at': needs.at }, { $set: { needs: null } });
}

/** A half whose answer was withdrawn waits again, unless a person has it; one that nobody has read waits in any case. */
async function answerAnew(threadId: string, withdrawn: string[], edges: Edges): Promise<void> {
  const isOurs = await ThreadModel.exists({ _id: threadId, isTakenOver: true });
  const unanswered = { threadId, direction: 'inbound' as const, isBackfill: false, contactId: { $ne: null }, _id: { $in: withdrawn } };
  const waits = (await hasUndecided(threadId)) || (!isOurs && (await MessageModel.exists(unanswered)) !== null);
  if (waits) await waitForAnswer(threadId, await settledAt(edges));
  // A run that was under way has lost its epoch; without anything left to answer it ends here.
  else await rest(threadId);
}

async function rest(threadId: string): Promise<void> {
  await ThreadModel.updateOne({ _id: threadId }, { $set: { 'answer.state': 'none', 'answer.dueAt': null } });
  await ThreadModel.updateOne({ _id: threadId, aiState: { $in: ['waiting', 'thinking'] } }, { $set: { aiState: 'idle' } });
}

function nothingToSplit(messageId: string): AppError {
  return new AppError('CONFLICT', {
    message: `${messageId} begins its conversation, or has not left`,
    userMessage: 'This mail begins the conversation or has not left, so there is nothing to split it from.',
  });
}
