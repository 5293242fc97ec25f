import type { Message } from '../../../shared/message.ts';
import { blankMessage } from '../blank-message.ts';
import type { IncomingMail } from '../incoming-mail.ts';

/** Where a mail ended up. A mail of a deleted conversation has no message: it stays buried. */
export type Received = { messageId: string | null; threadId: string | null; isNew: boolean; isConfirmation: boolean };

type Arrived = Omit<Message, 'id' | 'updatedAt'>;

/** The record of a mail that was read from a mailbox; its thread is not known yet. */
export function buildArrived(mail: IncomingMail, { contactId, now }: { contactId: string | null; now: Date }): Arrived {
  const {
    folder: _,
    ownAddresses: __,
    report: ___,
    openhouseMessage: ____,
    portal: _____,
    phoneLead: ______,
    internalDate,
    ...fields
  } = mail;
  // RFC 5322 §3.6.4 wants the parent's id in References as well; programs that leave it out are helped here, since
  // late parents look for their children there.
  const isNamed = mail.inReplyTo === null || mail.references.includes(mail.inReplyTo);
  return {
    ...blankMessage({ mailboxId: mail.mailboxId, threadId: '', now }),
    ...fields,
    contactId,
    references: isNamed ? mail.references : [...mail.references, mail.inReplyTo ?? ''],
    wireIds: mail.messageId ? [mail.messageId] : [],
    sortAt: internalDate,
    // Whether it came while an answer was held is asked by it, so it is of the same clock as the ledger.
    createdAt: now,
  };
}
