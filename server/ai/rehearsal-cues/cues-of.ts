import { type Cues, edged } from './cue.ts';
import { ENGLISH } from './english.ts';
import { FRENCH } from './french.ts';
import { CHINESE, GERMAN, PORTUGUESE } from './other-languages.ts';
import { SPANISH } from './spanish.ts';

const compiled = ({ kinds, intents, person, noCall }: Cues): Cues => ({
  kinds: kinds.map(([kind, weight, pattern]) => [kind, weight, edged(pattern)]),
  intents: intents.map(([intent, pattern, where]) => [intent, edged(pattern), where]),
  person: edged(person),
  noCall: edged(noCall),
});
const BY_LANGUAGE: Record<string, Cues> = {
  en: compiled(ENGLISH),
  es: compiled(SPANISH),
  fr: compiled(FRENCH),
  de: compiled(GERMAN),
  pt: compiled(PORTUGUESE),
  zh: compiled(CHINESE),
};

/** The tables for a mail: its language's, and English, which people mix in. */
export function cuesOf(language: string): Cues[] {
  const own = BY_LANGUAGE[language];
  const english = BY_LANGUAGE.en;
  return [...(own && own !== english ? [own] : []), ...(english ? [english] : [])];
}
