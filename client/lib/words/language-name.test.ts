import { expect, test } from 'bun:test';
import { languageName } from './language-name.ts';

test('a language is said by its name; what is no code stays as it was written', () => {
  expect(['fr', 'es', 'Plattdüütsch'].map(languageName)).toEqual(['French', 'Spanish', 'Plattdüütsch']);
});
