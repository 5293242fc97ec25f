import type { Mailbox } from '../../../shared/mailbox.ts';
import type { Stored } from '../../database/model-from.ts';
import type { Edges } from '../../edges.ts';
import { toImapError } from '../imap.ts';
import { MailboxModel } from '../mailbox.model.ts';

/**
 * A rejected password is tried at most six times an hour by all connections together: two of them may find it out at
 * once, and then one try comes every twelve minutes. More would lock the account at many providers.
 */
const REJECTED_PAUSE_MS = 12 * 60_000;

/** @returns whether this connection may be tried now; after a rejected password one of those who ask gets the try */
export async function claimTry(mailbox: Stored<Mailbox>, now: Date): Promise<boolean> {
  if (mailbox.imapRetryAt === null) return true;
  const claimed = await MailboxModel.updateOne(
    { _id: mailbox._id, imapRetryAt: { $lte: now } },
    { $set: { imapRetryAt: new Date(now.getTime() + REJECTED_PAUSE_MS) } },
  );
  return claimed.modifiedCount === 1;
}

/** Notes that the server let us in. The first time is the end of the mailbox's past. */
export async function noteImapUp(mailbox: Stored<Mailbox>, edges: Edges): Promise<Stored<Mailbox>> {
  const now = edges.now();
  const { _id } = mailbox;
  if (mailbox.firstConnectedAt === null) await MailboxModel.updateOne({ _id, firstConnectedAt: null }, { $set: { firstConnectedAt: now } });
  // Only when there is something to say: what sending has written into `lastError` must not vanish with every poll.
  const isNews = { _id, $or: [{ imapState: { $ne: 'ok' as const } }, { imapRetryAt: { $ne: null } }] };
  const changed = await MailboxModel.updateOne(isNews, { $set: { imapState: 'ok', lastError: null, imapRetryAt: null } });
  if (changed.modifiedCount > 0) edges.publish('system.changed', { what: 'mailbox' });
  const firstConnectedAt = mailbox.firstConnectedAt ?? (await MailboxModel.findById(_id).lean())?.firstConnectedAt ?? now;
  return { ...mailbox, firstConnectedAt, imapState: 'ok', imapRetryAt: null };
}

/** Writes why the mailbox cannot be read where a person sees it. */
export async function noteImapDown(mailbox: Stored<Mailbox>, error: unknown, edges: Edges): Promise<void> {
  const { fault, message } = toImapError(error);
  const imapRetryAt = fault === 'auth_failed' ? new Date(edges.now().getTime() + REJECTED_PAUSE_MS) : null;
  const before = await MailboxModel.findOneAndUpdate(
    { _id: mailbox._id },
    { $set: { imapState: fault, lastError: message.slice(0, 500), imapRetryAt } },
  ).lean();
  if (before?.imapState === fault && before.lastError === message.slice(0, 500)) return;
  edges.log.warn({ mailbox: mailbox.address, fault, error: message }, 'a mailbox cannot be read');
  edges.publish('system.changed', { what: 'mailbox' });
}
