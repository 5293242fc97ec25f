import { describe, expect, test } from 'bun:test';
import fc from 'fast-check';
import type { Slot, SlotName } from '../../../shared/contact.ts';
import { TEST_NOW } from '../../test/build.ts';
import { foldSlots } from './fold-slots.ts';

type Said = { at?: number; by?: Slot['by']; change?: Slot['change']; start?: number };
const said = (slot: SlotName, value: Slot['value'], { at = 0, by = 'model', change, start = 0 }: Said = {}): Slot => ({
  ...{ slot, value, by },
  ...(change && { change }),
  evidence: { messageId: `mail-${at}`, quote: `${value}`, start, end: start + 5, at: new Date(TEST_NOW.getTime() + at * 60_000) },
});
const values = (...all: Slot[]) => foldSlots(all).map(({ value }) => value);

describe('a list', () => {
  test('grows by what is added, each name once', () => {
    const all = [
      said('features', ['garage']),
      said('features', ['garden', 'Garages'], { at: 1, change: 'add' }),
      said('features', ['pool'], { at: 2, change: 'add' }),
    ];
    expect(values(...all)).toEqual([['garage', 'garden', 'pool']]);
  });

  test('is replaced by what is said anew', () => {
    expect(values(said('areas', ['Eastgate']), said('areas', ['Harbour'], { at: 1 }))).toEqual([['Harbour']]);
  });

  test('"not Eastgate any more, Harbour instead" takes one out and puts one in, in whatever order it was read', () => {
    const out = said('areas', ['the Eastgate'], { at: 1, change: 'remove', start: 30 });
    const into = said('areas', ['Harbour'], { at: 1, change: 'add', start: 4 });
    const before = said('areas', ['Eastgate', 'Mill Flats']);
    expect(values(before, out, into)).toEqual([['Mill Flats', 'Harbour']]);
    expect(values(into, out, before)).toEqual([['Mill Flats', 'Harbour']]);
  });

  test('that one mail says anew and adds to is said anew first, wherever the words stand', () => {
    const anew = said('areas', ['Harbour'], { change: 'set', start: 30 });
    expect(values(said('areas', ['Hills'], { change: 'add', start: 4 }), anew)).toEqual([['Harbour', 'Hills']]);
  });

  test('of which nothing is left is unknown again', () => {
    expect(values(said('features', ['pool']), said('features', ['pools'], { at: 1, change: 'remove' }))).toEqual([]);
  });

  test('keeps the words that named what is left', () => {
    const [left] = foldSlots([said('areas', ['Harbour', 'Hills']), said('areas', ['Hills'], { at: 1, change: 'remove' })]);
    expect(left?.evidence.messageId).toBe('mail-0');
  });
});

describe('what an agent wrote', () => {
  const ours = said('budgetMax', 700_000, { at: 5, by: 'agent' });

  test('beats older and newer words, and what the customer has said since is shown beside it', () => {
    const newer = said('budgetMax', 800_000, { at: 9 });
    expect(foldSlots([said('budgetMax', 500_000), ours])).toEqual([ours]);
    expect(foldSlots([ours, newer])).toEqual([{ ...ours, contested: { value: 800_000, evidence: newer.evidence } }]);
  });

  test('is contested no more when the customer comes round, or an agent writes anew', () => {
    const newer = said('budgetMax', 800_000, { at: 9 });
    expect(foldSlots([ours, newer, said('budgetMax', 700_000, { at: 10 })])).toEqual([ours]);
    const settled = said('budgetMax', 800_000, { at: 11, by: 'agent' });
    expect(foldSlots([ours, newer, settled])).toEqual([settled]);
  });

  test('is not contested by the form of a portal', () => {
    expect(foldSlots([ours, said('budgetMax', 800_000, { at: 9, by: 'portal' })])).toEqual([ours]);
  });

  test('is contested by the whole list as the customer would have it', () => {
    const [areas] = foldSlots([said('areas', ['Harbour'], { by: 'agent' }), said('areas', ['Hills'], { at: 1, change: 'add' })]);
    expect(areas).toMatchObject({ value: ['Harbour'], contested: { value: ['Harbour', 'Hills'] } });
  });

  test('as taken out stays out until somebody says it anew', () => {
    const out = said('budgetMax', 500_000, { at: 5, by: 'agent', change: 'clear' });
    expect(values(said('budgetMax', 500_000), out)).toEqual([]);
    expect(values(said('budgetMax', 500_000), out, said('budgetMax', 450_000, { at: 6 }))).toEqual([450_000]);
  });
});

test('what counts does not depend on the order of reading', () => {
  const one = fc.record({
    slot: fc.constantFrom<SlotName>('areas', 'features', 'budgetMax'),
    names: fc.array(fc.constantFrom('Harbour', 'Hills', 'pool', 'garden'), { minLength: 1, maxLength: 3 }),
    sum: fc.integer({ min: 1, max: 4 }),
    at: fc.integer({ min: 0, max: 5 }),
    by: fc.constantFrom<Slot['by']>('model', 'agent', 'portal'),
    change: fc.constantFrom<Slot['change']>(undefined, 'add', 'remove', 'clear'),
  });
  fc.assert(
    fc.property(fc.array(one, { maxLength: 12 }), fc.infiniteStream(fc.nat()), (all, keys) => {
      const slots = all.map(({ slot, names, sum, at, by, change }) => said(slot, slot === 'budgetMax' ? sum : names, { at, by, change }));
      const shuffled = slots.map((slot) => ({ slot, key: keys.next().value ?? 0 })).sort((a, b) => a.key - b.key);
      const bySlot = (a: Slot, b: Slot) => a.slot.localeCompare(b.slot);
      expect(foldSlots(shuffled.map(({ slot }) => slot)).sort(bySlot)).toEqual(foldSlots(slots).sort(bySlot));
    }),
  );
});
