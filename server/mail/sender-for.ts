import type { Sender } from '../inbox/outbox/sender.ts';
import { enabledMailboxes, mailboxById } from './find-mailboxes.ts';

/**
 * The sender behind a mailbox id; with null, and for a mailbox that is switched off, that of the first enabled mailbox: what a
 * customer has to be told goes on in the conversation. Null when there is none.
 */
export async function senderFor(mailboxId: string | null): Promise<Sender | null> {
  const named = mailboxId ? await mailboxById(mailboxId) : null;
  const mailbox = named?.isEnabled ? named : ((await enabledMailboxes())[0] ?? named);
  return mailbox ? { mailboxId: mailbox._id, from: { address: mailbox.address, name: mailbox.fromName } } : null;
}
