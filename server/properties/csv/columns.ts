import { readMoney, readQuantity } from '../../../shared/amount.ts';
import type { DateOrder } from '../../../shared/date-order.ts';
import { readHarmless } from '../../../shared/harmless-cell.ts';
import type { ListingField, ListingFields } from '../../../shared/listing.ts';
import type { Property } from '../../../shared/property.ts';
import { type Choice, nameOf, typeOfKind, wordsOf } from './common-words.ts';
import { readDate } from './read-date.ts';

type SubType = NonNullable<Property['propertySubType']>;

type Kind = 'text' | 'maybeText' | 'choice' | 'number' | 'money' | 'baths' | 'beds' | 'area' | 'flag' | 'list' | 'date' | 'media';

/** How each field is written in a cell. */
const KINDS: Record<ListingField, Kind> = {
  ...{ listingId: 'text', standardStatus: 'choice', propertyType: 'choice', propertySubType: 'choice' },
  ...{ listPrice: 'money', originalListPrice: 'money', bedroomsTotal: 'beds', bathroomsTotalInteger: 'baths' },
  ...{ livingArea: 'area', livingAreaUnits: 'choice', lotSizeArea: 'area', lotSizeUnits: 'choice', yearBuilt: 'number' },
  ...{ stories: 'number', garageSpaces: 'number', poolPrivateYN: 'flag', waterfrontYN: 'flag', petsAllowed: 'list' },
  ...{ associationFee: 'money', associationFeeFrequency: 'maybeText', unparsedAddress: 'text', streetNumber: 'text' },
  ...{ streetName: 'text', unitNumber: 'text', city: 'text', countyOrParish: 'text', stateOrProvince: 'text', postalCode: 'text' },
  ...{ country: 'text', subdivisionName: 'text', latitude: 'number', longitude: 'number', publicRemarks: 'text' },
  ...{ privateRemarks: 'text', showingInstructions: 'text', interiorFeatures: 'list', exteriorFeatures: 'list' },
  ...{ appliances: 'list', view: 'list', media: 'media', virtualTourURLUnbranded: 'text', onMarketDate: 'date' },
  ...{ internetEntireListingDisplayYN: 'flag', internetAddressDisplayYN: 'flag' },
};

/** Every column of a file, by RESO's name in PascalCase: `ListPrice`. The key comes first. */
export const FIELDS = Object.keys(KINDS) as ListingField[];
export const columnOf = (field: ListingField | 'listingKey') =>
  field === 'media' ? 'MediaURL' : field.charAt(0).toUpperCase() + field.slice(1);

/** `also` is what a cell says of other fields, where no column of theirs does. */
type Read = { value: unknown; problem?: undefined; also?: Partial<ListingFields> } | { value?: undefined; problem: string };

/**
 * The value in a cell, or what is wrong with it. What must hold something keeps it when its cell is empty (`undefined`). Pure.
 * @param dateOrder what the other dates of the file say
 */
export function readCell(field: ListingField, cell: string, { dateOrder = null }: { dateOrder?: DateOrder | null } = {}): Read {
  const text = readHarmless(cell.trim()).trim();
  switch (KINDS[field]) {
    case 'number':
    case 'money':
    case 'beds':
    case 'baths':
    case 'area':
      if (text === '') return { value: field === 'listPrice' ? undefined : null };
      return readNumber(field, text);
    case 'choice':
      return readChoice(field as Choice, text);
    case 'flag':
      return readFlag(text);
    case 'list':
      return {
        value: [
          ...new Set(
            text
              .split(/[,;|]/)
              .map((one) => one.trim())
              .filter(Boolean),
          ),
        ],
      };
    case 'media':
      return {
        value: text
          .split(/[\s,;|]+/)
          .filter(Boolean)
          .map((mediaURL, order) => ({ mediaURL, mediaCategory: 'Photo', order, preferredPhotoYN: order === 0 })),
      };
    case 'date':
      return readDate(text, dateOrder);
    case 'maybeText':
      return { value: text === '' ? null : text };
    default:
      return { value: text };
  }
}

function readNumber(field: ListingField, text: string): Read {
  const kind = KINDS[field];
  if (kind === 'area') return readArea(field === 'livingArea' ? 'livingAreaUnits' : 'lotSizeUnits', text);
  if (kind === 'beds' && /^studio$/i.test(text)) return { value: 0 };
  const money = kind === 'money' ? readMoney(text) : Number.NaN;
  const value = Number.isNaN(money) ? readQuantity(text) : money;
  if (Number.isNaN(value)) return { problem: 'is not a number' };
  // RESO's BathroomsTotalInteger is the simple sum of all bathrooms: a half one counts as one.
  return { value: kind === 'baths' ? Math.ceil(value) : value };
}

/** "0.25 acres" says its unit itself. */
function readArea(units: 'livingAreaUnits' | 'lotSizeUnits', text: string): Read {
  const [, digits = text, unit = ''] = /^([\d.,\s]+?)\s*([a-z][a-z.²\s]*2?)$/i.exec(text) ?? [];
  const value = readQuantity(digits);
  const name = nameOf(units, unit);
  if (Number.isNaN(value) || (unit && !name)) return { problem: 'is not a number' };
  return name ? { value, also: { [units]: name } } : { value };
}

/** An empty cell leaves a choice as it is; a kind is taken away by one. */
function readChoice(field: Choice, text: string): Read {
  if (text === '') return { value: field === 'propertySubType' ? null : undefined };
  const name = nameOf(field, text);
  if (name) return { value: name };
  const kind = field === 'propertyType' ? nameOf('propertySubType', text) : undefined;
  if (kind) return { value: typeOfKind(kind as SubType), also: { propertySubType: kind as SubType } };
  return { problem: `must be one of ${wordsOf(field).join(', ')}` };
}

function readFlag(text: string): Read {
  if (/^(true|yes|y|1)$/i.test(text)) return { value: true };
  if (text === '') return { value: undefined };
  return /^(false|no|n|0|none)$/i.test(text) ? { value: false } : { problem: 'is neither yes nor no' };
}

/** A field as a cell that `readCell` reads back. Pure. */
export function writeCell(field: ListingField, value: ListingFields[ListingField] | Property['media']): string {
  if (value === null || value === undefined) return '';
  if (value instanceof Date) return value.toISOString().slice(0, 10);
  if (!Array.isArray(value)) return String(value);
  return value.map((one) => (typeof one === 'string' ? one : one.mediaURL)).join(field === 'media' ? ' ' : ', ');
}
