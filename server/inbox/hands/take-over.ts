import type { Message } from '../../../shared/message.ts';
import type { Thread } from '../../../shared/thread.ts';
import { passContact } from '../../contacts/stages/pass-contact.ts';
import type { Stored } from '../../database/model-from.ts';
import type { Edges } from '../../edges.ts';
import { raiseFence, waitForClaimed } from '../ledger/raise-fence.ts';

export type TakenOver = {
  thread: Stored<Thread>;
  /** AI mails withdrawn before they left. */
  voided: number;
  /** AI mails that were already leaving and did leave while the thread was taken over. */
  sent: Stored<Message>[];
  /** AI mails whose body was on the wire and whose server has not answered: they may arrive. */
  unsettled: Stored<Message>[];
};

/** Longest wait for a mail that was claimed before the takeover. */
const WAIT_MS = 30_000;

/**
 * A person takes a thread over. After this returns no AI mail leaves the thread until it is handed back: the fence is
 * raised before the claims are read, and a sender claims before it reads the fence, so one of the two sees the other.
 */
export async function takeOver(
  { threadId, userId, waitMs = WAIT_MS }: { threadId: string; userId: string; waitMs?: number },
  edges: Edges,
): Promise<TakenOver> {
  const reason = 'taken over by a person';
  const { thread, voided } = await raiseFence({ threadId, ownerId: userId, reason }, edges);
  await passContact({ contactId: thread.contactId, from: null, to: userId }, edges);
  const settled = await waitForClaimed(thread, { waitMs, reason }, edges);
  edges.publish('thread.changed', { threadId: thread._id });
  return { thread, ...settled, voided: voided + settled.voided };
}
