import type { Message } from '../../../shared/message.ts';
import type { PublicProperty } from '../../../shared/property.ts';
import type { Preference } from '../../contacts/wishes/note-preferences.ts';
import type { Stored } from '../../database/model-from.ts';
import { findQuote } from './find-quote.ts';
import type { LearnAnswer } from './learn-answer.ts';
import { moodOf } from './mood-words.ts';
import { listingsMeant } from './which-listing.ts';

/** One listing that a mail judges, and the words that do. */
export type Judged = { listingKey: string; preference: Preference; quote: string; start: number; end: number };
type Context = { shown: readonly PublicProperty[]; claims?: LearnAnswer['listings'] };

/**
 * What a mail says of the listings we showed: read by rule where the words are unmistakable, else as the model claims
 * where the mail proves it. Pure.
 */
export function readPreferences({ visibleText: text }: Stored<Message>, { shown, claims = [] }: Context): Judged[] {
  if (shown.length === 0) return [];
  const read = readByRule(text, shown);
  const claimed = claims.flatMap((claim) => prove(claim, text, shown) ?? []);
  const others = claimed.filter(({ listingKey }) => !read.some((one) => one.listingKey === listingKey));
  return [...new Map([...read, ...others].map((judged) => [judged.listingKey, judged])).values()];
}

/** A later clause speaks the last word: "the first is nice, but it is too small". */
function readByRule(text: string, shown: readonly PublicProperty[]): Judged[] {
  const judged = new Map<string, Judged>();
  let spokenOf: readonly string[] = [];
  for (const { words, start, isQuestion } of clausesOf(text)) {
    const meant = listingsMeant(words, { shown, spokenOf });
    if (meant.length > 0) spokenOf = meant;
    const preference = isQuestion ? null : moodOf(words);
    if (!preference) continue;
    for (const listingKey of meant) {
      judged.delete(listingKey);
      judged.set(listingKey, { listingKey, preference, quote: words, start, end: start + words.length });
    }
  }
  return [...judged.values()];
}

type Clause = { words: string; start: number; isQuestion: boolean };

const CLAUSE = /[^.!?;\n]+(?:[.](?=\d)[^.!?;\n]+)*[.!?;]?/gu;
const TURN =
  /,?\s+(?:but|however|although|though|while|whereas|and (?=(?:the|we|i|my|our|it)\b)|pero|aunque|mientras que|y (?=(?:el|la|nos|me)\b)|mais|tandis que|et (?=(?:le|la|nous|je)\b)|aber|während|und (?=(?:das|die|wir|ich)\b)|mas|enquanto|e (?=(?:o|a|nós)\b))|,\s+(?=(?:the|number|no\.) ?(?:first|second|third|last|other|one|two|three|\d)|(?:la|el) (?:primer|segund|tercer|últim)|(?:le|la) (?:premi|deuxi|second|troisi|derni)|(?:das|die) (?:erste|zweite|dritte|letzte)|(?:o|a) (?:primeir|segund|terceir))/giu;

function clausesOf(text: string): Clause[] {
  return [...text.matchAll(CLAUSE)].flatMap((sentence) => {
    const isQuestion = sentence[0].trimEnd().endsWith('?');
    const edges = [...sentence[0].matchAll(TURN)];
    const starts = [0, ...edges.map((edge) => edge.index + edge[0].length)];
    const ends = [...edges.map((edge) => edge.index), sentence[0].length];
    return starts.flatMap((from, at) => {
      const raw = sentence[0].slice(from, ends[at]);
      const words = raw.trim();
      return words ? [{ words, start: sentence.index + from + raw.indexOf(words), isQuestion }] : [];
    });
  });
}

/** The quote stands in the mail, and names no other listing than the one it is claimed for. */
function prove(
  { listingKey, preference, quote }: NonNullable<LearnAnswer['listings']>[number],
  text: string,
  shown: readonly PublicProperty[],
): Judged | null {
  const span = findQuote(quote, text);
  if (!span || !shown.some((one) => one.listingKey === listingKey)) return null;
  const quoted = text.slice(span.start, span.end);
  const meant = listingsMeant(quoted, { shown, spokenOf: [] });
  if (meant.length > 0 && !meant.includes(listingKey)) return null;
  if (/^\s*[^.!?\n]*\?/u.test(text.slice(span.end)) || quoted.trimEnd().endsWith('?')) return null;
  const mood = moodOf(quoted);
  // Words that say the opposite prove nothing.
  if (mood && (mood === 'Discard') !== (preference === 'Discard')) return null;
  return { listingKey, preference, quote: quoted, ...span };
}
