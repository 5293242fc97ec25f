import { expect, test } from 'bun:test';
import { countFilters, filterOf, readPropertiesSearch } from './properties-search.ts';

test('an address keeps what is ours and drops the rest', () => {
  const typed = { view: 'map', q: 12, deal: 'rent', min: '5', max: 500_000, pool: true, water: 'yes', more: 1, city: '' };
  expect(readPropertiesSearch(typed)).toEqual({ view: 'map', q: '12', max: 500_000, pool: true });
});

test('an address asks the server for what it says, and for nothing else', () => {
  const now = Date.UTC(2026, 2, 2, 15);
  expect(filterOf({}, now)).toEqual({});
  expect(filterOf({ status: 'market', deal: 'sale', features: 'garage, deck,', since: 7, beds: 0 }, now)).toEqual({
    statuses: ['Active', 'ComingSoon'],
    lease: false,
    features: ['garage', 'deck'],
    listedSince: new Date(Date.UTC(2026, 1, 23)),
    bedroomsMin: 0,
  });
});

test('view, words and order are no filters', () => {
  expect(countFilters({ view: 'map', q: 'x', sort: 'newest', pool: true, beds: 2 })).toBe(2);
});
