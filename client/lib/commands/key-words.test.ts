import { expect, test } from 'bun:test';
import { keyWords } from './key-words.ts';

test('keys read as the keyboard at hand names them', () => {
  expect(keyWords('mod+k', true)).toBe('⌘ K');
  expect(keyWords('mod+k', false)).toBe('Ctrl K');
  expect(keyWords('mod+shift+Enter', false)).toBe('Ctrl Shift Enter');
  expect(keyWords('g i', false)).toBe('G then I');
  expect(keyWords('Escape', true)).toBe('Esc');
  expect(keyWords('/', false)).toBe('/');
  expect(keyWords(' ', false)).toBe('Space');
});
