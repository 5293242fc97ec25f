import { expect, test } from 'bun:test';
import { presenceWords } from './presence-words.ts';

test('one or several colleagues are told of in one sentence', () => {
  const [mira, lea, tom] = ['Mira Voss', 'Lea Lead', 'Tom Vale'];
  expect(presenceWords({ writers: [], others: [mira] })).toBe('Mira Voss has this conversation open too.');
  expect(presenceWords({ writers: [], others: [mira, lea] })).toBe('Mira Voss and Lea Lead have this conversation open too.');
  expect(presenceWords({ writers: [], others: [mira, lea, tom] })).toBe(
    'Mira Voss, Lea Lead and Tom Vale have this conversation open too.',
  );
  expect(presenceWords({ writers: [lea], others: [mira, lea] })).toBe('Lea Lead writes in this conversation now.');
  expect(presenceWords({ writers: [mira, lea], others: [] })).toBe('Mira Voss and Lea Lead write in this conversation now.');
});
