import { expect, test } from 'bun:test';
import { checkForm, firstFault } from './check-form.ts';
import { valuesOf } from './form-fields.ts';

const draft = valuesOf({
  standardStatus: 'Incomplete',
  propertyType: 'Residential',
  livingAreaUnits: 'SquareFeet',
  lotSizeUnits: 'Acres',
  listPrice: 0,
});

test('only what was changed is sent, read as the server takes it', () => {
  const written = {
    ...draft,
    listPrice: '485,000',
    interiorFeatures: 'Den, Fireplace, Den',
    media: 'https://a.example/1.jpg\nhttps://a.example/2.jpg',
    bedroomsTotal: '',
  };
  expect(checkForm(written, draft)).toMatchObject({
    faults: {},
    change: { listPrice: 485_000, interiorFeatures: ['Den', 'Fireplace'], media: [{ order: 0, preferredPhotoYN: true }, { order: 1 }] },
  });
  expect(Object.keys(checkForm(written, draft).change)).toHaveLength(3);
});

test.each([
  ['$500,000', 500_000],
  ['500.000 €', 500_000],
  ['500k', 500_000],
])('a price may be written %s', (written, listPrice) =>
  expect(checkForm({ ...draft, listPrice: written }, draft).change).toEqual({ listPrice }),
);

test('a size with thousands is read, and a half that is no number of rooms is told', () => {
  const { change, faults } = checkForm({ ...draft, livingArea: '1,450', lotSizeArea: '0.250' }, draft);
  expect([change, faults]).toEqual([{ livingArea: 1450, lotSizeArea: 0.25 }, {}]);
  expect(checkForm({ ...draft, bathroomsTotalInteger: '2,5' }, draft).faults).toEqual({ bathroomsTotalInteger: 'must be a number' });
});

test('what cannot be is told at its field', () => {
  const { faults } = checkForm({ ...draft, bedroomsTotal: 'three', listPrice: '-5', media: 'javascript:alert(1)' }, draft);
  expect(Object.keys(faults).toSorted()).toEqual(['bedroomsTotal', 'listPrice', 'media']);
});

test('a listing that comes to the market must say what it is', () => {
  expect(Object.keys(checkForm({ ...draft, standardStatus: 'Active' }, draft).faults)).toEqual([
    'listPrice',
    'streetName',
    'city',
    'bedroomsTotal',
  ]);
});

test('a new listing says what it costs and where it is, though it is a draft', () => {
  expect(Object.keys(checkForm(draft, null).faults)).toEqual(['listPrice', 'city']);
  for (const place of ['city', 'streetName', 'unparsedAddress'])
    expect(checkForm({ ...draft, listPrice: '485,000', [place]: 'Harbour' }, null).faults).toEqual({});
  expect(checkForm(draft, draft).faults).toEqual({});
});

test('the first fault is the one that stands highest, whatever kind it is of', () => {
  const { faults } = checkForm({ ...draft, media: 'nope', bedroomsTotal: 'three', city: 'x'.repeat(101) }, draft);
  expect(firstFault(faults)).toBe('city');
  expect(firstFault({})).toBeUndefined();
});
