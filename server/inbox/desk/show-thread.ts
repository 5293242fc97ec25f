import type { Message } from '../../../shared/message.ts';
import type { Thread } from '../../../shared/thread.ts';
import type { Stored } from '../../database/model-from.ts';
import { notFound } from '../../errors.ts';
import { MessageModel } from '../message.model.ts';
import { standingThread } from '../split/standing-thread.ts';

/** A conversation longer than this shows its newest mails. */
const MOST_MESSAGES = 300;

/**
 * The conversation that this id means: of one that was joined to another, that other one.
 * @throws AppError NOT_FOUND
 */
export async function requireThread(threadId: string): Promise<Stored<Thread>> {
  const thread = await standingThread(threadId);
  if (!thread) throw notFound('conversation', threadId);
  return thread;
}

/** @throws AppError NOT_FOUND */
export async function requireMessage(messageId: string): Promise<Stored<Message>> {
  const message = await MessageModel.findById(messageId).lean();
  if (!message) throw notFound('message', messageId);
  return message;
}

/** The mails of a thread in their order. */
export async function messagesOfThread(threadId: string): Promise<Stored<Message>[]> {
  const newest = await MessageModel.find({ threadId }).sort({ sortAt: -1, _id: -1 }).limit(MOST_MESSAGES).lean();
  return newest.reverse();
}
