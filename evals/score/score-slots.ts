import type { Slot, SlotName } from '../../shared/contact.ts';
import type { Reading } from '../label.ts';
import type { Count } from './count.ts';
import { meansSame } from './means-same.ts';

type Said = Pick<Slot, 'slot' | 'value'>;
type Expected = Pick<Reading, 'slots' | 'optionalSlots' | 'maySlots' | 'neverSlots' | 'valueMayDiffer'>;
export type SlotScore = Count & {
  /** Numbers and facts taken for the customer's own that are not: list prices, incomes, quoted words. */
  notTheirs: SlotName[];
  faults: string[];
};

/** Compares the slots that were kept of one mail with those that it states. A list counts by its items. */
export function scoreSlots(expected: Expected, said: Said[]): SlotScore {
  const score: SlotScore = { right: 0, wrong: 0, missed: 0, notTheirs: [], faults: [] };
  for (const label of expected.slots) {
    const [slot] = label;
    const value = said.find((one) => one.slot === slot)?.value;
    const isOptional = expected.optionalSlots.includes(slot);
    const judged = judge(label, value, expected.valueMayDiffer.includes(slot));
    score.right += judged.right;
    if (!isOptional || value !== undefined) score.wrong += judged.wrong;
    if (!isOptional) score.missed += judged.missed;
    if (judged.wrong + (isOptional ? 0 : judged.missed) > 0)
      score.faults.push(`${slot}: ${JSON.stringify(value ?? null)} instead of ${JSON.stringify(label[1])}`);
  }
  const named = expected.slots.map(([slot]) => slot);
  for (const { slot, value } of said) {
    if (named.includes(slot) || expected.maySlots.includes(slot)) continue;
    score.wrong += Array.isArray(value) ? Math.max(1, value.length) : 1;
    score.faults.push(`${slot}: ${JSON.stringify(value)} is not stated`);
    if (expected.neverSlots.includes(slot)) score.notTheirs.push(slot);
  }
  return score;
}

function judge([, value, quote]: Expected['slots'][number], said: Slot['value'] | undefined, mayDiffer: boolean): Count {
  const wanted = Array.isArray(value) ? value : [value];
  if (said === undefined) return { right: 0, wrong: 0, missed: wanted.length };
  if (!Array.isArray(value)) {
    const isRight = mayDiffer || meansSame(value, Array.isArray(said) ? (said[0] ?? '') : said, quote);
    return isRight ? { right: 1, wrong: 0, missed: 0 } : { right: 0, wrong: 1, missed: 1 };
  }
  const items = Array.isArray(said) ? said : [said];
  // A translation of a single item may be anywhere in the quote; of several items each has to be found itself.
  const within = wanted.length === 1 ? quote : '';
  const right = wanted.filter((item) => items.some((one) => meansSame(item, one, within))).length;
  const wrong = items.filter((one) => !wanted.some((item) => meansSame(item, one, quote))).length;
  return { right, wrong, missed: wanted.length - right };
}
