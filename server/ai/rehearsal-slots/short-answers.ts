import type { Slot, SlotName } from '../../../shared/contact.ts';
import { answeredByNumber, answeredByYesOrNo, isBare } from '../asked/short-answer.ts';
import { numbersIn } from '../learn/numbers-in.ts';
import type { Asked } from '../prompt-data.ts';

type Answer = { slot: SlotName; value: Slot['value']; start: number; length: number };

const ROOMS = ['bedroomsMin', 'bathroomsMin'] as const;
/** What a yes or a no may say, where it was asked for. */
const SAYS: readonly (readonly [SlotName, Slot['value']])[] = [
  ['financing', 'pre_approved'],
  ...(['hasAgent', 'mustSellFirst'] as const).flatMap((slot) => [[slot, true] as const, [slot, false] as const]),
];

/** Short answers stand at the beginning, and are few: each is weighed against all of them. */
const [MOST_CHARS, MOST_PIECES] = [2000, 40];

/** "Yes. 2": what answers the questions we asked last, and says nothing without them. */
export function shortAnswers(whole: string, asked: readonly Asked[]): Answer[] {
  if (asked.length === 0) return [];
  const text = whole.slice(0, MOST_CHARS);
  const pieces = [...text.matchAll(/[^.,;!?\n]+/gu)].slice(0, MOST_PIECES);
  return pieces.flatMap((piece) => {
    const words = piece[0].trim();
    const start = piece.index + piece[0].indexOf(words);
    const found = isBare(words) ? saidBy(words, { text, asked }) : countedBy(words, { start, text, asked });
    return found.map(([slot, value]) => ({ slot, value, start, length: words.length }));
  });
}

type Where = { text: string; asked: readonly Asked[] };

function saidBy(quoted: string, where: Where) {
  return SAYS.filter(([slot, value]) => typeof answeredByYesOrNo(slot, value, { quoted, ...where }) !== 'string');
}

function countedBy(words: string, { start, text, asked }: Where & { start: number }) {
  const [count] = numbersIn(words);
  if (count === undefined) return [];
  return ROOMS.filter((slot) => answeredByNumber(slot, { start, end: start + words.length }, { text, asked })).map(
    (slot) => [slot, count] as const,
  );
}
