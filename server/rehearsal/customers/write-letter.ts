import { stampDelivery, writeMail } from '../write-mail.ts';
import type { HeardMail } from './hear-mail.ts';
import type { Customer, Letter } from './script.ts';

/** Writes a customer's letter as the mail that arrives at the brokerage: threaded, quoted and stamped like any other. */
export async function writeLetter(
  { customer, letter, answers }: { customer: Customer; letter: Letter; answers: HeardMail | null },
  { to, at }: { to: { address: string; name: string }; at: Date },
): Promise<Buffer> {
  const from = letter.from ?? { address: customer.address, name: customer.name };
  const stamp = { from: letter.envelopeFrom ?? from.address, to: to.address, at, ...(letter.verdict ? { verdict: letter.verdict } : {}) };
  if (letter.raw) return stampDelivery(Buffer.from(letter.raw({ to: to.address, at })), stamp);
  const quote = answers && letter.isQuoting !== false ? `\n\n${quoteOf(answers)}` : '';
  const raw = await writeMail({
    from,
    to,
    subject: letter.subject ?? replySubject(answers?.subject ?? ''),
    text: `${letter.text}${quote}\n`,
    html: letter.html,
    inReplyTo: answers?.messageId ?? undefined,
    references: answers?.messageId ? [...answers.references, answers.messageId] : undefined,
    headers: letter.headers,
    at,
  });
  return stampDelivery(raw, stamp);
}

function replySubject(subject: string): string {
  return /^re:/i.test(subject) ? subject : `Re: ${subject}`;
}

function quoteOf({ at, from, fullText }: HeardMail): string {
  const day = at.toLocaleDateString('en-US', {
    weekday: 'short',
    month: 'short',
    day: 'numeric',
    year: 'numeric',
    timeZone: 'America/New_York',
  });
  const time = at.toLocaleTimeString('en-US', { hour: 'numeric', minute: '2-digit', timeZone: 'America/New_York' });
  const lines = fullText.trim().split('\n');
  return [
    `On ${day} at ${time} ${from.name} <${from.address}> wrote:`,
    ...lines.map((line) => (line.startsWith('>') ? `>${line}` : `> ${line}`)),
  ].join('\n');
}
