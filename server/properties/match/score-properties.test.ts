import { expect, test } from 'bun:test';
import fc from 'fast-check';
import { type Property, type PublicProperty, publicPropertySchema, STANDARD_STATUSES } from '../../../shared/property.ts';
import { present } from '../../database/model-from.ts';
import { buildProperty } from '../../test/build.ts';
import { scoreProperties } from './score-properties.ts';

const listing = (change: Partial<Property> = {}): PublicProperty => present(publicPropertySchema, buildProperty(change));
const wants = { areas: ['the Harbour area'], priceMax: 520_000, bedroomsMin: 3, propertyTypes: ['house'], lease: false };

test('takes a listing that meets every wish and says why', () => {
  const [match] = scoreProperties([listing()], wants);
  expect(match).toMatchObject({ taken: true, score: 1 });
  expect(match?.reasons).toEqual(['for sale', 'in Harbour', 'within the budget', '3 bedrooms', 'a house']);
});

test.each([
  ['costs more than the budget can stretch', { listPrice: 560_000 }, '8% above the budget'],
  ['has too few bedrooms', { bedroomsTotal: 2 }, '2 bedrooms, wants 3'],
  ['has a single one', { bedroomsTotal: 1 }, '1 bedroom, wants 3'],
  ['lies elsewhere', { subdivisionName: 'Mill Flats', city: 'Eastbrook', postalCode: '04100' }, 'in Mill Flats, not in the Harbour area'],
  ['is for rent', { propertyType: 'ResidentialLease' }, 'for rent, not for sale'],
  ['is another kind', { propertySubType: 'Condominium' }, 'a condominium, wants house'],
  ['is another kind with a vowel', { propertySubType: 'Apartment' }, 'an apartment, wants house'],
  ['is sold', { standardStatus: 'Closed' }, 'not available (Closed)'],
  ['may not be displayed', { internetEntireListingDisplayYN: false }, 'the owner does not allow internet display'],
] satisfies [string, Partial<Property>, string][])('rejects a listing that %s', (_, change, why) => {
  const [match] = scoreProperties([listing(change)], wants);
  expect(match?.taken).toBe(false);
  expect(match?.reasons).toContain(why);
});

test('rejects what was sent or turned down before', () => {
  const [a, b] = [listing(), listing()];
  const matches = scoreProperties([a, b], wants, { alreadySent: [a.listingKey], discarded: [b.listingKey] });
  expect(matches.map(({ taken }) => taken)).toEqual([false, false]);
});

test('puts the listing with the wished features first', () => {
  const plain = listing({ exteriorFeatures: [] });
  const decked = listing({ exteriorFeatures: ['Deck'] });
  expect(scoreProperties([plain, decked], { ...wants, features: ['deck'] })[0]?.property.listingKey).toBe(decked.listingKey);
});

test('counts two and a half baths as met by two', () => {
  expect(scoreProperties([listing({ bathroomsTotalInteger: 2 })], { bathroomsMin: 2.5 })[0]?.taken).toBe(true);
});

test('never takes what is not for show, whatever is asked', () => {
  const property = fc.record({
    standardStatus: fc.constantFrom(...STANDARD_STATUSES),
    internetEntireListingDisplayYN: fc.boolean(),
    listPrice: fc.integer({ min: 1, max: 3_000_000 }),
    bedroomsTotal: fc.option(fc.integer({ min: 0, max: 9 })),
  });
  const criteria = fc.record({ priceMax: fc.integer({ min: 1, max: 3_000_000 }), bedroomsMin: fc.integer({ min: 0, max: 9 }) });
  fc.assert(
    fc.property(fc.array(property, { maxLength: 5 }), criteria, (changes, asked) => {
      for (const { property: one, taken, score } of scoreProperties(changes.map(listing), asked)) {
        expect(score).toBeWithin(0, 1.0001);
        if (taken) expect(['Active', 'ComingSoon'].includes(one.standardStatus) && one.internetEntireListingDisplayYN).toBe(true);
      }
    }),
  );
});
