import { expect, test } from 'bun:test';
import { plainCharacters } from '../../words/plain-characters.ts';
import { claimsIn } from './claims.ts';

/** What a text says, as kind and rounded value. */
const read = (text: string) =>
  claimsIn(plainCharacters(text)).map(({ kind, value }) => [kind, typeof value === 'number' ? Math.round(value) : value]);

const NOTATIONS: [string, (string | number)[][]][] = [
  ['$1.2M', [['money', 1_200_000]]],
  ['1,200,000 dollars', [['money', 1_200_000]]],
  ['1.2 million', [['money', 1_200_000]]],
  ['€1.200.000', [['money', 1_200_000]]],
  ['350k', [['money', 350_000]]],
  ['costs 1.2M.', [['money', 1_200_000]]],
  ['2 MM', [['money', 2_000_000]]],
  ['1,2 Mio.', [['money', 1_200_000]]],
  ['a cool million', [['money', 1_000_000]]],
  ['in the low fours', [['money', 400_500]]],
  ['just under the five mark, at 4.8', [['money', 500_000], ['number', 5]]],
  ['2.7 m² and 12 m', [['area', 29]]],
  ['is a 4/3', [['bedrooms', 4], ['bathrooms', 3]]],
  ['24/7', [['number', 24], ['time', 'around the clock']]],
  ['Bedrooms at the house: IV.', [['bedrooms', 4]]],
  ['cut by a fifth', [['percent', 20]]],
  ['tomorrow at noon', [['time', 720]]],
  ['at midnight', [['time', 0]]],
  ['eight in the morning', [['time', 480]]],
  ['half past seven', [['time', 1170]]],
  ['a las ocho de la mañana', [['time', 480]]],
  ['um 8 Uhr morgens', [['time', 480]]],
  ['à 8 heures du matin', [['time', 480]]],
  ['às 8 da manhã', [['time', 480]]],
  ['from 9 to 5', []],
  ["l'après-midi", []],
  ['half a million', [['money', 500_000]]],
  ['eine halbe Million', [['money', 500_000]]],
  ['vierhundertachtzigtausend Dollar', [['money', 480_000]]],
  ['480 mil dólares', [['money', 480_000]]],
  ['cuatrocientos ochenta mil dólares', [['money', 480_000]]],
  ['three-bed', [['bedrooms', 3]]],
  ['3BR/2BA', [['bedrooms', 3], ['bathrooms', 2]]],
  ['2.5 bath', [['bathrooms', 3]]],
  ['tres habitaciones y dos baños', [['bedrooms', 3], ['bathrooms', 2]]],
  ['trois chambres', [['bedrooms', 3]]],
  ['drei Schlafzimmer und zwei Bäder', [['bedrooms', 3], ['bathrooms', 2]]],
  ['três quartos e dois banheiros', [['bedrooms', 3], ['bathrooms', 2]]],
  ['1,850 sq ft', [['area', 1850]]],
  ['172 m²', [['area', 1851]]],
  ['172 Quadratmeter', [['area', 1851]]],
  ['half an acre', [['area', 21_780]]],
  ['built in the nineties', [['year', 1995]]],
  ['aus den siebziger Jahren', [['year', 1975]]],
  ['en los años setenta', [['year', 1975]]],
  ['a garage for three cars', [['garage', 3], ['feature', 'garage']]],
  ['half an hour away', [['distance', 30]]],
  ['on the top floor', [['near', 'top floor']]],
  ['ｆｏｕｒ ｂｅｄｒｏｏｍｓ', [['bedrooms', 4]]],
  ['fоur bedrооms', [['bedrooms', 4]]],
  ['Ⅳ bedrooms', [['bedrooms', 4]]],
  ['f o u r bedrooms', [['bedrooms', 4]]],
  ['thank you for all of this', []],
]; // biome-ignore format: one notation per line
test.each(NOTATIONS)('reads "%s"', (text, claims) => expect(read(text)).toEqual(claims));

test('a price per month, per week and per square foot are three things', () => {
  expect(claimsIn('$1,900 a month')).toMatchObject([{ kind: 'money', isMonthly: true }]);
  expect(claimsIn('$1,900 per week')).toMatchObject([{ kind: 'rate' }]);
  expect(claimsIn('$270 per square foot')).toMatchObject([{ kind: 'rate', value: 270 }]);
});

test('an absence is heard in five languages', () => {
  for (const text of ['There is no pool.', 'No tiene piscina.', "Il n'y a pas de piscine.", 'Es gibt keinen Pool.', 'Não tem piscina.'])
    expect(claimsIn(text)).toMatchObject([{ kind: 'feature', value: 'pool', isNegated: true }]);
});

test('what a sentence supposes or leaves open is no claim', () => {
  for (const text of ['If a pool comes up, we will write.', 'The listing does not say whether there is a pool.'])
    expect(read(text)).toEqual([]);
});
