import type { MailKind, Message } from '../../../shared/message.ts';
import type { Stored } from '../../database/model-from.ts';
import type { Edges } from '../../edges.ts';
import { AppError, notFound } from '../../errors.ts';
import { thinkAgain } from '../answer/think-again.ts';
import { MessageModel } from '../message.model.ts';
import { weighWriters } from '../people/weigh-writers.ts';
import { ThreadModel } from '../thread.model.ts';

/**
 * A person says what a mail is. Their word stands over rules and model, and is shown to the model as an example from
 * then on. The thread takes the kind of its newest mail, and what the AI was about to answer to it is thought over.
 */
export async function reclassify({ messageId, kind }: { messageId: string; kind: MailKind }, edges: Edges): Promise<Stored<Message>> {
  const before = await MessageModel.findOneAndUpdate(
    { _id: messageId, direction: 'inbound' },
    { $set: { kind, kindBy: 'person', confidence: 1 } },
    { returnDocument: 'before' },
  ).lean();
  const message = before && (await MessageModel.findById(messageId).lean());
  if (!message) throw (await MessageModel.exists({ _id: messageId })) ? ownMail(messageId) : notFound('message', messageId);
  await weighWriters([message], edges);

  const newest = await MessageModel.findOne({ threadId: message.threadId, direction: 'inbound' }).sort({ sortAt: -1, _id: -1 }).lean();
  if (newest?._id === messageId) {
    await ThreadModel.updateOne({ _id: message.threadId }, { $set: { kind } });
    if (before.kind !== kind) await thinkAgain({ threadId: message.threadId, basedOn: messageId }, edges);
  }
  edges.publish('thread.changed', { threadId: message.threadId });
  return message;
}

function ownMail(messageId: string): AppError {
  return new AppError('BAD_INPUT', { message: `${messageId} is outbound`, userMessage: 'Only mail from a customer has a kind.' });
}
