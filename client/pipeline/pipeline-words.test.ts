import { expect, test } from 'bun:test';
import { money } from '../lib/words/format.ts';
import { readPipelineSearch } from './pipeline-search.ts';
import { ageWords, worthWords } from './pipeline-words.ts';

const none = { known: 0, sum: 0 };

test.each([
  [{ price: none, rent: none }, ''],
  [{ price: { known: 1, sum: 500_000 }, rent: none }, '$500,000'],
  [{ price: { known: 2, sum: 900_000 }, rent: { known: 1, sum: 2400 } }, '$900,000 · avg $450,000 · $2,400/mo'],
])('a column of %p is worth "%s"', (worth, words) => expect(worthWords(worth, (amount) => money(amount))).toBe(words));

test.each([
  [0.4, 'today'],
  [9, '9 d'],
  [40, '5 wk'],
  [250, '8 mo'],
])('after %p days one reads "%s"', (days, words) => {
  const now = Date.UTC(2026, 2, 2);
  expect(ageWords(new Date(now - days * 86_400_000), now)).toBe(words);
});

test('an address of the board keeps what is ours and drops the rest', () => {
  expect(readPipelineSearch({ side: 'sellers', owner: 'nobody', q: 7, stage: 'hot', more: 1 })).toEqual({
    side: 'sellers',
    owner: 'nobody',
    q: '7',
    stage: 'hot',
  });
  expect(readPipelineSearch({ side: 'buyers', owner: '', q: '', stage: '<b>' })).toEqual({});
});
