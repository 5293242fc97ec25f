import type { Edges } from '../edges.ts';
import { MailboxModel } from './mailbox.model.ts';

/**
 * Tells every mailbox that the database was restored: until it has been read once, what lies in it sets nothing off and
 * nothing leaves it. @returns the domain of each mailbox's address
 */
export async function doubtMailboxes({ now }: Pick<Edges, 'now'>): Promise<Map<string, string>> {
  await MailboxModel.updateMany({}, { $set: { restoredAt: now(), imapRetryAt: null } });
  const mailboxes = await MailboxModel.find({}, { address: 1 }).lean();
  return new Map(mailboxes.map(({ _id, address }) => [_id, address.split('@')[1] ?? '']));
}
