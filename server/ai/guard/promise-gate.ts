import { plainCharacters } from '../../words/plain-characters.ts';
import { sentencesOf, withoutDeclined } from '../../words/sentences.ts';
import { withoutAccents } from '../../words/word-edges.ts';
import { claimsIn } from '../claims/claims.ts';
import { type Draft, proseOf } from '../draft/draft.ts';
import { isViewing, PROMISES, PROPOSES_CALL, VIEWING_AT } from '../words/promise-words.ts';
import type { GuardContext } from './guard-context.ts';

/** "Whether the owner would accept less is a question for a colleague" says nothing of the owner. */
const WHETHER = /(?<!\p{L})(?:whether|ob)(?!\p{L})[^,.;:!?]*/giu;

/** No legal, tax or lending advice, no guarantee, no price negotiation, no commission terms, no call where one was refused. */
export function promiseGate(draft: Draft, { move, mayProposeCall }: Pick<GuardContext, 'move' | 'mayProposeCall'>): string[] {
  const prose = plainCharacters(proseOf(draft));
  const sentences = sentencesOf(prose).map((sentence) => withoutAccents(withoutDeclined(sentence.replace(WHETHER, '•'))));
  const promised = [
    ...viewings(sentences, draft),
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
function viewings(sentences: readonly string[], { slots, booked }: Draft): string[] {
  const offered = claimsIn([...slots, ...(booked ? [booked] : [])].map(({ label }) => label).join('. '));
  const isOffered = (words: string) => {
    const told = claimsIn(words).filter(({ kind }) => kind === 'day' || kind === 'time');
    return told.length > 0 && told.every((one) => offered.some(({ kind, value }) => kind === one.kind && value === one.value));
  };
  return sentences.flatMap((sentence) => {
    const words = VIEWING_AT.exec(sentence)?.[0];
    return words && isViewing(words, sentence) && !isOffered(sentence) ? [`"${words}" is a viewing at a time that nobody has offered`] : [];
  });
}
