import type { JobCounts } from '../../../shared/job.ts';
import type { Mailbox } from '../../../shared/mailbox.ts';
import type { Stored } from '../../database/model-from.ts';
import type { JobEdges } from '../../edges.ts';
import { errorText } from '../../errors.ts';
import { claimNextLook, giveLookBack, noteNotFound } from '../../inbox/ledger/look-for-sent.ts';
import { enabledMailboxes, removedMailboxIds } from '../find-mailboxes.ts';
import { closeImap, cutAfter, type Imap, ImapError, openImap } from '../imap.ts';
import { claimTry, noteImapDown, noteImapUp } from '../in/mailbox-state.ts';
import { type LookResult, lookInSent } from './file-in-sent.ts';

/** One look is a few searches, and perhaps the upload of a copy. */
const LOOK_MS = 2 * 60_000;

/**
 * Settles by evidence what may have been sent, and sees to it that what was sent stands in Sent: looks up each mail
 * whose look is due, one connection per mailbox.
 */
export async function reconcileSent(edges: JobEdges): Promise<JobCounts> {
  const counts = { found: 0, filed: 0, missing: 0, failed: 0 };
  for (const mailbox of await enabledMailboxes()) {
    if (edges.signal.aborted) break;
    if (mailbox.imapRetryAt && mailbox.imapRetryAt > edges.now()) continue;
    await reconcileMailbox(mailbox, counts, edges);
  }
  counts.missing += await endLooking(edges);
  return counts;
}

/** Nobody looks into a mailbox that was taken away: a person is asked at once. @returns how many mails */
async function endLooking(edges: JobEdges): Promise<number> {
  const mailboxIds = await removedMailboxIds();
  let ended = 0;
  while (mailboxIds.length > 0 && !edges.signal.aborted) {
    const message = await claimNextLook({ mailboxIds }, edges);
    if (!message) break;
    await noteNotFound(message, edges, { whyLast: 'its mailbox was taken away before Sent could tell' });
    ended++;
  }
  return ended;
}

async function reconcileMailbox(mailbox: Stored<Mailbox>, counts: Record<LookResult | 'failed', number>, edges: JobEdges): Promise<void> {
  let imap: Imap | null = null;
  try {
    while (!edges.signal.aborted) {
      const message = await claimNextLook({ mailboxIds: [mailbox._id] }, edges);
      if (!message) return;
      try {
        imap ??= await enter(mailbox, edges);
        if (!imap) return await giveLookBack(message, edges);
        counts[await cutAfter(LOOK_MS, imap, lookInSent(message, { mailbox, imap }, edges))]++;
      } catch (error) {
        // A look that could not be taken is no evidence.
        edges.log.warn({ messageId: message._id, error: errorText(error) }, 'Sent could not be looked at');
        await giveLookBack(message, edges);
        counts.failed++;
        return;
      }
    }
  } finally {
    if (imap) await closeImap(imap, edges);
  }
}

/** After a rejected password all connections together have six tries an hour. @returns null when this is not one of them */
async function enter(mailbox: Stored<Mailbox>, edges: JobEdges): Promise<Imap | null> {
  if (!(await claimTry(mailbox, edges.now()))) return null;
  try {
    const imap = await openImap(mailbox, edges);
    await noteImapUp(mailbox, edges);
    return imap;
  } catch (error) {
    if (error instanceof ImapError) await noteImapDown(mailbox, error, edges);
    throw error;
  }
}
