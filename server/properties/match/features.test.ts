import { expect, test } from 'bun:test';
import { type Property, publicPropertySchema } from '../../../shared/property.ts';
import { present } from '../../database/model-from.ts';
import { buildProperty } from '../../test/build.ts';
import { featuresIn, hasFeature } from './features.ts';
import { areaKeysOf, matchKeysOf } from './match-keys.ts';

const plain: Partial<Property> = {
  garageSpaces: null,
  view: [],
  interiorFeatures: [],
  exteriorFeatures: [],
  appliances: [],
  petsAllowed: [],
  stories: null,
  publicRemarks: '',
};
const listing = (change: Partial<Property>) => present(publicPropertySchema, buildProperty({ ...plain, ...change }));

const HAS: [string, Partial<Property>, boolean | null][] = [
  ['pool', { poolPrivateYN: true }, true],
  ['piscina', { poolPrivateYN: true }, true],
  ['pool', { publicRemarks: 'Five minutes by carpool.' }, null],
  ['pool', { publicRemarks: 'A quiet house with no pool.' }, false],
  ['jardin', { exteriorFeatures: ['Fenced Yard'] }, true],
  ['garden', { publicRemarks: 'Sunny back yard.' }, true],
  ['a garage', { garageSpaces: 2 }, true],
  ['garage', { garageSpaces: 0, publicRemarks: 'Garage down the street.' }, false],
  ['my dog', { petsAllowed: ['Yes'] }, true],
  ['Hund', { petsAllowed: ['No'] }, false],
  ['pets', {}, null],
  ['water view', { view: ['Harbor'] }, true],
  ['one floor', { stories: 1 }, true],
  ['no stairs', { stories: 2 }, false],
  ['fireplace', { interiorFeatures: ['Wood stove'] }, true],
  ['wine room', { publicRemarks: 'With a wine room below.' }, true],
  ['wine room', {}, null],
];
test.each(HAS)('knows whether a listing has "%s" (%o)', (feature, change, has) => {
  expect(hasFeature(listing(change), feature)).toBe(has);
});

test('finds wishes in five languages', () => {
  for (const text of ['a garden and a pool', 'jardín y piscina', 'un jardin et une piscine', 'Garten und Schwimmbad', 'jardim e piscina']) {
    expect(featuresIn(text).sort()).toEqual(['garden', 'pool']);
  }
});

test('keeps every name of a place, and its features', () => {
  const keys = matchKeysOf(
    listing({ subdivisionName: 'Old Harbor Hill', city: 'São Pedro', countyOrParish: '', postalCode: '04019', poolPrivateYN: true }),
  );
  expect(keys).toEqual(
    expect.arrayContaining(['at old harbour hill', 'in harbour', 'in harbour hill', 'at sao pedro', 'at 04019', 'has pool']),
  );
  expect(keys).not.toContain('at harbour');
  expect(areaKeysOf(['the Harbor Hill area'])).toEqual([
    ['at harbour hill'],
    ['in harbour hill'],
    ['at harbour', 'at harbour hill', 'at hill'],
  ]);
});
