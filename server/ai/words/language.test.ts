import { expect, test } from 'bun:test';
import { languageOf, languageRead } from './language.ts';

test.each([
  ['en', 'en'],
  ['EN-us', 'en'],
  ['English', 'en'],
  ['pt_BR', 'pt'],
  ['Deutsch', 'de'],
  ['it', null],
  ['zh', null],
  ['est', null],
  ['', null],
] as const)('a model that names "%s" means %p', (named, language) => expect(languageRead(named)).toBe(language));

test('a few small words that another language shares make no text Spanish', () => {
  const italian =
    'Buongiorno, ho visto il vostro annuncio e vorrei sapere se la casa di tre camere con giardino è ancora libera, quanto costa ogni mese, quando possiamo visitarla insieme a mia moglie, e quali documenti servono per affittarla da settembre.';
  expect(languageOf(italian)).toBeNull();
  expect(languageOf('Buenos días, busco una casa de tres habitaciones con jardín.')).toBe('es');
});

test('small words that French and Spanish share make no French question Spanish', () => {
  expect(languageOf('Merci ! De quand date la maison de Pippin Lane, et y a-t-il un garage ?')).toBe('fr');
  expect(languageOf('¿De qué año es la casa de la calle, y tiene un garaje?')).toBe('es');
});
