import { z } from 'zod';
import { idSchema } from './id.ts';

/** RESO Data Dictionary 2.0 lookups. */
export const STANDARD_STATUSES = [
  'Active',
  'ActiveUnderContract',
  'Canceled',
  'Closed',
  'ComingSoon',
  'Delete',
  'Expired',
  'Hold',
  'Incomplete',
  'Pending',
  'Withdrawn',
] as const;
export const PROPERTY_TYPES = [
  'BusinessOpportunity',
  'CommercialLease',
  'CommercialSale',
  'Farm',
  'Land',
  'ManufacturedInPark',
  'Residential',
  'ResidentialIncome',
  'ResidentialLease',
] as const;
export const PROPERTY_SUB_TYPES = [
  'SingleFamilyResidence',
  'Condominium',
  'Townhouse',
  'Apartment',
  'Duplex',
  'Triplex',
  'Quadruplex',
  'MultiFamily',
  'StockCooperative',
  'ManufacturedHome',
  'UnimprovedLand',
  'Office',
  'Retail',
  'Industrial',
  'MixedUse',
] as const;

/** Only these may be suggested to a customer. */
export const SUGGESTIBLE_STATUSES = ['Active', 'ComingSoon'] as const;

const mediaSchema = z.object({ mediaURL: z.string(), mediaCategory: z.string(), order: z.number(), preferredPhotoYN: z.boolean() });

/** A listing under RESO's names. Prices are whole units of the brokerage's currency; a lease's listPrice is per month. */
export const propertySchema = z.object({
  id: idSchema,
  listingKey: z.string(),
  listingId: z.string(),
  standardStatus: z.enum(STANDARD_STATUSES),
  propertyType: z.enum(PROPERTY_TYPES),
  propertySubType: z.enum(PROPERTY_SUB_TYPES).nullable(),
  listPrice: z.number(),
  originalListPrice: z.number().nullable(),
  bedroomsTotal: z.number().nullable(),
  bathroomsTotalInteger: z.number().nullable(),
  livingArea: z.number().nullable(),
  livingAreaUnits: z.enum(['SquareFeet', 'SquareMeters']),
  lotSizeArea: z.number().nullable(),
  lotSizeUnits: z.enum(['SquareFeet', 'Acres', 'SquareMeters']),
  yearBuilt: z.number().nullable(),
  stories: z.number().nullable(),
  garageSpaces: z.number().nullable(),
  poolPrivateYN: z.boolean(),
  waterfrontYN: z.boolean(),
  petsAllowed: z.array(z.string()),
  associationFee: z.number().nullable(),
  associationFeeFrequency: z.string().nullable(),
  unparsedAddress: z.string(),
  streetNumber: z.string(),
  streetName: z.string(),
  unitNumber: z.string(),
  city: z.string(),
  countyOrParish: z.string(),
  stateOrProvince: z.string(),
  postalCode: z.string(),
  country: z.string(),
  subdivisionName: z.string(),
  latitude: z.number().nullable(),
  longitude: z.number().nullable(),
  publicRemarks: z.string(),
  /** Never reaches a model or a customer. */
  privateRemarks: z.string(),
  /** Never reaches a model or a customer. */
  showingInstructions: z.string(),
  interiorFeatures: z.array(z.string()),
  exteriorFeatures: z.array(z.string()),
  appliances: z.array(z.string()),
  view: z.array(z.string()),
  media: z.array(mediaSchema),
  virtualTourURLUnbranded: z.string(),
  listAgentKey: z.string().nullable(),
  onMarketDate: z.date().nullable(),
  modificationTimestamp: z.date(),
  /** Display rights: false keeps the listing out of every suggestion. */
  internetEntireListingDisplayYN: z.boolean(),
  /** Display rights: false keeps the street address out of every mail. */
  internetAddressDisplayYN: z.boolean(),
  /**
   * A draft that Openhouse prepared from what an owner wrote (`Incomplete`): for whom, and the values it filled in, so that
   * it never touches one that an agent has changed since.
   */
  preparedFor: z
    .object({ contactId: idSchema, threadId: idSchema, values: z.record(z.string(), z.union([z.string(), z.number(), z.null()])) })
    .optional(),
  /** Each price and status since we keep them, the oldest first. Absent: neither has changed. */
  history: z
    .array(
      z.object({
        at: z.date(),
        listPrice: z.number(),
        standardStatus: z.enum(STANDARD_STATUSES),
      }),
    )
    .optional(),
  /** Derived when a listing is saved: what matching finds it by. */
  matchKeys: z.array(z.string()).optional(),
  createdAt: z.date(),
  updatedAt: z.date(),
});
export type Property = z.infer<typeof propertySchema>;

/** What a customer or a model may see. */
export const publicPropertySchema = propertySchema.omit({
  privateRemarks: true,
  showingInstructions: true,
  preparedFor: true,
  history: true,
  matchKeys: true,
});
export type PublicProperty = z.infer<typeof publicPropertySchema>;

/** What somebody is looking for. Every field is optional; what is absent does not count. */
export const criteriaSchema = z.object({
  areas: z.array(z.string()).optional(),
  priceMin: z.number().optional(),
  priceMax: z.number().optional(),
  bedroomsMin: z.number().optional(),
  bathroomsMin: z.number().optional(),
  propertyTypes: z.array(z.string()).optional(),
  features: z.array(z.string()).optional(),
  /** True looks among leases only, false among sales only. */
  lease: z.boolean().optional(),
});
export type Criteria = z.infer<typeof criteriaSchema>;

/** One listing weighed against criteria: score 0–1, taken or not, with the reasons in words. */
export const matchSchema = z.object({
  property: publicPropertySchema,
  score: z.number(),
  taken: z.boolean(),
  reasons: z.array(z.string()),
});
export type Match = z.infer<typeof matchSchema>;

/** Somebody who would want a listing, with the reasons in words. */
export const wantedBySchema = z.object({
  contactId: idSchema,
  name: z.string(),
  email: z.string(),
  /** 0–1: how many of their wishes it meets, and how well. */
  score: z.number(),
  reasons: z.array(z.string()),
  /** When this listing was sent to them; null: never. */
  sentAt: z.date().nullable(),
  /** False for whoever wants no campaign mail. */
  mayMail: z.boolean(),
});
export type WantedBy = z.infer<typeof wantedBySchema>;
