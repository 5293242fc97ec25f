import { expect, test } from 'bun:test';
import { countsWords } from './counts-words.ts';

test('zeros are left out and names read as words', () => {
  expect(countsWords({ sent: 3, failed: 0, handedOver: 1 })).toBe('3 sent, 1 handed over');
  expect(countsWords({ sent: 0 })).toBe('');
});

test('one thing is named as one', () => {
  expect(countsWords({ mailboxes: 1, stored: 1 })).toBe('1 mailbox, 1 stored');
  expect(countsWords({ jobRuns: 1, uploads: 1, merges: 2 })).toBe('1 job run, 1 upload, 2 merges');
});
