import { expect, test } from 'bun:test';
import { countsWords } from './counts-words.ts';

test('zeros are left out and names read as words', () => {
  expect(countsWords({ sent: 3, failed: 0, handedOver: 1 })).toBe('3 sent, 1 handed over');
  expect(countsWords({ sent: 0 })).toBe('');
});
