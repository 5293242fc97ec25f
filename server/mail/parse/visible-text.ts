import EmailReplyParser from 'email-reply-parser';
import { cutHistory, GUARD } from '../seen/cut-history.ts';

/** Quotes and signatures stand below; the parser's time grows with the square of a line's length and of the text's. */
const MAX_PARSED = 30_000;
const MAX_LINE = 1000;
/** Stands where a long line was cut for the parser. */
const FOLD = `${GUARD}\n`;
/** `>>> Visit us <<<` quotes nobody. */
const ARROWS = /^> ?>[^\n]*<<[ \t]*$/gm;

/**
 * Whatever the parser takes for a quote, its header or a signature has one of these: a bracket or a bar, a line that begins
 * with a rule or ends with a colon, or one of these words. It looks at each line with fifty patterns, turned round for each.
 */
const MAY_HIDE = new RegExp(
  [
    String.raw`[<>[\]|~]|^\s*[-_+=]|[:：]\s*$`,
    'wrote|écrit|escribió|scritto|escreveu|schrieb|schreef|skrev|kirjoitti|pisze|napisał|sent from|outlook|cheers|wishes|regards',
    'gesendet|sendt fra|envoyé|bien . vous|cordialement|bonne|enviado|verzonden|verstuurd|original|oprindelig|ursprüngliche|message',
  ].join('|'),
  'imu',
);

/** What the writer wrote now, without quoted history and signature. A mail that says something never becomes empty. */
export function visibleText(text: string): string {
  const whole = text.replaceAll(GUARD, '').trim();
  const head = whole.slice(0, MAX_PARSED);
  const own = cutHistory(head).trim() || head;
  const folded = own.replace(ARROWS, `${GUARD}$&`).replace(new RegExp(`[^\\n]{${MAX_LINE}}`, 'g'), `$&${FOLD}`);
  const shown = MAY_HIDE.test(own) ? new EmailReplyParser().parseReply(folded) : withoutTrailingSpace(own);
  const visible = shown.replaceAll(FOLD, '').replaceAll(GUARD, '').trim();
  // Nothing was quoted as far as we looked: a long mail stays whole.
  const isUncut = head.length < whole.length && visible.length >= head.trim().length;
  return visible === '' || isUncut ? whole : visible;
}

/** All that the parser does to a text in which it finds nothing to hide. */
function withoutTrailingSpace(text: string): string {
  return text
    .replaceAll('\r\n', '\n')
    .split('\n')
    .map((line) => line.trimEnd())
    .join('\n');
}
