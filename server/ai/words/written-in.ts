import { COMMON_WORDS, SHARED_WORDS, WORDS_ELSEWHERE } from './common-words.ts';
import { LANGUAGES_READ, type LanguageRead } from './language.ts';

const ALPHABETS: Record<LanguageRead, RegExp> = {
  ...{ en: /^[a-z]+$/, es: /^[a-záéíóúüñ]+$/, fr: /^[a-zàâæçéèêëîïôœùûüÿ]+$/, de: /^[a-zäöüß]+$/, pt: /^[a-záâãàçéêíóôõúü]+$/ },
};
/** Endings without which a word is the same word. */
const ENDINGS: Record<LanguageRead, RegExp> = {
  ...{
    en: /(?:ies|es|s|ed|d|ing|ly|er|r)$/,
    es: /(?:es|[ao]s?|s)$/,
    fr: /(?:(?<=é)es?|s)$/,
    de: /(?:e[nmrs]?|n|s)$/,
    pt: /(?:es|[ao]s?|s)$/,
  },
};
const LEAST_STEM = 4;
const stem = (word: string, language: LanguageRead) => word.replace(ENDINGS[language], '');
const STEMS = Object.fromEntries(
  LANGUAGES_READ.map((language) => [language, new Set([...COMMON_WORDS[language]].map((word) => stem(word, language)))]),
) as Record<LanguageRead, Set<string>>;

/** At least one in so many of the words that are not names speaks for the language. */
const SHARE = 3;
/** So many unknown words in a row are no stretch of that language, whatever stands around them. */
const STRETCH = 4;
const TOKEN = /[\p{L}\p{M}]+|[,;:()"“”«»]|\s-+\s/gu;
const NOT_WORDS = /\bcul-de-sacs?\b|\bhttps?:\/\/\S+|\bwww\.\S+|[^\s@]{1,64}@\S{1,300}/giu;

type Weighed = { known: number; unknown: number; names: number; longest: number };

/** Is a sentence plainly in this language? Names that are known (lower case) speak neither for it nor against it. */
export function isWrittenIn(sentence: string, language: LanguageRead, names: ReadonlySet<string>): boolean {
  const { known, unknown, names: unknownNames, longest } = weigh(sentence, language, names);
  if (longest >= STRETCH) return false;
  if (known === 0) return unknown === 0 && unknownNames < SHARE;
  return known * SHARE >= known + unknown;
}

/** Which of the languages that the gates read a text is mostly in, or null when it is in none of them. */
export function languageWritten(text: string, names: ReadonlySet<string>): LanguageRead | null {
  const shares = LANGUAGES_READ.map((language) => {
    const { known, unknown } = weigh(text, language, names);
    return { language, share: known / Math.max(1, known + unknown) };
  });
  const best = shares.reduce((a, b) => (b.share > a.share ? b : a));
  return best.share * SHARE >= 1 ? best.language : null;
}

function weigh(text: string, language: LanguageRead, names: ReadonlySet<string>): Weighed {
  const weighed: Weighed = { known: 0, unknown: 0, names: 0, longest: 0 };
  let stretch = 0;
  let isFirst = true;
  for (const [token] of text.replace(NOT_WORDS, ' ').matchAll(TOKEN)) {
    const word = token.toLowerCase();
    const isName = !isFirst && /^\p{Lu}/u.test(token) && ALPHABETS[language].test(word);
    if (!/\p{L}/u.test(token)) stretch = 0;
    else if (isName && names.has(word)) continue;
    else if (isCommon(word, language)) {
      weighed.known++;
      stretch = 0;
    } else if (isName) weighed.names++;
    else if (!saysNothing(word, names)) {
      const weight = weightOf(word, language);
      weighed.unknown += weight;
      stretch += weight;
      weighed.longest = Math.max(weighed.longest, stretch);
    }
    isFirst &&= !/\p{L}/u.test(token);
  }
  return weighed;
}

function isCommon(word: string, language: LanguageRead): boolean {
  if (COMMON_WORDS[language].has(word)) return true;
  const bare = stem(word, language);
  return bare.length >= LEAST_STEM && !SHARED_WORDS.has(word) && STEMS[language].has(bare);
}

/** Also where a listing or a customer has such a word, it stays the small word of another language. */
const saysNothing = (word: string, names: ReadonlySet<string>) =>
  (names.has(word) || SHARED_WORDS.has(word) || /^[a-z]$/.test(word)) && !WORDS_ELSEWHERE.has(word);

/** A letter that the language does not have says more than an unknown word, and one of another alphabet says it all. */
function weightOf(word: string, language: LanguageRead): number {
  if (ALPHABETS[language].test(word)) return WORDS_ELSEWHERE.has(word) ? 3 : 1;
  return /^\p{Script=Latin}+$/u.test(word.normalize('NFC')) ? 2 : STRETCH;
}
