import { readHarmless } from '../../../shared/harmless-cell.ts';
import type { ListingField, ListingFields } from '../../../shared/listing.ts';
import type { Property } from '../../../shared/property.ts';

type Kind = 'text' | 'maybeText' | 'name' | 'number' | 'flag' | 'list' | 'date' | 'media';

/** How each field is written in a cell. */
const KINDS: Record<ListingField, Kind> = {
  ...{ listingId: 'text', standardStatus: 'name', propertyType: 'name', propertySubType: 'maybeText' },
  ...{ listPrice: 'number', originalListPrice: 'number', bedroomsTotal: 'number', bathroomsTotalInteger: 'number' },
  ...{ livingArea: 'number', livingAreaUnits: 'name', lotSizeArea: 'number', lotSizeUnits: 'name', yearBuilt: 'number' },
  ...{ stories: 'number', garageSpaces: 'number', poolPrivateYN: 'flag', waterfrontYN: 'flag', petsAllowed: 'list' },
  ...{ associationFee: 'number', associationFeeFrequency: 'maybeText', unparsedAddress: 'text', streetNumber: 'text' },
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

/** Which field a header means: RESO's name however it is spaced and cased, so that `list_price` is ListPrice too. */
export function fieldNamed(header: string): ListingField | 'listingKey' | null {
  const key = plain(header);
  return ([...FIELDS, 'listingKey'] as const).find((field) => plain(columnOf(field)) === key) ?? null;
}

const plain = (text: string) => text.toLowerCase().replace(/[^a-z0-9]/g, '');

type Read = { value: unknown; problem?: undefined } | { value?: undefined; problem: string };

/** The value in a cell, or what is wrong with it. What must hold something keeps it when its cell is empty (`undefined`). Pure. */
export function readCell(field: ListingField, cell: string): Read {
  const text = readHarmless(cell.trim()).trim();
  switch (KINDS[field]) {
    case 'number':
      if (text === '') return { value: field === 'listPrice' ? undefined : null };
      return readNumber(text);
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
      return readDate(text);
    case 'name':
      return { value: text.replace(/\s+/g, '') || undefined };
    case 'maybeText':
      return { value: text === '' ? null : field === 'propertySubType' ? text.replace(/\s+/g, '') : text };
    default:
      return { value: text };
  }
}

function readNumber(text: string): Read {
  const digits = text.replace(/[$€£\s]/g, '').replace(/,(?=\d{3}(\D|$))/g, '');
  return /^-?\d+(\.\d+)?$/.test(digits) ? { value: Number(digits) } : { problem: 'is not a number' };
}

function readFlag(text: string): Read {
  if (/^(true|yes|y|1)$/i.test(text)) return { value: true };
  if (text === '') return { value: undefined };
  return /^(false|no|n|0)$/i.test(text) ? { value: false } : { problem: 'is neither yes nor no' };
}

function readDate(text: string): Read {
  if (text === '') return { value: null };
  const date = new Date(/^\d{4}-\d{2}-\d{2}$/.test(text) ? `${text}T12:00:00Z` : text);
  return /^\d{4}-\d{2}-\d{2}/.test(text) && !Number.isNaN(date.getTime())
    ? { value: date }
    : { problem: 'is not a date such as 2026-03-31' };
}

/** A field as a cell that `readCell` reads back. Pure. */
export function writeCell(field: ListingField, value: ListingFields[ListingField] | Property['media']): string {
  if (value === null || value === undefined) return '';
  if (value instanceof Date) return value.toISOString().slice(0, 10);
  if (!Array.isArray(value)) return String(value);
  return value.map((one) => (typeof one === 'string' ? one : one.mediaURL)).join(field === 'media' ? ' ' : ', ');
}
