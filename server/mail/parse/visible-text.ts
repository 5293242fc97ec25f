import EmailReplyParser from 'email-reply-parser';

/** Quotes and signatures stand below; the parser's time grows with the square of a line's length and of the text's. */
const MAX_PARSED = 30_000;
const MAX_LINE = 1000;
/** Stands where a long line was cut for the parser: a private character that no mail carries. */
const FOLD = '\uE0F1\n';

/** What the writer wrote now, without quoted history and signature. A mail that says something never becomes empty. */
export function visibleText(text: string): string {
  const whole = text.replaceAll('\uE0F1', '').trim();
  const head = whole.slice(0, MAX_PARSED);
  const folded = head.replace(new RegExp(`[^\\n]{${MAX_LINE}}`, 'g'), `$&${FOLD}`);
  const visible = new EmailReplyParser().parseReply(folded).replaceAll(FOLD, '').replaceAll('\uE0F1', '').trim();
  // Nothing was quoted as far as we looked: a long mail stays whole.
  const isUncut = head.length < whole.length && visible.length >= head.trim().length;
  return visible === '' || isUncut ? whole : visible;
}
