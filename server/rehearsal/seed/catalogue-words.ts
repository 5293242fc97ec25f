import type { Property } from '../../../shared/property.ts';

/** The invented metropolitan area of Port Larkin: where a listing can be, and what things cost there. */
export type Area = {
  name: string;
  city: string;
  postalCode: string;
  latitude: number;
  longitude: number;
  /** Sale price per square foot; a lease costs about a 190th of the sale price per month. */
  perSquareFoot: number;
  streets: string[];
  /** What a resident would name first, as the end of a sentence. */
  charm: string;
  isOnWater: boolean;
  kinds: Kind[];
};

export type Kind = 'house' | 'cottage' | 'villa' | 'townhouse' | 'condo' | 'loft' | 'duplex' | 'flat' | 'studio' | 'rowhouse';

export const AREAS: Area[] = [
  {
    name: 'Harbour Quarter',
    city: 'Port Larkin',
    postalCode: '04019',
    latitude: 43.661,
    longitude: -70.252,
    perSquareFoot: 415,
    streets: ['Harbour Street', 'Ropewalk Lane', 'Customs Row', 'Lantern Street'],
    charm: 'the ferry landing and the Saturday fish market are around the corner',
    isOnWater: true,
    kinds: ['condo', 'townhouse', 'house', 'condo', 'loft', 'rowhouse', 'flat', 'studio', 'flat'],
  },
  {
    name: 'Mill Hill',
    city: 'Port Larkin',
    postalCode: '04018',
    latitude: 43.672,
    longitude: -70.268,
    perSquareFoot: 330,
    streets: ['Weaver Street', 'Mill Hill Road', 'Alder Lane', 'Spindle Court'],
    charm: 'the old mill pond path begins at the end of the street',
    isOnWater: false,
    kinds: ['house', 'house', 'cottage', 'townhouse', 'house', 'duplex', 'flat', 'rowhouse', 'flat'],
  },
  {
    name: 'Brickfields',
    city: 'Port Larkin',
    postalCode: '04017',
    latitude: 43.655,
    longitude: -70.281,
    perSquareFoot: 360,
    streets: ['Kiln Street', 'Foundry Lane', 'Clay Street', 'Chimney Court'],
    charm: 'the tram stop and the covered market are two blocks away',
    isOnWater: false,
    kinds: ['loft', 'condo', 'loft', 'rowhouse', 'condo', 'townhouse', 'flat', 'studio', 'flat'],
  },
  {
    name: 'Vale Heights',
    city: 'Vale Heights',
    postalCode: '04061',
    latitude: 43.701,
    longitude: -70.301,
    perSquareFoot: 385,
    streets: ['Juniper Road', 'Summit Avenue', 'Larkspur Drive', 'Belvedere Place'],
    charm: 'the ridge trail and its long views begin at the top of the road',
    isOnWater: false,
    kinds: ['villa', 'house', 'villa', 'house', 'villa', 'house', 'house', 'flat', 'house'],
  },
  {
    name: 'Orchard Falls',
    city: 'Orchard Falls',
    postalCode: '04063',
    latitude: 43.735,
    longitude: -70.332,
    perSquareFoot: 275,
    streets: ['Pippin Lane', 'Orchard Street', 'Cider Mill Road', 'Quince Court'],
    charm: 'the falls, the library and the farm shop are a short drive away',
    isOnWater: false,
    kinds: ['house', 'cottage', 'house', 'house', 'duplex', 'townhouse', 'house', 'flat', 'rowhouse'],
  },
  {
    name: 'Saltmarsh',
    city: 'Saltmarsh Point',
    postalCode: '04072',
    latitude: 43.602,
    longitude: -70.211,
    perSquareFoot: 440,
    streets: ['Heron Way', 'Tidewater Road', 'Dune Street', 'Beacon Lane'],
    charm: 'a boardwalk leads through the marsh to the beach',
    isOnWater: true,
    kinds: ['cottage', 'villa', 'house', 'cottage', 'condo', 'villa', 'flat', 'cottage', 'flat'],
  },
  {
    name: 'Eastgate',
    city: 'Eastgate',
    postalCode: '04044',
    latitude: 43.668,
    longitude: -70.219,
    perSquareFoot: 235,
    streets: ['Signal Street', 'Depot Road', 'Eastgate Avenue', 'Meadow Street'],
    charm: 'the commuter rail to Port Larkin stops at the end of the avenue',
    isOnWater: false,
    kinds: ['rowhouse', 'house', 'duplex', 'condo', 'townhouse', 'house', 'flat', 'studio', 'flat'],
  },
  {
    name: 'Cedar Ridge',
    city: 'Cedar Ridge',
    postalCode: '04085',
    latitude: 43.762,
    longitude: -70.388,
    perSquareFoot: 255,
    streets: ['Cedar Ridge Road', 'Fern Hollow Lane', 'Hawk Hill Road', 'Trillium Way'],
    charm: 'woods on three sides and a paved road to town',
    isOnWater: false,
    kinds: ['house', 'villa', 'cottage', 'house', 'house', 'cottage', 'house', 'villa', 'house'],
  },
];

