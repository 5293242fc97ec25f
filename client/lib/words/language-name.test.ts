import { expect, test } from 'bun:test';
import { languageName } from './language-name.ts';

test('a language is said by its name; what is no code stays as it was written', () => {
  expect(['fr', 'es', 'pt-BR', 'zh-Hant', 'Plattdüütsch', 'en-USA', 'English'].map(languageName)).toEqual([
    ...['French', 'Spanish', 'Brazilian Portuguese', 'Traditional Chinese'],
    ...['Plattdüütsch', 'en-USA', 'English'],
  ]);
});
