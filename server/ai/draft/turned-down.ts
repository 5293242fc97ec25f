import type { PublicProperty } from '../../../shared/property.ts';
import { streetAddress } from '../../properties/public-address.ts';
import { sentencesOf } from '../../words/sentences.ts';

/** Words that turn a home down, in English, Spanish and French. "Not sure about the garage" turns nothing down. */
const TURNED_DOWN =
  /\b(too (small|big|large|expensive|pricey|old|dark|far|loud|noisy|modern|cramped|much)|not (really |quite )?(for|to) (me|us|my|our)\b|not (really |quite )?(right|what (i|we)|my (style|taste)|our (style|taste)|interested)|(do|did) ?n['’o]t (really )?(like|want|care for|love)|no longer interested|rule (it |that (one )?)?out|(cross|take) (it|that) off|pass on)|\bdemasiado\b|\bno (me|nos) (gusta|interesa|convence|sirve)|\bdescart|\btrop (petite?|grande?|chère?|cher|loin|bruyante?|vieux|vieille)|\bne (me|nous) (plaît|convient|intéresse)/iu;

/** Does the customer say that this home is not for them? Then it is not shown to them again. Pure. */
export function isTurnedDown(text: string, property: PublicProperty): boolean {
  const names = [streetAddress(property), property.listingKey].map((name) => name.toLowerCase()).filter(Boolean);
  return sentencesOf(text).some(
    (sentence) => !sentence.endsWith('?') && names.some((name) => sentence.toLowerCase().includes(name)) && TURNED_DOWN.test(sentence),
  );
}
