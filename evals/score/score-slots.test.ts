import { expect, test } from 'bun:test';
import type { Reading } from '../label.ts';
import { meansSame } from './means-same.ts';
import { scoreSlots } from './score-slots.ts';

const label = (change: Partial<Reading>) => ({ slots: [], optionalSlots: [], maySlots: [], neverSlots: [], valueMayDiffer: [], ...change });
const BUYER = label({
  slots: [
    ['areas', ['Eastgate', 'Birchwood'], 'in Birchwood or Eastgate'],
    ['budgetMax', 450000, '$450,000 max'],
  ],
});

test('a list counts by its items, a number as a whole', () => {
  expect(scoreSlots(BUYER, [{ slot: 'areas', value: ['Birchwood'] }])).toMatchObject({ right: 1, wrong: 0, missed: 2 });
  const all = scoreSlots(BUYER, [
    { slot: 'areas', value: ['birchwood', 'Eastgate'] },
    { slot: 'budgetMax', value: 450000 },
  ]);
  expect(all).toMatchObject({ right: 3, wrong: 0, missed: 0, faults: [] });
});

test('another number is both wrong and missed', () => {
  expect(scoreSlots(label({ slots: [['bedroomsMin', 3, '3 beds']] }), [{ slot: 'bedroomsMin', value: 4 }])).toMatchObject({
    ...{ right: 0, wrong: 1, missed: 1 },
    faults: ['bedroomsMin: 4 instead of 3'],
  });
});

test('a list price that is taken for a budget is wrong, and counted as not their own', () => {
  const listPrice = label({ neverSlots: ['budgetMax'] });
  expect(scoreSlots(listPrice, [{ slot: 'budgetMax', value: 489000 }])).toMatchObject({ wrong: 1, notTheirs: ['budgetMax'] });
  expect(scoreSlots(label({ maySlots: ['phone'] }), [{ slot: 'phone', value: '1' }])).toMatchObject({ right: 0, wrong: 0, missed: 0 });
});

test('what is optional costs nothing when it is left out, and something when it is wrong', () => {
  const optional = label({ slots: [['timeframe', 'later', 'next year']], optionalSlots: ['timeframe'] });
  expect(scoreSlots(optional, [])).toMatchObject({ right: 0, wrong: 0, missed: 0 });
  expect(scoreSlots(optional, [{ slot: 'timeframe', value: 'now' }])).toMatchObject({ wrong: 1, missed: 0 });
  const free = label({ slots: [['timeframe', 'later', 'next year']], valueMayDiffer: ['timeframe'] });
  expect(scoreSlots(free, [{ slot: 'timeframe', value: 'distant' }])).toMatchObject({ right: 1, wrong: 0 });
});

const PAIRS: [string | number | boolean, string | number | boolean, string, boolean][] = [
  ['house', 'casa', 'una casa', true],
  ['house', 'SingleFamilyResidence', 'a house', true],
  ['house', 'condominium', 'a house', false],
  ['condominium', 'condo', 'condos', true],
  ['fenced yard', 'garden', 'a fenced yard', true],
  ['pool', '游泳池', '最好有游泳池', true],
  ['ascenseur', 'elevator', 'avec ascenseur', true],
  ['Harbor', 'Old Town', 'near the Harbor', false],
  ['Harbor', 'Harbour', 'near the Harbor', true],
  ['207-555-0167', '(207) 555 0167', '207-555-0167', true],
  ['207-555-0167', '207-555-0168', '207-555-0167', false],
  ['later', 'soon', 'later this year, not soon', false],
  ['31 Lantern Hill', '31 Lantern Hill, Port Larkin', '31 Lantern Hill', true],
  [true, false, 'my agent', false],
  [3, 3, '3', true],
];
test.each(PAIRS)('%p and %p of %p: the same is %p', (expected, said, quote, same) => {
  expect(meansSame(expected, said, quote)).toBe(same);
});
