import { expect, test } from 'bun:test';
import fc from 'fast-check';
import type { Block, Letter } from './letter.ts';
import { pressLetter } from './press-letter.ts';
import { renderLetter } from './render-letter.ts';

const words = fc.oneof(
  fc.string({ unit: 'grapheme', maxLength: 200 }),
  fc.constantFrom(
    '',
    'Hello <b>&amp;"\'</b>',
    'two\nlines',
    'see https://a.example/x?a=1&b="2".',
    '\uE0000\uE001',
    '$& $1 $$',
    '\u202Eabc\u0000',
  ),
);
const listing = { address: 'A & B', price: '$1', details: '', status: '', news: '', link: 'https://a.example/', photo: null };
const block: fc.Arbitrary<Block> = fc.oneof(
  words.map((text) => ({ kind: 'words' as const, text })),
  fc.constant<Block>({ kind: 'listing', listing }),
  words.map((label) => ({ kind: 'button' as const, label, url: 'https://a.example/' })),
  words.map((alt) => ({ kind: 'picture' as const, alt, url: 'https://a.example/a.jpg' })),
);
const letter: fc.Arbitrary<Letter> = fc.record({
  language: fc.constant('en'),
  sender: fc.constant('Larkin & Vale'),
  greeting: words,
  blocks: fc.array(block, { maxLength: 4 }),
  signature: fc.constant([]),
  disclosure: fc.constant(''),
  footer: fc.option(
    fc.record({
      lines: fc.constant(['Larkin & Vale', '14 Harbour Street']),
      wayOut: fc.record({
        words: fc.constant('Unsubscribe'),
        url: fc.option(fc.constantFrom('https://a.example/u/1?x="&\'<', 'https://a.example/u/2')),
      }),
    }),
  ),
});

test('a pressed letter is the rendered letter, to the letter, whatever is written in it', () => {
  fc.assert(
    fc.property(letter, (one) => {
      expect(pressLetter(one)).toEqual(renderLetter(one));
    }),
    { numRuns: 150 },
  );
});
