import type { MailKind } from '../../../shared/message.ts';
import { isMachines } from './merge-burst.ts';
import type { ReadMail } from './understand-mail.ts';

export type Parted = {
  /** What the newest mail's writer wrote: one answer is about all of it. Machines' mails are among them. */
  together: ReadMail[];
  /** What others wrote. */
  apart: ReadMail[];
};

/**
 * Parts the mails of a run by who wrote them: what one person asks for is neither answered to another nor held for the other's
 * wish, even where both write in one conversation. Pure.
 */
export function partByWriter(reads: ReadMail[]): Parted {
  const newest = reads.findLast((read) => !isMachines(read));
  const isApart = (read: ReadMail) => !isMachines(read) && read.mail.contactId !== newest?.mail.contactId;
  return { together: reads.filter((read) => !isApart(read)), apart: reads.filter(isApart) };
}

const OVER: MailKind[] = ['spam', 'unsubscribe', 'auto_reply', 'bounce', 'spam_report'];

/** A mail whose writer waits for a word from us. */
export function wantsAnswer({ triage: { kind } }: ReadMail): boolean {
  return !OVER.includes(kind);
}
