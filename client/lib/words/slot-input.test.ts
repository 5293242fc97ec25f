import { expect, test } from 'bun:test';
import { slotChoices, slotFromWords, slotToWords } from './slot-input.ts';

test.each([
  ['budgetMax', '$450,000', 450_000],
  ['budgetMax', '450k', 450_000],
  ['budgetMax', '1.2 m', 1_200_000],
  ['bathroomsMin', '2.5', 2.5],
  ['budgetMax', 'much', undefined],
  ['budgetMax', '0', undefined],
  ['budgetMax', ' ', null],
  ['areas', 'Harbour, Mill Flats,', ['Harbour', 'Mill Flats']],
  ['hasAgent', 'false', false],
  ['sellingAddress', ' 12 Mill Road ', '12 Mill Road'],
] as const)('reads %s from "%s"', (slot, words, value) => {
  expect(slotFromWords(slot, words) as unknown).toEqual(value as unknown);
});

test('offers choices where there are some, and edits what it shows', () => {
  expect(slotChoices('hasAgent')?.map(({ words }) => words)).toEqual(['Yes', 'No']);
  expect(slotChoices('timeframe')?.[0]).toEqual({ value: 'now', words: 'Within a month' });
  expect(slotChoices('areas')).toBeNull();
  const areas = ['Harbour', 'Hills'];
  expect(slotFromWords('areas', slotToWords({ value: areas }))).toEqual(areas);
});
