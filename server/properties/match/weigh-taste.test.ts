import { expect, test } from 'bun:test';
import { type Property, type PublicProperty, publicPropertySchema } from '../../../shared/property.ts';
import { present } from '../../database/model-from.ts';
import { buildProperty } from '../../test/build.ts';
import { scoreProperties } from './score-properties.ts';
import type { Taste } from './weigh-taste.ts';

const listing = (change: Partial<Property> = {}): PublicProperty => present(publicPropertySchema, buildProperty(change));
const seen = listing({
  listingKey: 'SEEN',
  streetNumber: '12',
  streetName: 'Mill Road',
  subdivisionName: 'Mill Flats',
  livingArea: 1400,
  yearBuilt: 1950,
  listPrice: 500_000,
});
const said = (preference: Taste['preference'], words: string): Taste[] => [{ property: seen, preference, words }];
const weigh = (change: Partial<Property>, tastes: Taste[]) => scoreProperties([listing(change)], { priceMax: 900_000 }, { tastes })[0];

const FAULTS: [string, Partial<Property>, Partial<Property>, string][] = [
  ['The second one is too small.', { livingArea: 1300 }, { livingArea: 2000 }, 'no larger than 12 Mill Road, which was too small'],
  [
    'Es demasiado pequeña',
    { livingArea: 120, livingAreaUnits: 'SquareMeters' },
    { livingArea: 190, livingAreaUnits: 'SquareMeters' },
    'no larger than',
  ],
  ['too expensive for us', { listPrice: 510_000 }, { listPrice: 420_000 }, 'no cheaper than 12 Mill Road, which was too dear'],
  ['too old', { yearBuilt: 1940 }, { yearBuilt: 2005 }, 'no newer than'],
  ['too far from work', { subdivisionName: 'Mill Flats' }, { subdivisionName: 'Harbour' }, 'in the area of 12 Mill Road'],
];
test.each(FAULTS)('after "%s" a listing with the same fault comes behind, and says why', (words, faulty, better, why) => {
  const tastes = said('Discard', words);
  const [bad, good] = [weigh(faulty, tastes), weigh(better, tastes)];
  expect(bad?.reasons.join(' · ')).toContain(why);
  expect(good?.reasons.join(' · ')).not.toContain('12 Mill Road');
  expect(bad?.score).toBeLessThan(good?.score ?? 0);
  // A fault that we infer lowers a listing; it does not hide it.
  expect(bad?.taken).toBe(true);
});

test('what is much like a favourite comes first', () => {
  const tastes = said('Favorite', 'we love it');
  const alike = listing({ subdivisionName: 'Mill Flats', listPrice: 520_000 });
  const other = listing({ subdivisionName: 'Hills', propertySubType: 'Condominium', listPrice: 200_000, bedroomsTotal: 1 });
  const [first, second] = scoreProperties([other, alike], {}, { tastes });
  expect(first?.property.listingKey).toBe(alike.listingKey);
  expect(first?.reasons).toEqual(['much like 12 Mill Road, which they love']);
  expect(second?.reasons).toEqual([]);
});

test('the listing itself is not compared with itself, and no taste changes nothing', () => {
  const [own] = scoreProperties([seen], {}, { tastes: said('Favorite', '') });
  expect(own?.reasons).toEqual([]);
  expect(scoreProperties([seen], { priceMax: 1 }, { tastes: [] })).toEqual(scoreProperties([seen], { priceMax: 1 }));
});
