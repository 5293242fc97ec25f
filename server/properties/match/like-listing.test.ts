import { expect, test } from 'bun:test';
import { buildCatalogue } from '../../rehearsal/seed/catalogue.ts';
import { likeListing } from './like-listing.ts';

const gone = { ...buildCatalogue(new Date('2026-03-02'))[13], id: 'gone', createdAt: new Date(0), updatedAt: new Date(0) } as Parameters<
  typeof likeListing
>[1];

test('what somebody did not say is taken from the home they asked about', () => {
  expect(likeListing({ lease: false }, gone)).toEqual({
    areas: ['Mill Hill'],
    propertyTypes: ['SingleFamilyResidence'],
    bedroomsMin: 3,
    priceMax: 852_500,
    lease: false,
  });
});

test('what they said stands', () => {
  const wish = { areas: ['Eastgate'], priceMax: 400_000, bedroomsMin: 2, lease: false };
  expect(likeListing(wish, gone)).toMatchObject(wish);
});
