import type { Slot, SlotName } from '../../shared/contact.ts';
import type { Property } from '../../shared/property.ts';
import type { ParsedAddress } from './parse-address.ts';
import type { NewProperty } from './property.model.ts';
import { subTypesMeant } from './property-words.ts';

/** What a draft listing takes from an owner's mails. */
export type PreparedValues = Pick<
  Property,
  'propertyType' | 'propertySubType' | 'bedroomsTotal' | 'listPrice' | 'privateRemarks' | 'unparsedAddress' | keyof ParsedAddress
>;

/** The fields of a draft, as far as the owner's slots tell them. The price hoped for is where an agent begins. Pure. */
export function preparedValues(slots: ReadonlyMap<SlotName, Slot['value']>, address: ParsedAddress): PreparedValues {
  const words = (name: SlotName) => String(slots.get(name) ?? '').trim();
  const number = (name: SlotName) => {
    const value = slots.get(name);
    return typeof value === 'number' ? value : null;
  };
  const propertySubType = subTypesMeant([words('propertyType')])[0] ?? null;
  return {
    ...address,
    unparsedAddress: words('sellingAddress'),
    propertyType: propertySubType === 'UnimprovedLand' ? 'Land' : propertySubType === 'Office' ? 'CommercialSale' : 'Residential',
    propertySubType,
    bedroomsTotal: number('bedrooms'),
    listPrice: number('priceExpectation') ?? 0,
    privateRemarks: [
      'Prepared from what the owner wrote.',
      said('Condition', words('condition')),
      said('Reason for selling', words('reason')),
      said('Ownership', words('ownership')),
      said('When', WHEN[words('timeframe')] ?? ''),
      number('priceExpectation') === null ? '' : `Hopes for ${number('priceExpectation')?.toLocaleString('en-US')}.`,
    ]
      .filter(Boolean)
      .join(' '),
  };
}

const said = (what: string, words: string) => (words ? `${what}: ${words}.` : '');
const WHEN: Record<string, string> = { now: 'within a month', soon: 'in 1–3 months', later: 'in 3–12 months', distant: 'some day' };

/** A listing that nobody outside may see, and that states nothing yet. */
export function blankListing(listingKey: string, now: Date): NewProperty {
  return {
    listingKey,
    listingId: listingKey,
    standardStatus: 'Incomplete',
    propertyType: 'Residential',
    propertySubType: null,
    listPrice: 0,
    originalListPrice: null,
    bedroomsTotal: null,
    bathroomsTotalInteger: null,
    livingArea: null,
    livingAreaUnits: 'SquareFeet',
    lotSizeArea: null,
    lotSizeUnits: 'SquareFeet',
    yearBuilt: null,
    stories: null,
    garageSpaces: null,
    poolPrivateYN: false,
    waterfrontYN: false,
    petsAllowed: [],
    associationFee: null,
    associationFeeFrequency: null,
    unparsedAddress: '',
    streetNumber: '',
    streetName: '',
    unitNumber: '',
    city: '',
    countyOrParish: '',
    stateOrProvince: '',
    postalCode: '',
    country: '',
    subdivisionName: '',
    latitude: null,
    longitude: null,
    publicRemarks: '',
    privateRemarks: '',
    showingInstructions: '',
    interiorFeatures: [],
    exteriorFeatures: [],
    appliances: [],
    view: [],
    media: [],
    virtualTourURLUnbranded: '',
    listAgentKey: null,
    onMarketDate: null,
    modificationTimestamp: now,
    internetEntireListingDisplayYN: false,
    internetAddressDisplayYN: false,
  };
}
