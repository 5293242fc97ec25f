import type { ListingField } from '../../../shared/listing.ts';
import { columnOf, FIELDS } from './columns.ts';
import { nameOf, plain } from './common-words.ts';

type Field = ListingField | 'listingKey';
export type Mapping = Record<string, Field | null>;
export type Column = { header: string; field: Field | null };

/**
 * What each column probably holds: what somebody chose, RESO's name however it is spaced and cased, else what brokers'
 * sheets call it. Without a ListingKey the listing number tells the listings apart. Pure.
 */
export function columnsOf(headers: readonly string[], mapping: Mapping = {}): Column[] {
  const columns: Column[] = headers.map((header) => ({
    header,
    field: header in mapping ? (mapping[header] ?? null) : fieldNamed(header),
  }));
  const isOpen = ({ header, field }: Column) => field === null && !(header in mapping);
  const isTaken = (name: Field) => columns.some(({ field }) => field === name);
  for (const column of columns) {
    const guess = isOpen(column) ? COMMON.get(plain(column.header)) : undefined;
    if (guess && !isTaken(guess)) column.field = guess;
  }
  const number = columns.find(({ header, field }) => field === 'listingId' && !(header in mapping));
  if (number && !isTaken('listingKey')) number.field = 'listingKey';
  return columns;
}

/** Which field a header is RESO's name of: `list_price` is ListPrice too. */
export function fieldNamed(header: string): Field | null {
  const key = plain(header);
  return ([...FIELDS, 'listingKey'] as const).find((field) => plain(columnOf(field)) === key) ?? null;
}

/** The unit that a header says: "Lot (acres)", "Sq Ft". Pure. */
export function unitIn(header: string, field: 'livingAreaUnits' | 'lotSizeUnits'): string | undefined {
  const unit = /(sq\.?\s*(?:ft|feet|m)\b|square\s(?:feet|met(?:er|re)s)|sqft|acres?\b|m²|\bm2\b)/i.exec(header)?.[0];
  return unit && nameOf(field, unit);
}

const NAMES: Partial<Record<Field, string>> = {
  listingId: 'mls mlsnumber mlsno mlsnum mlsid listingnumber listingno listnumber propertyid reference referencenumber ref',
  standardStatus: 'status listingstatus mlsstatus',
  propertyType: 'type proptype',
  propertySubType: 'subtype kind hometype housetype',
  listPrice: 'price askingprice asking listingprice currentprice',
  originalListPrice: 'originalprice origprice',
  bedroomsTotal: 'beds bed bedrooms bedroom bd br numberbeds numberofbedrooms totalbedrooms bedstotal',
  bathroomsTotalInteger:
    'baths bath bathrooms bathroom ba numberbaths numberofbathrooms totalbathrooms totalbaths bathroomstotal bathstotal',
  livingArea:
    'sqft squarefeet squarefootage sf size area livingareasqft livingsqft finishedsqft totalsqft approxsqft interiorsqft livingaream2 sqm m2',
  lotSizeArea: 'lot lotsize lotarea lotsqft lotsizesqft lotsizesquarefeet lotacres lotsizeacres acres acreage landarea',
  yearBuilt: 'year built yrbuilt builtin',
  stories: 'storeys floors levels',
  garageSpaces: 'garagecars garagestalls',
  poolPrivateYN: 'pool privatepool poolyn',
  waterfrontYN: 'waterfront onthewater',
  petsAllowed: 'pets',
  associationFee: 'hoa hoafee hoafees hoadues associationfees condofee',
  associationFeeFrequency: 'hoafrequency hoafeefrequency feefrequency',
  unparsedAddress: 'address fulladdress streetaddress propertyaddress addressline1 address1',
  streetNumber: 'housenumber streetno streetnum',
  streetName: 'street',
  unitNumber: 'unit apt aptnumber suite unitno',
  city: 'town municipality',
  countyOrParish: 'county parish',
  stateOrProvince: 'state province',
  postalCode: 'zip zipcode postcode',
  subdivisionName: 'subdivision neighborhood neighbourhood development community',
  latitude: 'lat',
  longitude: 'lng lon long',
  publicRemarks: 'description remarks comments marketingremarks listingdescription propertydescription',
  privateRemarks: 'agentremarks privatenotes agentnotes',
  showingInstructions: 'showing howtoshow',
  interiorFeatures: 'interior features',
  exteriorFeatures: 'exterior',
  media: 'photos photo pictures picture images image photourl photourls photolinks imageurl imageurls',
  onMarketDate: 'onmarket onmarketsince listdate listeddate listingdate datelisted listed marketdate dateonmarket',
  virtualTourURLUnbranded: 'virtualtour virtualtoururl tour tourlink videotour',
};
const COMMON = new Map(Object.entries(NAMES).flatMap(([field, names]) => names.split(' ').map((name) => [name, field as Field] as const)));
