import { expect, test } from 'bun:test';
import { newsOf, typedOver, withNewer } from './newer.ts';

const fields = ['listPrice', 'city', 'stories', 'publicRemarks', 'poolPrivateYN'].map((name) => ({ name, label: name }));
const before = { listPrice: '400000', city: 'Eastbrook', stories: '2', publicRemarks: '', poolPrivateYN: false };
const mine = { ...before, listPrice: '410000', stories: '3', publicRemarks: 'Quiet' };
const typed = new Set(['listPrice', 'stories', 'publicRemarks']);
const newer = { ...before, listPrice: '390000', city: 'Westbrook', stories: '3', poolPrivateYN: true };

test('what others have changed is told, and where it meets what was changed here; what came out the same is not', () => {
  const told = newsOf(fields, { before, mine, newer, typed }).map(({ field, isMineToo }) => [field.name, isMineToo]);
  expect(told).toEqual([
    ['listPrice', true],
    ['city', false],
    ['poolPrivateYN', false],
  ]);
});

test('the newer values are taken, and what was changed here alone stays', () => {
  expect(withNewer({ before, mine, newer })).toEqual({ ...newer, publicRemarks: 'Quiet' });
  expect(withNewer({ before, mine, newer: before })).toEqual(mine);
});

test('saved over the newer values stands what was typed, be it the old value again, and nothing else of what was', () => {
  const again = { ...before, city: 'Eastbrook', publicRemarks: 'Quiet' };
  const typed = new Set(['city', 'publicRemarks']);
  expect(typedOver({ mine: again, newer, typed })).toEqual({ ...newer, city: 'Eastbrook', publicRemarks: 'Quiet' });
  expect(newsOf(fields, { before, mine: again, newer, typed }).find(({ field }) => field.name === 'city')?.isMineToo).toBe(true);
});
