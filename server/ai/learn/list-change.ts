import type { Slot, SlotName } from '../../../shared/contact.ts';
import { wordwise } from '../../words/word-edges.ts';
import { clauseAround, type Span } from './find-quote.ts';

type Change = NonNullable<Slot['change']>;

const GONE = wordwise(
  /\b(not|no longer|no more|any ?more|don['’]?t (need|want|care)|without|forget( about)?|rule out|drop|except|instead of|rather than|anything but|ya no|sin|menos|en lugar de|en vez de|olvid\w+|plus besoin|plus de|sauf|au lieu de|oubli\w+|nicht( mehr)?|kein\w*|ohne|statt|außer|não|sem|exceto|em vez de)\b/iu,
);
const MORE = wordwise(
  /\b(also|too|as well|or also|open to|consider|in addition|additionally|besides|plus|maybe|even|also like|también|además|aussi|également|en plus|auch|zusätzlich|außerdem|também|além)\b/iu,
);
const INSTEAD = wordwise(
  /\b(instead|rather|changed (my|our) mind|only|after all|more|mejor|en cambio|plutôt|lieber|stattdessen|em vez|melhor)\b/iu,
);

/**
 * Does a mail add to a list, take from it, or say it anew? For a model that did not say. A wish for the home adds to the
 * wishes; a place or a kind of home is said anew unless the words add it. Pure.
 */
export function listChange(slot: SlotName, span: Span, text: string): Change {
  const { before, after } = clauseAround(span, text);
  const quote = text.slice(span.start, span.end);
  // "Not Eastgate, Harbour instead": what lies between the word and the name must not name something else.
  if (GONE.test(before.split(/[,:]/).at(-1) ?? '') || GONE.test(quote) || /^\s*(any ?more|no longer|nicht mehr)\b/iu.test(after))
    return 'remove';
  if (slot === 'features') return 'add';
  const words = `${before}${quote}${after}`;
  if (INSTEAD.test(words) && !MORE.test(words)) return 'set';
  return MORE.test(words) ? 'add' : 'set';
}
