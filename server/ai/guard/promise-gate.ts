import { plainCharacters } from '../../words/plain-characters.ts';
import { sentencesOf, withoutDeclined } from '../../words/sentences.ts';
import { withoutAccents } from '../../words/word-edges.ts';
import { claimsIn } from '../claims/claims.ts';
import { wordsOf } from '../claims/listing-facts.ts';
import { topicFaults } from '../claims/topic-faults.ts';
import { type Draft, proseOf } from '../draft/draft.ts';
import { deedIn, NOT_READY, STANDS_READY } from '../words/deed-words.ts';
import { languageRead } from '../words/language.ts';
import { CONTACT_AT, isViewing, PROMISES, PROPOSES_CALL, VIEWING_AT } from '../words/promise-words.ts';
import type { GuardContext } from './guard-context.ts';

/** "Whether the owner would accept less is a question for a colleague" says nothing of the owner. */
const WHETHER =
  /(?<!\p{L})(?:whether|ob|what(?= the (?:owner|seller|landlord)s? )|(?<=(?:say|dire|decirle?|saber|dizer)(?: vous)? )(?:if|si|se|s['’]))(?!\p{L})[^,.;:!?]*/giu;

type Known = Pick<GuardContext, 'move' | 'mayProposeCall' | 'customerWords'>;

/**
 * No legal, tax or lending advice, no guarantee, no price negotiation, no commission terms, no deed that nobody did, no call
 * where one was refused.
 */
export function promiseGate(draft: Draft, { move, mayProposeCall, customerWords }: Known): string[] {
  const prose = plainCharacters(proseOf(draft));
  const asked = sentencesOf(prose).map((sentence) => sentence.replace(WHETHER, '•'));
  const sentences = asked.map((sentence) => withoutAccents(withoutDeclined(sentence)));
  const known = { homes: withoutAccents(draft.listings.map(wordsOf).join('\n')), customerWords: withoutAccents(customerWords) };
  const promised = [
    ...timed(sentences, draft),
    ...asked.map(withoutAccents).flatMap((sentence) => [...topicFaults(sentence, known), ...deedFaults(sentence, draft)]),
    ...sentences.flatMap((sentence) =>
      PROMISES.flatMap(([what, pattern]) => {
        const words = pattern.exec(sentence)?.[0];
        return words ? [`"${words}" is ${what}`] : [];
      }),
    ),
  ];
  const isBarred = !mayProposeCall && move !== 'ask_for_call' && move !== 'confirm_call' && move !== 'hand_to_person';
  const proposed = isBarred ? PROPOSES_CALL.exec(prose)?.[0] : undefined;
  return proposed ? [...promised, `"${proposed}" proposes a call, and none may be proposed now`] : promised;
}

/** A time that is offered under the mail, or booked, may be told; no other day or hour is ours to give. */
function timed(sentences: readonly string[], { slots, booked }: Draft): string[] {
  const offered = claimsIn([...slots, ...(booked ? [booked] : [])].map(({ label }) => label).join('. '));
  const isOffered = (words: string) => {
    const told = claimsIn(words).filter(({ kind }) => kind === 'day' || kind === 'time');
    return told.length > 0 && told.every((one) => offered.some(({ kind, value }) => kind === one.kind && value === one.value));
  };
  return sentences
    .filter((sentence) => !isOffered(sentence))
    .flatMap((sentence) => {
      const viewing = VIEWING_AT.exec(sentence)?.[0];
      const contact = CONTACT_AT.exec(sentence)?.[0];
      return [
        ...(viewing && isViewing(viewing, sentence) ? [`"${viewing}" is a viewing at a time that nobody has offered`] : []),
        ...(contact ? [`"${contact}" is a promise of time`] : []),
      ];
    });
}

/** An answer reads, looks, chooses and passes on. With a booked call, the call and its invitation stand too. */
function deedFaults(sentence: string, { booked, language }: Draft): string[] {
  if (sentence.endsWith('?') || booked) return [];
  const deed = deedIn(sentence, languageRead(language) ?? 'en');
  const ready = NOT_READY.test(sentence) ? undefined : STANDS_READY.exec(sentence)?.[0];
  return [deed, ready].flatMap((words) => (words ? [`"${words}" tells of a deed that nobody here did`] : []));
}
