import { isLeft, OF_OWNER, TOLD_BACK, TOPICS } from '../words/topic-words.ts';

type Known = {
  /** The public words of the listings of this mail. */
  homes: string;
  customerWords: string;
};

/**
 * Commission, lending, taxes, the law, the state of a building, a return, and what an owner wants: nothing here holds a
 * fact about them, so every sentence that touches one has to ask, to decline, or to leave it to a person. No list of what
 * might be said of them could be long enough.
 * @param sentence without accents, and without what follows "whether"
 */
export function topicFaults(sentence: string, { homes, customerWords }: Known): string[] {
  if (isLeft(sentence)) return [];
  const isToldBack = TOLD_BACK.test(sentence);
  const touched = TOPICS.flatMap(([what, pattern]) => {
    const words = pattern.exec(sentence)?.[0];
    const isKnown = words !== undefined && (homes.includes(words.toLowerCase()) || (isToldBack && pattern.test(customerWords)));
    return words && !isKnown ? [`"${words}" speaks of ${what}, which is for a person to say`] : [];
  });
  const owner = OF_OWNER.exec(sentence)?.[0];
  return owner ? [...touched, `"${owner}" speaks for whoever owns the home`] : touched;
}
