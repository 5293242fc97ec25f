import type { Edges } from '../../edges.ts';
import { MailboxModel } from '../mailbox.model.ts';

/**
 * Tells every mailbox that the database was restored: until it has been read once, what lies in it sets nothing off and
 * nothing leaves it. @returns the domain of each mailbox's address
 */
export async function doubtMailboxes({ now }: Pick<Edges, 'now'>): Promise<Map<string, string>> {
  await MailboxModel.updateMany({}, { $set: { restoredAt: now(), imapRetryAt: null } });
  const mailboxes = await MailboxModel.find({}, { address: 1 }).lean();
  return new Map(mailboxes.map(({ _id, address }) => [_id, address.split('@')[1] ?? '']));
}

const LONG_MS = 10 * 60_000;

/**
 * Asked at the start. A database that has not looked into a mailbox for long may be a copy of an older day, put back
 * without a word: before anything leaves, Sent is read.
 */
export async function readSentFirst({ now }: Pick<Edges, 'now'>): Promise<void> {
  await MailboxModel.updateMany({ lastPolledAt: { $lt: new Date(now().getTime() - LONG_MS) } }, { $set: { mustReadSent: true } });
}
