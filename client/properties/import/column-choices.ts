import type { ListingField } from '../../../shared/listing.ts';
import { FORM_GROUPS } from '../form/form-fields.ts';

/** What a column may hold, in the words of the form; where those lean on their neighbours there, in words that stand alone. */
const OWN: Partial<Record<ListingField, string>> = {
  propertySubType: 'Kind of home',
  streetNumber: 'House number',
  subdivisionName: 'Area or subdivision',
  livingAreaUnits: 'Unit of the living area',
  lotSizeArea: 'Lot size',
  lotSizeUnits: 'Unit of the lot size',
  yearBuilt: 'Year built',
  interiorFeatures: 'Features inside',
  exteriorFeatures: 'Features outside',
  petsAllowed: 'Pets allowed',
  associationFeeFrequency: 'How often the association fee is due',
  publicRemarks: 'Description',
  showingInstructions: 'How to show it',
  media: 'Photos',
  internetAddressDisplayYN: 'May be shown with its street address',
};

/** In the order of the form, what tells the listings apart first. */
export const COLUMN_CHOICES: [name: string, label: string][] = [
  ['listingKey', 'MLS number or key'],
  ...FORM_GROUPS.flatMap(({ fields }) => fields.map(({ name, label }): [string, string] => [name, OWN[name] ?? label])),
  ['originalListPrice', 'Original price'],
  ['onMarketDate', 'On the market since'],
  ['country', 'Country'],
];