type Plan = {
  subType: NonNullable<Property['propertySubType']>;
  /** Living area in square feet of the smallest one, and what each bedroom adds. */
  base: number;
  perBedroom: number;
  bedrooms: [number, number];
  stories: number[];
  garage: number[];
  lot: [number, number] | null;
  built: [number, number];
  opening: string[];
};

export const PLANS: Record<Kind, Plan> = {
  house: {
    subType: 'SingleFamilyResidence',
    base: 620,
    perBedroom: 420,
    bedrooms: [3, 5],
    stories: [1, 2],
    garage: [1, 2],
    lot: [5200, 14800],
    built: [1958, 2016],
    opening: [
      'A well-kept house with good light in every room',
      'A solid house set back from the street',
      'A welcoming house with a practical floor plan',
    ],
  },
  cottage: {
    subType: 'SingleFamilyResidence',
    base: 480,
    perBedroom: 330,
    bedrooms: [2, 3],
    stories: [1],
    garage: [0, 1],
    lot: [4100, 9600],
    built: [1924, 1988],
    opening: ['A shingled cottage with character', 'A snug cottage that has been cared for', 'A single-level cottage with a sunny kitchen'],
  },
  villa: {
    subType: 'SingleFamilyResidence',
    base: 1100,
    perBedroom: 480,
    bedrooms: [4, 6],
    stories: [2, 3],
    garage: [2, 3],
    lot: [11800, 43000],
    built: [1994, 2021],
    opening: [
      'A generous house with rooms for everything',
      'A house built for light and long views',
      'A spacious house with a grand entrance hall',
    ],
  },
  townhouse: {
    subType: 'Townhouse',
    base: 560,
    perBedroom: 350,
    bedrooms: [2, 4],
    stories: [2, 3],
    garage: [0, 1],
    lot: [1400, 2600],
    built: [1986, 2019],
    opening: ['A townhouse with its own front door', 'A bright townhouse with a small garden', 'A modern townhouse in good order'],
  },
  rowhouse: {
    subType: 'Townhouse',
    base: 520,
    perBedroom: 340,
    bedrooms: [2, 4],
    stories: [2, 3],
    garage: [0],
    lot: [1100, 2100],
    built: [1896, 1931],
    opening: ['A brick row house with tall windows', 'A restored row house with original stairs', 'A brick row house with a walled garden'],
  },
  condo: {
    subType: 'Condominium',
    base: 430,
    perBedroom: 330,
    bedrooms: [1, 3],
    stories: [1],
    garage: [0, 1],
    lot: null,
    built: [1999, 2022],
    opening: [
      'A quiet condominium with a balcony',
      'A corner condominium with windows on two sides',
      'An upper-floor condominium with an open kitchen',
    ],
  },
  loft: {
    subType: 'Condominium',
    base: 700,
    perBedroom: 380,
    bedrooms: [1, 2],
    stories: [1, 2],
    garage: [0, 1],
    lot: null,
    built: [1908, 1936],
    opening: ['A brick loft with timber beams', 'A converted warehouse loft with steel windows', 'A lofty space in a former brickworks'],
  },
  duplex: {
    subType: 'Duplex',
    base: 760,
    perBedroom: 390,
    bedrooms: [4, 6],
    stories: [2],
    garage: [0, 2],
    lot: [4800, 8200],
    built: [1938, 1979],
    opening: ['A side-by-side duplex with two separate entrances', 'An up-and-down duplex with separate meters'],
  },
  flat: {
    subType: 'Apartment',
    base: 410,
    perBedroom: 260,
    bedrooms: [1, 3],
    stories: [1],
    garage: [0, 1],
    lot: null,
    built: [1968, 2018],
    opening: ['A tidy apartment with a balcony', 'A bright apartment on an upper floor', 'A freshly painted apartment with oak floors'],
  },
  studio: {
    subType: 'Apartment',
    base: 380,
    perBedroom: 120,
    bedrooms: [1, 1],
    stories: [1],
    garage: [0],
    lot: null,
    built: [1972, 2020],
    opening: ['A compact apartment with a real kitchen', 'A small apartment with big windows'],
  },
};

export const INTERIOR = [
  'Fireplace',
  'Hardwood Floors',
  'Open Floorplan',
  'Walk-In Closet(s)',
  'Home Office',
  'Updated Kitchen',
  'Laundry Room',
  'Vaulted Ceiling(s)',
];
export const EXTERIOR = ['Deck', 'Garden', 'Patio', 'Fenced Yard', 'Porch', 'Balcony'];
export const APPLIANCES = ['Dishwasher', 'Gas Range', 'Refrigerator', 'Washer', 'Dryer', 'Induction Cooktop'];
