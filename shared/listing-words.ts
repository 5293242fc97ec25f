import type { Property } from './property.ts';

/** RESO's lookups as people say them, on the screen and in files. */
export const STATUS_WORDS: Record<Property['standardStatus'], string> = {
  Active: 'Active',
  ComingSoon: 'Coming soon',
  Pending: 'Pending',
  ActiveUnderContract: 'Under contract',
  Closed: 'Sold',
  Hold: 'On hold',
  Incomplete: 'Draft',
  Withdrawn: 'Withdrawn',
  Expired: 'Expired',
  Canceled: 'Canceled',
  Delete: 'Deleted',
};

export const KIND_WORDS: Record<NonNullable<Property['propertySubType']>, string> = {
  SingleFamilyResidence: 'House',
  Condominium: 'Condominium',
  Townhouse: 'Townhouse',
  Apartment: 'Apartment',
  Duplex: 'Duplex',
  Triplex: 'Triplex',
  Quadruplex: 'Fourplex',
  MultiFamily: 'Multi-family',
  StockCooperative: 'Co-op',
  ManufacturedHome: 'Manufactured home',
  UnimprovedLand: 'Land',
  Office: 'Office',
  Retail: 'Retail',
  Industrial: 'Industrial',
  MixedUse: 'Mixed use',
};

export const TYPE_WORDS: Record<Property['propertyType'], string> = {
  Residential: 'Home for sale',
  ResidentialLease: 'Home for lease',
  ResidentialIncome: 'Home with income',
  Land: 'Land',
  Farm: 'Farm',
  CommercialSale: 'Commercial for sale',
  CommercialLease: 'Commercial for lease',
  BusinessOpportunity: 'Business',
  ManufacturedInPark: 'Manufactured home in a park',
};

export const LIVING_UNIT_WORDS: Record<Property['livingAreaUnits'], string> = { SquareFeet: 'Square feet', SquareMeters: 'Square metres' };
export const LOT_UNIT_WORDS: Record<Property['lotSizeUnits'], string> = { ...LIVING_UNIT_WORDS, Acres: 'Acres' };
