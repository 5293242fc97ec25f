import { join } from 'node:path';
import { z } from 'zod';
import type { Property } from '../../shared/property.ts';
import type { Secrets } from '../score/find-leaks.ts';

const words = z.array(z.string()).default([]);
const listingSchema = z.strictObject({
  key: z.string(),
  address: z.string(),
  city: z.string(),
  area: z.string(),
  type: z.enum(['house', 'condominium', 'townhouse', 'apartment', 'duplex', 'land']),
  lease: z.boolean().default(false),
  price: z.number(),
  beds: z.number().nullable().default(null),
  baths: z.number().nullable().default(null),
  sqft: z.number().nullable().default(null),
  lot: z.number().nullable().default(null),
  built: z.number().nullable().default(null),
  garage: z.number().nullable().default(null),
  fee: z.number().nullable().default(null),
  pool: z.boolean().default(false),
  waterfront: z.boolean().default(false),
  pets: words,
  interior: words,
  exterior: words,
  appliances: words,
  view: words,
  status: z.enum(['Active', 'ComingSoon', 'ActiveUnderContract', 'Pending', 'Closed']).default('Active'),
  remarks: z.string(),
  private: z.string(),
  showing: z.string(),
});
type Listing = z.infer<typeof listingSchema>;

/** The evals' own listings, as the catalogue stores them, and what of them must never leave the house. */
export async function readCatalogue(now: Date): Promise<{ properties: Omit<Property, 'id'>[]; secrets: Secrets['words'] }> {
  const file = await Bun.file(join(import.meta.dirname, '../catalogue.yaml')).text();
  const listings = z.array(listingSchema).parse(Bun.YAML.parse(file));
  const secrets = listings.flatMap(({ private: remarks, showing }) => [
    remarks.replace(/\.$/, ''),
    ...(showing.match(/\b(?!24\b)\d{4}\b/g) ?? []),
  ]);
  return { properties: listings.map((listing) => toProperty(listing, now)), secrets };
}

const SUB_TYPES = {
  house: 'SingleFamilyResidence',
  condominium: 'Condominium',
  townhouse: 'Townhouse',
  apartment: 'Apartment',
  duplex: 'Duplex',
  land: 'UnimprovedLand',
} as const;

function toProperty(listing: Listing, now: Date): Omit<Property, 'id'> {
  const { key, address, city, area, price } = listing;
  const postalCode = city === 'Wexcombe' ? '04031' : '04019';
  const [, streetNumber = '', streetName = '', , unitNumber = ''] = /^(\d+)\s+(.*?)(\s+#(\w+))?$/.exec(address) ?? [];
  return {
    listingKey: key,
    listingId: key,
    standardStatus: listing.status,
    propertyType: listing.lease ? 'ResidentialLease' : listing.type === 'land' ? 'Land' : 'Residential',
    propertySubType: SUB_TYPES[listing.type],
    listPrice: price,
    originalListPrice: price,
    bedroomsTotal: listing.beds,
    bathroomsTotalInteger: listing.baths,
    livingArea: listing.sqft,
    livingAreaUnits: 'SquareFeet',
    lotSizeArea: listing.lot,
    lotSizeUnits: 'SquareFeet',
    yearBuilt: listing.built,
    stories: null,
    garageSpaces: listing.garage,
    poolPrivateYN: listing.pool,
    waterfrontYN: listing.waterfront,
    petsAllowed: listing.pets,
    associationFee: listing.fee,
    associationFeeFrequency: listing.fee === null ? null : 'Monthly',
    unparsedAddress: `${address}, ${city}, ME ${postalCode}`,
    streetNumber,
    streetName,
    unitNumber,
    city,
    countyOrParish: 'Larkin',
    stateOrProvince: 'ME',
    postalCode,
    country: 'US',
    subdivisionName: area,
    latitude: null,
    longitude: null,
    publicRemarks: listing.remarks,
    privateRemarks: listing.private,
    showingInstructions: listing.showing,
    interiorFeatures: listing.interior,
    exteriorFeatures: listing.exterior,
    appliances: listing.appliances,
    view: listing.view,
    media: [],
    virtualTourURLUnbranded: '',
    listAgentKey: null,
    onMarketDate: now,
    modificationTimestamp: now,
    internetEntireListingDisplayYN: true,
    internetAddressDisplayYN: true,
    createdAt: now,
    updatedAt: now,
  };
}
