import { readMoney, readQuantity } from '../../../shared/amount.ts';
import type { ListingField, ListingFields } from '../../../shared/listing.ts';
import { LIVING_UNIT_WORDS, LOT_UNIT_WORDS } from '../../../shared/listing-words.ts';
import { KIND_WORDS, STATUS_WORDS, TYPE_WORDS } from '../property-words.ts';

/** How one field is written in the form. */
export type FormField = {
  name: ListingField;
  label: string;
  type: 'text' | 'number' | 'flag' | 'list' | 'prose' | 'choice' | 'links';
  options?: Record<string, string>;
  help?: string;
  isWide?: boolean;
};

const text = (name: ListingField, label: string, more: Partial<FormField> = {}): FormField => ({ name, label, type: 'text', ...more });
const number = (name: ListingField, label: string, help?: string): FormField => ({ name, label, type: 'number', help });
const flag = (name: ListingField, label: string, help?: string): FormField => ({ name, label, type: 'flag', help });
const list = (name: ListingField, label: string): FormField => ({ name, label, type: 'list', isWide: true, help: 'With commas between' });
const prose = (name: ListingField, label: string, help?: string): FormField => ({ name, label, type: 'prose', help, isWide: true });
const choice = (name: ListingField, label: string, options: Record<string, string>): FormField => ({
  name,
  label,
  type: 'choice',
  options,
});

export const FORM_GROUPS: { title: string; fields: FormField[] }[] = [
  {
    title: 'Listing',
    fields: [
      choice('standardStatus', 'Status', STATUS_WORDS),
      choice('propertyType', 'Type', TYPE_WORDS),
      choice('propertySubType', 'Kind', { '': 'Not said', ...KIND_WORDS }),
      number('listPrice', 'Price', 'Of a lease, per month'),
      text('listingId', 'Listing number'),
    ],
  },
  {
    title: 'Place',
    fields: [
      text('streetNumber', 'House number'),
      text('streetName', 'Street'),
      text('unitNumber', 'Unit'),
      text('city', 'City'),
      text('stateOrProvince', 'State'),
      text('postalCode', 'Postal code'),
      text('subdivisionName', 'Area'),
      text('countyOrParish', 'County'),
      text('unparsedAddress', 'Address in one line', { isWide: true, help: 'Left as it is, it follows the fields above' }),
      number('latitude', 'Latitude'),
      number('longitude', 'Longitude'),
    ],
  },
  {
    title: 'Structure',
    fields: [
      number('bedroomsTotal', 'Bedrooms', '0 is a studio'),
      number('bathroomsTotalInteger', 'Bathrooms', 'A half bath counts as one'),
      number('livingArea', 'Living area'),
      choice('livingAreaUnits', 'Area in', LIVING_UNIT_WORDS),
      number('lotSizeArea', 'Lot'),
      choice('lotSizeUnits', 'Lot in', LOT_UNIT_WORDS),
      number('stories', 'Storeys'),
      number('yearBuilt', 'Built in'),
      number('garageSpaces', 'Garage spaces'),
      flag('poolPrivateYN', 'Private pool'),
      flag('waterfrontYN', 'On the water'),
    ],
  },
  {
    title: 'Features and terms',
    fields: [
      list('interiorFeatures', 'Inside'),
      list('exteriorFeatures', 'Outside'),
      list('appliances', 'Appliances'),
      list('view', 'View'),
      list('petsAllowed', 'Pets'),
      number('associationFee', 'Association fee'),
      text('associationFeeFrequency', 'Fee is due', { help: 'Monthly, Annually' }),
    ],
  },
  {
    title: 'Words and pictures',
    fields: [
      prose('publicRemarks', 'Remarks', 'What customers and the AI read'),
      prose('privateRemarks', 'Private remarks', 'Never shown to a customer or to the AI'),
      prose('showingInstructions', 'How to show it', 'Never shown to a customer or to the AI'),
      {
        name: 'media',
        label: 'Pictures',
        type: 'links',
        isWide: true,
        help: 'One web address a line, the best first. With none, the façade is drawn from the facts',
      },
      text('virtualTourURLUnbranded', 'Virtual tour', { isWide: true }),
    ],
  },
  {
    title: 'Display rights',
    fields: [
      flag('internetEntireListingDisplayYN', 'May be suggested', 'Without it no customer hears of this listing'),
      flag('internetAddressDisplayYN', 'With its street address'),
    ],
  },
];

export const FORM_FIELDS = FORM_GROUPS.flatMap((group) => group.fields);

export type FormValue = string | boolean;
export type FormValues = Record<string, FormValue>;

/** A listing as the form writes it. */
export function valuesOf(listing: Partial<ListingFields>): FormValues {
  return Object.fromEntries(
    FORM_GROUPS.flatMap(({ fields }) => fields).map((field) => [field.name, writeValue(field, listing[field.name])]),
  );
}

function writeValue({ type }: FormField, value: ListingFields[ListingField] | undefined): FormValue {
  if (type === 'flag') return value === true;
  if (!Array.isArray(value)) return value === null || value === undefined ? '' : String(value);
  return value.map((one) => (typeof one === 'string' ? one : one.mediaURL)).join(type === 'links' ? '\n' : ', ');
}

const MONEY: ListingField[] = ['listPrice', 'associationFee'];

/** What somebody wrote into one field, as the server takes it; what cannot be read is left for the schema to refuse. */
export function readValue({ name, type }: FormField, written: FormValue): unknown {
  if (typeof written === 'boolean') return written;
  const words = written.trim();
  if (type === 'number') {
    if (words === '') return name === 'listPrice' ? 0 : null;
    const money = MONEY.includes(name) ? readMoney(words) : Number.NaN;
    return Number.isNaN(money) ? readQuantity(words) : money;
  }
  if (type === 'list') return [...new Set(words.split(',').map((one) => one.trim()))].filter(Boolean);
  if (type === 'links') {
    const links = words.split(/\s+/).filter(Boolean);
    return links.map((mediaURL, order) => ({ mediaURL, mediaCategory: 'Photo', order, preferredPhotoYN: order === 0 }));
  }
  return words === '' && (name === 'propertySubType' || name === 'associationFeeFrequency') ? null : words;
}
