import { plainCharacters } from '../../words/plain-characters.ts';
import { sentencesOf } from '../../words/sentences.ts';
import { placesOf, wordsOf } from '../claims/listing-facts.ts';
import { type Draft, proseOf } from '../draft/draft.ts';
import { ALL_READ, languageOf, languageRead, NAMES } from '../words/language.ts';
import { isWrittenIn, languageWritten } from '../words/written-in.ts';
import type { GuardContext } from './guard-context.ts';

/**
 * The gates know the words of five languages. What is not plainly written in one of them has been read by nobody, so it
 * does not leave: neither a whole draft nor one sentence of it.
 */
export function languageFaults(draft: Draft, context: GuardContext): string[] {
  const prose = plainCharacters(proseOf(draft));
  const names = namesIn(draft, context);
  const written = languageWritten(prose, names);
  if (!written) return [`the draft is not plainly in a language that the gates read (${ALL_READ})`];
  // "Können wir es ansehen?" is too short to tell: then it is the language that code has set the mail in.
  const read = context.language
    ? (languageRead(context.language) ?? context.language)
    : (languageOf(context.mailText) ?? languageRead(draft.language));
  const { customerWords } = context;
  return [
    ...(read && written !== read ? [`the customer writes ${read}, the draft is in ${written}`] : []),
    ...sentencesOf(withoutQuotes(prose, plainCharacters(customerWords)))
      .filter((sentence) => !isWrittenIn(sentence, written, names))
      .map((sentence) => `"${sentence}" is not plainly in ${NAMES[written]}, and the gates read nothing else there`),
  ];
}

const QUOTED = /[“"«]([^”"»]{3,200})[”"»]/gu;

/** What the customer said himself may be told back to him as he said it. */
function withoutQuotes(prose: string, customerWords: string): string {
  return prose.replace(QUOTED, (quote, inner: string) => (customerWords.includes(inner) ? '•' : quote));
}

/** Words that stand for somebody or something: of the homes, of ourselves, and what the customer wrote with a capital. */
function namesIn(draft: Draft, { contact, settings, customerWords, brokerageWords }: GuardContext): Set<string> {
  const { brokerage, voice } = settings;
  const homes = [...draft.listings, ...draft.unavailable].map((home) => `${wordsOf(home)} ${placesOf(home)} ${home.unparsedAddress}`);
  const own = [brokerage.name, brokerage.website, voice.signature, brokerageWords, ...draft.slots.map(({ label }) => label)];
  const told = customerWords.match(/(?<![\p{L}\p{M}])\p{Lu}[\p{L}\p{M}]+/gu) ?? [];
  const words = [...homes, ...own, contact.firstName, contact.lastName, ...told].join(' ');
  return new Set(
    plainCharacters(words)
      .toLowerCase()
      .match(/[\p{L}\p{M}]+/gu) ?? [],
  );
}
