import { expect, test } from 'bun:test';
import { listingFieldsSchema } from '../../../shared/listing.ts';
import { COLUMN_CHOICES } from './column-choices.ts';

test('every field of a listing can be chosen once, and its label is no field’s name', () => {
  const names = COLUMN_CHOICES.map(([name]) => name);
  expect(names.toSorted()).toEqual(['listingKey', ...Object.keys(listingFieldsSchema.shape)].toSorted());
  const labels = COLUMN_CHOICES.map(([, label]) => label);
  expect(new Set(labels).size).toBe(labels.length);
  expect(labels.filter((label) => /yn$|url|integer|[a-z][A-Z]/.test(label))).toEqual([]);
});
