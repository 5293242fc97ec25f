import type { SentMail } from '../../shared/rehearsal.ts';
import { sanitizeMailHtml } from '../inbox/desk/present-message.ts';
import type { HeardMail } from './customers/hear-mail.ts';

/** A mail of ours as the mailbox of whoever got it shows it. */
export function showSent(
  { at, from, subject, fullText, html, messageId, headers }: HeardMail,
  { raw, to }: { raw: Buffer; to: string[] },
): SentMail {
  return {
    at,
    from: from.address,
    to,
    subject,
    text: fullText,
    html: html && sanitizeMailHtml(html),
    messageId,
    headers,
    raw: raw.toString(),
  };
}
