import type { Slot, SlotName } from '../../../shared/contact.ts';
import { wordwise } from '../../words/word-edges.ts';
import type { Span } from '../learn/find-quote.ts';
import type { Asked } from '../prompt-data.ts';
import { isSaidByYes } from './said-by-yes.ts';
import { asksForNumber, slotsAsked } from './slots-asked.ts';

const YES = wordwise(
  /\b(yes|yeah|yep|yup|sure|correct|right|exactly|indeed|of course|absolutely|definitely|s[íi]|claro|exacto|correcto|por supuesto|oui|ouais|bien s[ûu]r|tout [àa] fait|ja|jawohl|genau|richtig|sim|claro|com certeza)\b/iu,
);
const NO = wordwise(/\b(no|nope|nah|not yet|not really|todav[íi]a no|a[úu]n no|non|pas encore|nein|noch nicht|n[ãa]o|ainda n[ãa]o)\b/iu);
/** What stands around a short answer and adds nothing: "yes, we do", "no, not yet, sorry", "at least 2". */
const FILLER = wordwise(
  /\b(i|we|it|that|they|is|am|are|do|does|did|have|has|will|would|was|i['’]m|we['’]re|i['’]ve|we['’]ve|it['’]s|that['’]s|don['’]t|haven['’]t|already|still|please|thanks?|thank you|sorry|ok(ay)?|hi|hello|well|so|gracias|merci|danke|obrigad[oa]|ya|d[ée]j[àa]|schon|bereits|j[áa]|at least|at|least|min(imum)?|about|around|roughly|maybe|probably|ideally|preferably|or more|or|more|only|just|al menos|como m[íi]nimo|unos|au moins|environ|mindestens|etwa|pelo menos|cerca de)\b/giu,
);
/** "When would you like to move?" takes no yes or no. */
const OPEN_QUESTION = wordwise(
  /^[^\p{L}]*(what|which|when|where|who|how|qué|cuál|cuándo|dónde|cuánt\w+|quel\w*|quand|où|combien|was|welche\w*|wann|wo|wie|qual|quando|onde|quant\w+)\b/iu,
);

/** What a slot's proof may lean on: the quoted words, the mail as it is seen, and what we asked before it. */
type Said = { quoted: string; text: string; asked: readonly Asked[] };

/**
 * The question of ours that a bare "yes" or "no" answers with this value, or why it proves nothing. It answers what we
 * asked last, and only when nothing else can be meant: of several questions each has its own answer, in their order. The
 * question says the value, and a "no" proves nothing but a false. Pure.
 */
export function answeredByYesOrNo(slot: SlotName, value: Slot['value'], { quoted, text, asked }: Said): { question: string } | string {
  const under = asked.filter(({ answer }) => answer?.includes(quoted.replace(/\s+/g, ' ')));
  const open = under.length > 0 ? under : asked.filter(({ answer }) => answer === null);
  const meant = open.find(({ question }) => slotsAsked(question).includes(slot));
  if (!meant) return `nothing we asked is answered by "${quoted}"`;
  const closed = open.filter((one) => one === meant || !OPEN_QUESTION.test(one.question));
  const answers = closed.length > 1 ? answersIn(text) : [YES.test(quoted)];
  if (answers.length !== closed.length) return 'it does not say which question it answers';
  if (YES.test(quoted) !== answers[closed.indexOf(meant)]) return 'it answers another question';
  if (YES.test(quoted) !== (value !== false)) return 'the mail says the opposite';
  return isSaidByYes(meant.question, slot, value) ? { question: meant.question } : 'our question does not say it either';
}

/** The one question of ours that a number without any other word answers: how many of these rooms. Null where none is. Pure. */
export function answeredByNumber(slot: SlotName, span: Span, { text, asked }: Omit<Said, 'quoted'>): { question: string } | null {
  const { before, after } = pieceAround(span, text);
  if (!isEmpty(`${before} ${after.replace(UP_TO, '')}`)) return null;
  const piece = `${before}${text.slice(span.start, span.end)}${after}`.trim();
  const under = asked.filter(({ answer }) => answer === piece);
  const open = under.length > 0 ? under : asked.filter(({ answer }) => answer === null);
  const counting = open.filter(({ question }) => asksForNumber(question));
  const slots = counting.flatMap(({ question }) => slotsAsked(question)).filter((one) => COUNTED.includes(one));
  const [only] = counting;
  return only && counting.length === 1 && slots.length === 1 && slots[0] === slot ? { question: only.question } : null;
}

/** What a question with a number for an answer may ask for: "How many bedrooms, and by when?" asks for two. */
const COUNTED: SlotName[] = ['bedroomsMin', 'bathroomsMin', 'timeframe'];
/** "2-3", "3+" */
const UP_TO = /^\s*(?:[-–]\s*\d{1,2}|\+)/;

const isEmpty = (words: string) => !/[\p{L}\p{N}]/u.test(words.replace(FILLER, ' '));
/** Nothing but yes or no. */
export const isBare = (quoted: string) =>
  (YES.test(quoted) || NO.test(quoted)) &&
  isEmpty([YES, NO].reduce((words, { source }) => words.replace(new RegExp(source, 'giu'), ' '), quoted));

/** What the bare answers of a mail say, in their order: true for a yes. "No, not yet" is one, and "yes, yes" may be. */
function answersIn(text: string): boolean[] {
  const said = text.split(EDGE).flatMap((piece) => (isBare(piece) ? YES.test(piece) : []));
  return said.filter((isYes, at) => isYes !== said[at - 1]);
}

/** The words around a span up to the next mark, "and" or end of a line on either side. */
function pieceAround({ start, end }: Span, text: string): { before: string; after: string } {
  const before = text.slice(0, start);
  const after = text.slice(end);
  const from = Math.max(0, ...[...before.matchAll(EDGE)].map((edge) => edge.index + edge[0].length));
  const to = after.search(new RegExp(EDGE.source, 'iu'));
  return { before: before.slice(from), after: to < 0 ? after : after.slice(0, to) };
}

const EDGE = /[.,;:!?\n/]|\s(?:and|y|et|und|e)\s/giu;
