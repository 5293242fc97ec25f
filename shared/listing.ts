import { z } from 'zod';
import { type Property, propertySchema, STANDARD_STATUSES } from './property.ts';

const words = (most: number) => z.string().trim().max(most, `must be at most ${most} characters`);
const amount = z.number('must be a number').min(0, 'must not be negative').max(1e11, 'is too large');
const whole = z.number('must be a number').int('must be a whole number').min(0, 'must not be negative').max(10_000, 'is too large');
const list = z.array(words(100)).max(60, 'must be at most 60');
const link = words(2000).refine((value) => value === '' || /^(https?:\/\/|\/pictures\/)\S+$/.test(value), 'must be a web address');

/** What people write of a listing, in the form and in a file; the server adds its times. Units as in `propertySchema`. */
export const listingFieldsSchema = z.object({
  listingId: words(100),
  standardStatus: z.enum(STANDARD_STATUSES),
  propertyType: propertySchema.shape.propertyType,
  propertySubType: propertySchema.shape.propertySubType,
  listPrice: amount,
  originalListPrice: amount.nullable(),
  bedroomsTotal: whole.max(200, 'is too many').nullable(),
  bathroomsTotalInteger: whole.max(200, 'is too many').nullable(),
  livingArea: amount.nullable(),
  livingAreaUnits: propertySchema.shape.livingAreaUnits,
  lotSizeArea: amount.nullable(),
  lotSizeUnits: propertySchema.shape.lotSizeUnits,
  yearBuilt: whole.min(1000, 'must be a year').max(2200, 'must be a year').nullable(),
  stories: whole.max(200, 'is too many').nullable(),
  garageSpaces: whole.max(200, 'is too many').nullable(),
  poolPrivateYN: z.boolean(),
  waterfrontYN: z.boolean(),
  petsAllowed: list,
  associationFee: amount.nullable(),
  associationFeeFrequency: words(50).nullable(),
  unparsedAddress: words(300),
  streetNumber: words(20),
  streetName: words(150),
  unitNumber: words(20),
  city: words(100),
  countyOrParish: words(100),
  stateOrProvince: words(50),
  postalCode: words(20),
  country: words(50),
  subdivisionName: words(100),
  latitude: z.number('must be a number').min(-90, 'must be −90 to 90').max(90, 'must be −90 to 90').nullable(),
  longitude: z.number('must be a number').min(-180, 'must be −180 to 180').max(180, 'must be −180 to 180').nullable(),
  publicRemarks: words(10_000),
  privateRemarks: words(10_000),
  showingInstructions: words(2000),
  interiorFeatures: list,
  exteriorFeatures: list,
  appliances: list,
  view: list,
  media: z.array(propertySchema.shape.media.element.extend({ mediaURL: link })).max(60),
  virtualTourURLUnbranded: link,
  onMarketDate: z.date().nullable(),
  internetEntireListingDisplayYN: z.boolean(),
  internetAddressDisplayYN: z.boolean(),
});
export type ListingFields = z.infer<typeof listingFieldsSchema>;
export type ListingField = keyof ListingFields;

/** What names a listing in a URL and in files; two words are the app's own. */
export const listingKeySchema = z
  .string()
  .regex(/^[\w.-]{1,100}$/, 'must be letters, digits, dots and dashes')
  .refine((key) => key !== 'new' && key !== 'import', 'is taken');

/** In these states customers may hear of a listing, so it must say what it is. */
const ON_MARKET: Property['standardStatus'][] = ['Active', 'ComingSoon', 'ActiveUnderContract', 'Pending'];

type Stated = Pick<Property, 'standardStatus' | 'listPrice' | 'unparsedAddress' | 'streetName' | 'city' | 'propertyType' | 'bedroomsTotal'>;

/** What a listing lacks for the state it is in, by field. Pure; empty when nothing is amiss. */
export function missingOf(listing: Stated): { field: ListingField; problem: string }[] {
  if (!ON_MARKET.includes(listing.standardStatus)) return [];
  const isHome = ['Residential', 'ResidentialLease'].includes(listing.propertyType);
  const lacks: [boolean, ListingField, string][] = [
    [!(listing.listPrice > 0), 'listPrice', 'A listing on the market has a price.'],
    [!listing.unparsedAddress && !listing.streetName, 'streetName', 'A listing on the market has an address.'],
    [!listing.city, 'city', 'A listing on the market is in a city.'],
    [isHome && listing.bedroomsTotal === null, 'bedroomsTotal', 'Say how many bedrooms; 0 is a studio.'],
  ];
  return lacks.filter(([isLacking]) => isLacking).map(([, field, problem]) => ({ field, problem }));
}

/** How lists of listings can be ordered. */
export const LISTING_SORTS = ['changed', 'newest', 'price_down', 'price_up', 'largest'] as const;
export type ListingSort = (typeof LISTING_SORTS)[number];

/** One cell of an imported file that cannot be taken; `column` and `value` are empty where the whole row is meant. */
export const rowFaultSchema = z.object({
  /** As a spreadsheet counts: the header is row 1. */
  row: z.number(),
  listingKey: z.string(),
  column: z.string(),
  value: z.string(),
  problem: z.string(),
});
export type RowFault = z.infer<typeof rowFaultSchema>;
