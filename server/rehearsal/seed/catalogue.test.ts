import { expect, test } from 'bun:test';
import { propertySchema, SUGGESTIBLE_STATUSES } from '../../../shared/property.ts';
import { buildCatalogue } from './catalogue.ts';
import { buildPeople } from './people.ts';

const now = new Date('2026-03-02T15:00:00Z');
const catalogue = buildCatalogue(now);
const times = { createdAt: now, updatedAt: now };

test('has at least sixty listings, each valid, with an address and a key of its own', () => {
  expect(catalogue.length).toBeGreaterThanOrEqual(60);
  for (const listing of catalogue) propertySchema.parse({ ...listing, id: listing.listingKey, ...times });
  expect(new Set(catalogue.map(({ unparsedAddress }) => unparsedAddress)).size).toBe(catalogue.length);
  expect(new Set(catalogue.map(({ listingKey }) => listingKey)).size).toBe(catalogue.length);
});

test('is the same every time', () => {
  expect(buildCatalogue(now)).toEqual(catalogue);
});

test('has sales and leases in every price class, and a few that must not be suggested', () => {
  const suggestible = catalogue.filter(({ standardStatus }) => (SUGGESTIBLE_STATUSES as readonly string[]).includes(standardStatus));
  expect(suggestible.filter(({ propertyType }) => propertyType === 'ResidentialLease').length).toBeGreaterThanOrEqual(15);
  expect(
    suggestible.filter(({ propertyType, listPrice }) => propertyType === 'Residential' && listPrice < 450_000).length,
  ).toBeGreaterThanOrEqual(5);
  expect(new Set(catalogue.map(({ standardStatus }) => standardStatus))).toEqual(
    new Set(['Active', 'ComingSoon', 'ActiveUnderContract', 'Pending', 'Closed']),
  );
  expect(catalogue.filter(({ internetAddressDisplayYN }) => !internetAddressDisplayYN)).toHaveLength(1);
  expect(catalogue.filter(({ internetEntireListingDisplayYN }) => !internetEntireListingDisplayYN)).toHaveLength(1);
});

test('no remark says who should live there, and each keeps to the fields of its listing', () => {
  for (const { publicRemarks, poolPrivateYN, waterfrontYN, garageSpaces, privateRemarks } of catalogue) {
    expect(publicRemarks).not.toMatch(
      /famil|child|kids|couple|single(?!-level)|retire|church|school|safe|exclusive|bachelor|walk(ing)? distance/i,
    );
    expect(/private pool/.test(publicRemarks)).toBe(poolPrivateYN);
    expect(/over the water/.test(publicRemarks)).toBe(waterfrontYN);
    expect(/garage takes/.test(publicRemarks)).toBe((garageSpaces ?? 0) > 0);
    expect(publicRemarks).not.toContain(privateRemarks);
  }
});

test('the scripts find what they ask for: the houses that customers name are there and active', () => {
  for (const street of ['23 Alder Lane', '4 Harbour Street', '113 Meadow Street', '120 Eastgate Avenue']) {
    expect(catalogue.find(({ unparsedAddress }) => unparsedAddress.startsWith(street))).toMatchObject({ standardStatus: 'Active' });
  }
});

test('two hundred people with an address of their own, none of them outside the reserved domains (RFC 2606)', () => {
  const people = buildPeople(now);
  expect(people).toHaveLength(200);
  expect(new Set(people.map(({ email }) => email)).size).toBe(200);
  expect(people.every(({ email }) => email.endsWith('.example') && email === email.toLowerCase())).toBe(true);
});
