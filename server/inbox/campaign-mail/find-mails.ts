import { MessageModel } from '../message.model.ts';
import { ThreadModel } from '../thread.model.ts';

/** Where these mails lie and what was seen of each, by id. */
export async function livesOf(messageIds: string[]) {
  const found = await MessageModel.find({ _id: { $in: messageIds } }, { threadId: 1, delivery: 1 }).lean();
  return new Map(found.map(({ _id, threadId, delivery }) => [_id, { threadId, evidence: delivery?.evidence ?? [] }]));
}

/** Those of these mails whose contact was erased meanwhile. */
export async function emptiedAmong(messageIds: string[]): Promise<Set<string>> {
  const emptied = await MessageModel.find({ _id: { $in: messageIds }, to: { $size: 0 } }, { _id: 1 }).lean();
  return new Set(emptied.map(({ _id }) => _id));
}

/** The conversations that these mails are in, by the id of the mail: a later mail of a sequence goes on there. */
export async function threadsOfMails(messageIds: string[]) {
  const mails = await MessageModel.find({ _id: { $in: messageIds } }, { threadId: 1 }).lean();
  const wanted = { _id: 1, epoch: 1, isTakenOver: 1 } as const;
  const threads = await ThreadModel.find({ _id: { $in: mails.map(({ threadId }) => threadId) } }, wanted).lean();
  const byId = new Map(threads.map((thread) => [thread._id, thread]));
  return new Map(
    mails.flatMap(({ _id, threadId }) => {
      const thread = byId.get(threadId);
      return thread ? [[_id, thread] as const] : [];
    }),
  );
}
