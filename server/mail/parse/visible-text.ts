import EmailReplyParser from 'email-reply-parser';

/** Quotes and signatures stand below; the parser's patterns are slow on megabytes. */
const MAX_PARSED = 100_000;

/** What the writer wrote now, without quoted history and signature. A mail that says something never becomes empty. */
export function visibleText(text: string): string {
  const whole = text.trim();
  if (whole.length > MAX_PARSED) return whole;
  const visible = new EmailReplyParser().parseReply(whole).trim();
  return visible === '' ? whole : visible;
}
