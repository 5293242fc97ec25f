import type { Message } from '../../../shared/message.ts';
import type { Stored } from '../../database/model-from.ts';
import type { Edges } from '../../edges.ts';
import { isCopy } from '../arrive/is-copy.ts';
import { IN_JUNK } from '../arrive/judge-arrival.ts';
import { settledAt, waitForAnswer } from '../arrive/wait-for-answer.ts';
import type { IncomingMail } from '../incoming-mail.ts';
import { MessageModel } from '../message.model.ts';
import { ThreadModel } from '../thread.model.ts';

/**
 * A mail that was called spam because it lay in Junk lies in INBOX now: somebody took it out, and says thereby that it is
 * none. It is news then, and is read and answered like one that came this moment.
 * @returns the mail as it is now, or null when it is none that was taken out
 */
export async function takeOutOfJunk(seen: Stored<Message> | null, { folder }: IncomingMail, edges: Edges): Promise<Stored<Message> | null> {
  if (!seen || folder !== 'inbox' || seen.kind !== 'spam' || seen.kindBy !== 'rule' || !seen.flags.includes(IN_JUNK)) return null;
  const { _id, threadId } = seen;
  await ThreadModel.updateOne({ _id: threadId, kind: 'spam' }, { $set: { kind: null } });
  await ThreadModel.updateOne({ _id: threadId }, { $set: { status: 'open', snoozedUntil: null, isInInbox: true }, $max: { unread: 1 } });
  if (!seen.isBackfill && !(await isCopy(seen, { isLate: true }))) await waitForAnswer(threadId, await settledAt(edges));
  // Last, since it says that all of it has been done.
  const flags = [...seen.flags.filter((flag) => flag !== IN_JUNK), 'taken out of Junk'];
  const unjudged = { kind: null, kindBy: null, confidence: null, decisionId: null, flags };
  return MessageModel.findOneAndUpdate({ _id, kind: 'spam', kindBy: 'rule' }, { $set: unjudged }, { returnDocument: 'after' }).lean();
}
