import { expect, test } from 'bun:test';
import { factsLine, isLease } from './property-words.ts';

test('the facts line leaves out what is not known', () => {
  expect(factsLine({ bedroomsTotal: 3, bathroomsTotalInteger: 2, livingArea: 950, livingAreaUnits: 'SquareFeet' })).toBe(
    '3 bd · 2 ba · 950 sq ft',
  );
  expect(factsLine({ bedroomsTotal: 0, bathroomsTotalInteger: 1, livingArea: null, livingAreaUnits: 'SquareFeet' })).toBe('Studio · 1 ba');
  expect(factsLine({ bedroomsTotal: null, bathroomsTotalInteger: null, livingArea: 88, livingAreaUnits: 'SquareMeters' })).toBe('88 m²');
});

test('a lease is priced by the month, a sale is not', () => {
  expect(isLease({ propertyType: 'ResidentialLease' })).toBe(true);
  expect(isLease({ propertyType: 'Residential' })).toBe(false);
});
