import { expect, test } from 'bun:test';
import { saidWords, slotValueWords } from './slot-words.ts';

test('money, codes, lists and yes or no read as people write them', () => {
  expect(slotValueWords({ slot: 'budgetMax', value: 650_000 })).toBe('$650,000');
  expect(slotValueWords({ slot: 'bathroomsMin', value: 2.5 })).toBe('2.5');
  expect(slotValueWords({ slot: 'financing', value: 'pre_approved' })).toBe('Pre approved');
  expect(slotValueWords({ slot: 'timeframe', value: 'soon' })).toBe('In 1–3 months');
  expect(slotValueWords({ slot: 'areas', value: ['Old Harbour', 'Vale'] })).toBe('Old Harbour, Vale');
  expect(slotValueWords({ slot: 'propertyTypes', value: ['SingleFamilyResidence'] })).toBe('Single family residence');
  expect(slotValueWords({ slot: 'hasAgent', value: false })).toBe('No');
});

test('a short answer is told with the question that it answers', () => {
  expect(saidWords({ quote: 'Yes', question: 'Do you have a pre-approval?' })).toBe('“Yes” to “Do you have a pre-approval?”');
  expect(saidWords({ quote: 'we pay in cash' })).toBe('“we pay in cash”');
  expect(saidWords({ quote: '' })).toBe('');
});
