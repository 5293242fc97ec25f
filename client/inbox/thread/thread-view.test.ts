import { expect, test } from 'bun:test';
import { foldedWordsOf, isDraft, isWrittenByUs, wordsOf } from './thread-view.ts';

test('what a person can still stop is a draft; what left or was withdrawn is not', () => {
  for (const state of ['drafting', 'review', 'holding'] as const) expect(isDraft({ delivery: { state } })).toBe(true);
  for (const state of ['queued', 'claimed', 'accepted', 'confirmed', 'voided', 'uncertain'] as const) {
    expect(isDraft({ delivery: { state } })).toBe(false);
  }
  expect(isDraft({ delivery: null })).toBe(false);
});

test('quoted history folds away and nothing is shown twice', () => {
  const text = 'Yes, Thursday works.\n\n> When can you come?\n';
  expect(foldedWordsOf({ text, visibleText: 'Yes, Thursday works.' })).toBe('> When can you come?');
  expect(foldedWordsOf({ text: 'Hello', visibleText: 'Hello' })).toBe('');
  expect(foldedWordsOf({ text: '> top\nbelow', visibleText: 'below' })).toBe('> top\nbelow');
});

test('a mail without visible text shows its whole text', () => {
  expect(wordsOf({ visibleText: ' ', text: 'all of it' })).toBe('all of it');
});

test('only what we sent ourselves may load its pictures unasked: another program’s mail may quote a stranger’s', () => {
  expect(isWrittenByUs({ direction: 'outbound', delivery: {} })).toBe(true);
  expect(isWrittenByUs({ direction: 'outbound', delivery: null })).toBe(false);
  expect(isWrittenByUs({ direction: 'inbound', delivery: null })).toBe(false);
});
