import { MessageModel } from '../message.model.ts';
import { ThreadModel } from '../thread.model.ts';

/** Two contacts were one person: conversations and mails of the one are the other's now. Again is the same. */
export async function repointThreads({ from, to }: { from: string; to: string }): Promise<void> {
  await ThreadModel.updateMany({ contactId: from }, { $set: { contactId: to } });
  await MessageModel.updateMany({ contactId: from }, { $set: { contactId: to } });
}
