import type { Property } from '../../shared/property.ts';

type SubType = NonNullable<Property['propertySubType']>;

/** How customers name a kind of property, in five languages, and what RESO calls it. */
const SUB_TYPE_WORDS: readonly (readonly [RegExp, readonly SubType[]])[] = [
  [
    /\b(town ?houses?|town ?homes?|row ?houses?|adosad[oa]s?|maisons? (de ville|mitoyennes?)|reihenh(aus|äuser)|sobrados?)\b/iu,
    ['Townhouse'],
  ],
  [/\b(condos?|condominiums?|condominios?|copropri[ée]t[ée]s?|eigentumswohnung(en)?|condomínios?)\b/iu, ['Condominium', 'Apartment']],
  [/\b(apartments?|flats?|studios?|apartamentos?|pisos?|departamentos?|appartements?|wohnung(en)?)\b/iu, ['Apartment', 'Condominium']],
  [/\b(lofts?|co-?ops?)\b/iu, ['Condominium', 'Apartment', 'StockCooperative']],
  [/\b(duplex(es)?|two-famil(y|ies))\b/iu, ['Duplex']],
  [/\b(triplex(es)?)\b/iu, ['Triplex']],
  [/\b(multi-?famil(y|ies)|multifamiliar(es)?)\b/iu, ['MultiFamily', 'Duplex', 'Triplex', 'Quadruplex']],
  [/\b(lots?|land|plots?|terrenos?|parcelas?|terrains?|grundst[üu]cke?)\b/iu, ['UnimprovedLand']],
  [/\b(offices?|oficinas?|bureaux)\b/iu, ['Office']],
  [
    /\b(single[- ]family|houses?|homes?|casas?|maisons?|bungalows?|cottages?|(einfamilien)?h(aus|äuser)|moradias?)\b/iu,
    ['SingleFamilyResidence', 'Townhouse'],
  ],
];

/** The RESO sub-types a customer may mean; a RESO name means itself. A word we do not know means nothing. */
export function subTypesMeant(words: readonly string[]): SubType[] {
  const meant = words.flatMap((word) => {
    const spaced = word.replace(/([a-z])([A-Z])/g, '$1 $2').replace(/ Residence$/, '');
    return SUB_TYPE_WORDS.find(([pattern]) => pattern.test(spaced))?.[1] ?? [];
  });
  return [...new Set(meant)];
}

/** A kind of property in plain words, e.g. "townhouse". */
export function typeWords(property: Pick<Property, 'propertyType' | 'propertySubType'>): string {
  const name = property.propertySubType ?? property.propertyType;
  if (name === 'SingleFamilyResidence') return 'house';
  return name.replace(/([a-z])([A-Z])/g, '$1 $2').toLowerCase();
}

export const LEASE_TYPES = ['ResidentialLease', 'CommercialLease'] as const;

export function isLease(property: Pick<Property, 'propertyType'>): boolean {
  return property.propertyType === 'ResidentialLease' || property.propertyType === 'CommercialLease';
}

/** Words of an area as a key to compare by: no case, no accents, no article, no "area", British spelling. */
export function areaKey(text: string): string {
  return text
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/\bharbor/g, 'harbour')
    .replace(/^(in|near|around|the|el|la|le|les|los|las)\s+/g, '')
    .replace(/^(the|el|la|le|les|los|las)\s+/g, '')
    .replace(/\s+(areas?|districts?|neighbou?rhoods?|quarters?|barrio|zona|quartier)$/g, '')
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();
}
