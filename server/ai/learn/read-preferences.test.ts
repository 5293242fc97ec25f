import { describe, expect, test } from 'bun:test';
import { type Property, type PublicProperty, publicPropertySchema } from '../../../shared/property.ts';
import type { Preference } from '../../contacts/wishes/note-preferences.ts';
import { present } from '../../database/model-from.ts';
import { buildMessage, buildProperty } from '../../test/build.ts';
import type { LearnAnswer } from './learn-answer.ts';
import { readPreferences } from './read-preferences.ts';

const listing = (listingKey: string, change: Partial<Property>): PublicProperty =>
  present(publicPropertySchema, buildProperty({ listingKey, ...change }));
const SHOWN = [
  listing('PL-1', { streetNumber: '12', streetName: 'Harbour Street' }),
  listing('PL-2', { streetNumber: '4', streetName: 'Mill Road', propertySubType: 'Condominium', subdivisionName: 'Eastgate' }),
  listing('PL-3', { streetNumber: '9', streetName: 'Hill Lane', propertySubType: 'Townhouse', subdivisionName: 'Vale' }),
];
const read = (visibleText: string, { shown = SHOWN, claims }: { shown?: PublicProperty[]; claims?: LearnAnswer['listings'] } = {}) =>
  Object.fromEntries(readPreferences(buildMessage({ visibleText }), { shown, claims }).map((one) => [one.listingKey, one.preference]));

const SAID: [string, Record<string, Preference>][] = [
  ['The second one is too small for us.', { 'PL-2': 'Discard' }],
  ['We love 12 harbor st!', { 'PL-1': 'Favorite' }],
  ['The first one is too dark, but we love the third one.', { 'PL-1': 'Discard', 'PL-3': 'Favorite' }],
  [
    'The first is lovely, the second is too expensive, the last one could work.',
    { 'PL-1': 'Possibility', 'PL-2': 'Discard', 'PL-3': 'Possibility' },
  ],
  ['We drove past 4 Mill Road. It is too close to the highway.', { 'PL-2': 'Discard' }],
  ['The condo is not for us. The townhouse looks great', { 'PL-2': 'Discard', 'PL-3': 'Possibility' }],
  ['The one in Eastgate is interesting', { 'PL-2': 'Possibility' }],
  ['Could we visit? I would love to see PL-3.', { 'PL-3': 'Favorite' }],
  ['None of them are right for us.', { 'PL-1': 'Discard', 'PL-2': 'Discard', 'PL-3': 'Discard' }],
  ["I don't like number 2 and number 3.", { 'PL-2': 'Discard', 'PL-3': 'Discard' }],
  ['La segunda es demasiado pequeña, pero nos encanta la primera.', { 'PL-1': 'Favorite', 'PL-2': 'Discard' }],
  ['La deuxième est trop chère mais la troisième nous plaît.', { 'PL-2': 'Discard', 'PL-3': 'Possibility' }],
  ['Das erste ist zu klein, aber das zweite gefällt uns.', { 'PL-1': 'Discard', 'PL-2': 'Possibility' }],
  ['A primeira é pequena demais, mas adoramos a segunda.', { 'PL-1': 'Discard', 'PL-2': 'Favorite' }],
  ['The first one is nice. Actually, the first one is too far from work.', { 'PL-1': 'Discard' }],
];
test.each(SAID)('reads "%s"', (text, judged) => {
  expect(read(text)).toEqual(judged);
});

const NOTHING = [
  'Is the second one too small for a family of five?',
  'Our place now is too small.',
  'This is our first time buying a home, and we love the area.',
  'The first floor is too dark in our rental.',
  'We would love a garden and a garage.',
  'Thank you, we will look at them tonight.',
  'It is too expensive to live here these days.',
  'I am not sure about the second one yet.',
  'Give me a second, I love this part of town.',
];
test.each(NOTHING.map((text) => [text]))('reads nothing from "%s"', (text) => {
  expect(read(text)).toEqual({});
});

test('"it" is the only listing of the mail', () => {
  expect(read("It's too small for us, sorry.", { shown: SHOWN.slice(0, 1) })).toEqual({ 'PL-1': 'Discard' });
  expect(read('We love it!', { shown: [] })).toEqual({});
});

test('keeps the words and where they stand', () => {
  const text = 'Thanks! The second one is too small for us. Bye';
  const [judged] = readPreferences(buildMessage({ visibleText: text }), { shown: SHOWN });
  expect(judged?.quote).toBe('The second one is too small for us.');
  expect(text.slice(judged?.start, judged?.end)).toBe(judged?.quote ?? '');
});

test('takes from a model what the mail proves', () => {
  const text = 'My wife keeps coming back to the pictures of that kitchen in the second house. The first one would mean stairs.';
  const claim = (listingKey: string, preference: 'Favorite' | 'Discard', quote: string) => ({ listingKey, preference, quote });
  const claims = [
    claim('PL-2', 'Favorite', 'keeps coming back to the pictures of that kitchen in the second house'),
    claim('PL-1', 'Discard', 'The first one would mean stairs.'),
  ];
  expect(read(text, { claims })).toEqual({ 'PL-2': 'Favorite', 'PL-1': 'Discard' });
  const wrong = [
    claim('PL-3', 'Favorite', 'that kitchen in the second house'),
    claim('PL-9', 'Favorite', 'pictures of that kitchen'),
    claim('PL-1', 'Discard', 'we hate the first one'),
  ];
  expect(read(text, { claims: wrong })).toEqual({});
  expect(read('We love the second one.', { claims: [claim('PL-2', 'Discard', 'We love the second one')] })).toEqual({ 'PL-2': 'Favorite' });
});

describe('a street with the number of another house', () => {
  const street = (listingKey: string, streetNumber: string, streetName: string) => listing(listingKey, { streetNumber, streetName });
  const shown = [
    street('E-120', '120', 'Eastgate Avenue'),
    street('M-7', '7', 'Calle Mayor'),
    street('H-12', '12', 'Hauptstraße'),
    street('R-3', '3', 'rue Victor Hugo'),
  ];

  test.each([
    'Me gusta 112 Eastgate Avenue.',
    'We love the house at 112 Eastgate Avenue!',
    'We love 112, Eastgate Avenue!',
    'Nos encanta Calle Mayor 5.',
    'Nos encanta Calle Mayor, 5.',
    'Hauptstraße 14b gefällt uns sehr.',
    'Nous adorons le 31 rue Victor Hugo.',
  ])('says nothing of ours: %s', (text) => {
    expect(read(text, { shown })).toEqual({});
    expect(read(text, { shown: shown.slice(0, 1) })).toEqual({});
  });

  test.each([
    ['We love 120 Eastgate Avenue!', 'E-120'],
    ['We love the Eastgate Avenue one!', 'E-120'],
    ['We love Eastgate Avenue, 3 bedrooms are what we need!', 'E-120'],
    ['We love 120 Eastgate Avenue more than 112 Eastgate Avenue!', 'E-120'],
    ['Nos encanta Calle Mayor 7.', 'M-7'],
    ['Hauptstraße 12 gefällt uns sehr.', 'H-12'],
    ['Nous adorons le 3 rue Victor Hugo.', 'R-3'],
  ])('and with its own, or none, names it: %s', (text, listingKey) => {
    expect(Object.keys(read(text, { shown }))).toEqual([listingKey]);
  });
});
