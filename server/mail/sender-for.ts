import type { Sender } from '../inbox/outbox/sender.ts';
import { enabledMailboxes, mailboxById } from './find-mailboxes.ts';

/** The sender behind a mailbox id; with null that of the first enabled mailbox. Null when there is none. */
export async function senderFor(mailboxId: string | null): Promise<Sender | null> {
  const mailbox = mailboxId ? await mailboxById(mailboxId) : (await enabledMailboxes())[0];
  return mailbox ? { mailboxId: mailbox._id, from: { address: mailbox.address, name: mailbox.fromName } } : null;
}
