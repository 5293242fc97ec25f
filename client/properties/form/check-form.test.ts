import { expect, test } from 'bun:test';
import { checkForm } from './check-form.ts';
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
