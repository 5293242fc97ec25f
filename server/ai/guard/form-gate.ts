import type { SlotName } from '../../../shared/contact.ts';
import { disclosureIn } from '../../letters/fixed-words.ts';
import { plainCharacters } from '../../words/plain-characters.ts';
import { sentencesOf } from '../../words/sentences.ts';
import { type Draft, proseOf } from '../draft/draft.ts';
import type { GuardContext } from './guard-context.ts';
import { languageFaults } from './language-faults.ts';

const MIN_WORDS = 40;
const MAX_WORDS = 250;
const MAX_QUESTIONS = 2;
const PLACEHOLDER =
  /\{\{|\}\}|\{%|\[[\p{L}_ ]{2,40}\]|<[\p{L}_ ]{2,40}>|\bX{3,}\b|_{3,}|\b(insert|your|customer|agent|first) name here\b|\bDear (customer|sir|madam|client|valued)\b|\blorem ipsum\b|\bundefined\b|\bNaN\b|\[object/iu;
/** In capitals: "todo" is Spanish for "all". */
const STILL_TO_DO = /\b(TBD|TODO)\b/u;
const MARKDOWN =
  /\*\*|__|^#{1,6}\s|^\s*[-*•]\s|^\s*\d+\.\s|```|`[^`]+`|\[[^\]]+\]\([^)]+\)|<\/?[a-z][^>]*>|^\s*\|.*\||&(?:[a-z]{2,6}|#x?[0-9a-f]{2,5});/imu;

/** What a question asks for, by its words: it must not ask what is known. */
const ASKS: readonly (readonly [SlotName[], RegExp])[] = [
  [['areas'], /\b(which|what) (areas?|neighbou?rhoods?|parts? of)\b|\bwhere (would|do) you (like|want)\b|\bqué (zonas?|barrios?)\b|\bquels? quartiers?\b/iu],
  [['budgetMax', 'budgetMin'], /\b(your|a|what) (budget|price range)\b|\bhow much (would|do|can) you\b|\b(su|tu) presupuesto\b|\bvotre budget\b/iu],
  [['bedroomsMin', 'bedrooms'], /\bhow many (bed)?rooms\b|\bcu[áa]ntas (habitaciones|recámaras)\b|\bcombien de chambres\b/iu],
  [['bathroomsMin'], /\bhow many bath(room)?s\b|\bcu[áa]ntos baños\b|\bcombien de salles de bain\b/iu],
  [['timeframe'], /\bwhen (would|do|are) you (like|want|hope|hoping|planning|plan|need)\b.*\b(move|buy|sell|start)\b|\b(your|a) (timeframe|time frame|timeline)\b|\bcuándo (quiere|le gustaría|piensa)\b|\bquand (souhaitez|voulez|pensez)\b/iu],
  [['financing'], /\b(pre-?approv(ed|al)|paying cash|cash or|mortgage in place|financing)\b|\bpreaprobad[oa]\b|\bfinancement\b|\bfinanciación\b/iu],
  [['phone'], /\b(your|best|a) (phone )?number\b|\b(su|tu) (número|teléfono)\b|\bvotre numéro\b/iu],
  [['sellingAddress'], /\b(what|which) is the address\b|\b(your|the) address of\b|\bdirección (de|es)\b|\bquelle est l['’]adresse\b/iu],
]; // biome-ignore format: one row per question

/** Length, no placeholder, no markdown, a language that the gates read, nothing asked that is known, the disclosure in its place. */
export function formGate(draft: Draft, context: GuardContext): string[] {
  const { contact, settings, rendered, lastAnswer, move } = context;
  const prose = plainCharacters(proseOf(draft));
  const words = prose.match(/[\p{L}\p{N}][\p{L}\p{N}'’.,-]*/gu)?.length ?? 0;
  // A question that hides in a paragraph is a question.
  const questions = sentencesOf(prose).filter((sentence) => sentence.endsWith('?'));
  const known = new Set(contact.qualification.map(({ slot }) => slot));
  const asked = ASKS.filter(
    ([slots, pattern]) => questions.some((question) => pattern.test(question)) && slots.some((slot) => known.has(slot)),
  );
  const disclosure = disclosureIn(draft.language, settings);
  return [
    ...(words < MIN_WORDS ? [`${words} words are too few (at least ${MIN_WORDS})`] : []),
    ...(words > MAX_WORDS ? [`${words} words are too many (at most ${MAX_WORDS})`] : []),
    ...[PLACEHOLDER, STILL_TO_DO].flatMap((pattern) => pattern.exec(prose)?.[0] ?? []).map((words) => `a placeholder is left: ${words}`),
    ...(MARKDOWN.test(prose) ? ['markdown or HTML is left in the prose'] : []),
    ...languageFaults(draft, context),
    ...(questions.length > MAX_QUESTIONS ? [`${questions.length} questions are too many (at most ${MAX_QUESTIONS})`] : []),
    ...repeated(prose, { lastAnswer, move }),
    ...asked.map(([slots]) => `asks for ${slots[0]}, which is known`),
    ...(settings.voice.isDisclosureOn && !(disclosure && rendered.includes(disclosure)) ? ['the AI disclosure is missing'] : []),
  ];
}

const LONG_WORDS = 8;

/**
 * Nobody likes to read the same sentence twice, in one mail or in two that follow each other; but a call that was moved
 * is confirmed in the words of the first confirmation.
 */
function repeated(prose: string, { lastAnswer, move }: Pick<GuardContext, 'lastAnswer' | 'move'>): string[] {
  const sentences = sentencesOf(prose).filter((sentence) => sentence.split(/\s+/).length >= LONG_WORDS);
  const twice = sentences.find((sentence, i) => sentences.indexOf(sentence) < i);
  const before = new Set(move === 'confirm_call' ? [] : sentencesOf(plainCharacters(lastAnswer)));
  const again = sentences.filter((sentence) => before.has(sentence));
  return [
    ...(twice ? [`says twice: "${twice}"`] : []),
    ...(again.length > 1 && again.length * 2 > sentences.length ? [`repeats our last mail: "${again[0]}"`] : []),
  ];
}
