import { KIND_WORDS, LIVING_UNIT_WORDS, LOT_UNIT_WORDS, STATUS_WORDS, TYPE_WORDS } from '../../../shared/listing-words.ts';
import type { Property } from '../../../shared/property.ts';

type SubType = NonNullable<Property['propertySubType']>;

/** Letters and digits alone; the sign for a number is one of its names. Pure. */
export const plain = (text: string) =>
  text
    .toLowerCase()
    .replaceAll('#', ' number ')
    .replaceAll('²', '2')
    .replace(/[^a-z0-9]/g, '');

/** What brokers' sheets say besides RESO's names and ours. */
const MORE: Record<keyof typeof OURS, Record<string, string>> = {
  standardStatus: {
    Active: 'new forsale available onmarket backonmarket pricereduced pricechange',
    ComingSoon: 'soon',
    Pending: 'undercontractnotshowing saleagreed',
    ActiveUnderContract: 'contingent activecontingent activeundercontract undercontractshowing backup',
    Closed: 'closed leased rented settled',
    Hold: 'temporarilyoffmarket tempoffmarket',
    Withdrawn: 'offmarket',
    Canceled: 'cancelled terminated',
  },
  propertyType: {
    Residential: 'home forsale sale residentialsale',
    ResidentialLease: 'rental rent forrent lease forlease residentialrental',
    ResidentialIncome: 'income incomeproperty',
    Land: 'lotsandland landandlots lotsland vacantland',
    Farm: 'ranch farmandranch',
    CommercialSale: 'commercial',
    CommercialLease: 'commercialrental',
  },
  propertySubType: {
    SingleFamilyResidence:
      'home singlefamily singlefamilyhome singlefamilyhouse singlefamilydetached singlefamilyresidential sfr sfh detached detachedhome',
    Condominium: 'condo condos condounit condocoop',
    Townhouse: 'townhome townhomes rowhouse rowhome attachedhome',
    Apartment: 'apt flat studio loft',
    Duplex: 'twofamily 2family',
    Triplex: 'threefamily 3family',
    Quadruplex: 'quadplex 4plex fourfamily 4family',
    MultiFamily: 'multifamilyhome multi',
    StockCooperative: 'cooperative',
    ManufacturedHome: 'manufactured mobile mobilehome',
    UnimprovedLand: 'lot lots vacantland lotsandland lotsland',
    MixedUse: 'mixed',
  },
  livingAreaUnits: { SquareFeet: 'sqft sf ft2 sqfeet', SquareMeters: 'm2 sqm squaremeters squaremetres' },
  lotSizeUnits: { SquareFeet: 'sqft sf ft2 sqfeet', Acres: 'ac acre', SquareMeters: 'm2 sqm squaremeters squaremetres' },
};

const OURS = {
  standardStatus: STATUS_WORDS,
  propertyType: TYPE_WORDS,
  propertySubType: KIND_WORDS,
  livingAreaUnits: LIVING_UNIT_WORDS,
  lotSizeUnits: LOT_UNIT_WORDS,
};
export type Choice = keyof typeof OURS;

const NAMES = Object.fromEntries(
  Object.entries(OURS).map(([field, words]) => [
    field,
    new Map([
      ...Object.entries(MORE[field as Choice]).flatMap(([name, more]) => more.split(' ').map((one) => [one, name] as const)),
      ...Object.entries(words).flatMap(([name, word]) => [[plain(word), name] as const, [plain(name), name] as const]),
    ]),
  ]),
) as Record<Choice, Map<string, string>>;

/** RESO's name for what a cell says, and undefined for a word nobody knows. Pure. */
export const nameOf = (field: Choice, text: string): string | undefined => NAMES[field].get(plain(text));

/** The words one may choose from, as the form says them. */
export const wordsOf = (field: Choice): string[] => Object.values(OURS[field]);

/** A sheet's "type" is mostly the kind of house; of what kind a listing is tells what is for sale. */
const TYPE_OF: Partial<Record<SubType, Property['propertyType']>> = {
  UnimprovedLand: 'Land',
  ...{ Office: 'CommercialSale', Retail: 'CommercialSale', Industrial: 'CommercialSale', MixedUse: 'CommercialSale' },
  ...{ Duplex: 'ResidentialIncome', Triplex: 'ResidentialIncome', Quadruplex: 'ResidentialIncome', MultiFamily: 'ResidentialIncome' },
};
export const typeOfKind = (kind: SubType): Property['propertyType'] => TYPE_OF[kind] ?? 'Residential';
