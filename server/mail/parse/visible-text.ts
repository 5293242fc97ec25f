import EmailReplyParser from 'email-reply-parser';
import { cutHistory, GUARD } from '../seen/cut-history.ts';

/** Quotes and signatures stand below; the parser's time grows with the square of a line's length and of the text's. */
const MAX_PARSED = 30_000;
const MAX_LINE = 1000;
/** Stands where a long line was cut for the parser. */
const FOLD = `${GUARD}\n`;
/** `>>> Visit us <<<` quotes nobody. */
const ARROWS = /^> ?>[^\n]*<<[ \t]*$/gm;

/** What the writer wrote now, without quoted history and signature. A mail that says something never becomes empty. */
export function visibleText(text: string): string {
  const whole = text.replaceAll(GUARD, '').trim();
  const head = whole.slice(0, MAX_PARSED);
  const own = cutHistory(head).trim() || head;
  const folded = own.replace(ARROWS, `${GUARD}$&`).replace(new RegExp(`[^\\n]{${MAX_LINE}}`, 'g'), `$&${FOLD}`);
  const visible = new EmailReplyParser().parseReply(folded).replaceAll(FOLD, '').replaceAll(GUARD, '').trim();
  // Nothing was quoted as far as we looked: a long mail stays whole.
  const isUncut = head.length < whole.length && visible.length >= head.trim().length;
  return visible === '' || isUncut ? whole : visible;
}
