import type { Property } from '../../../shared/property.ts';
import type { Dice, Palette } from './palette.ts';

/** What a façade is drawn from: the listing's own data, nothing invented but colours. */
export type FacadeFacts = Pick<
  Property,
  | 'listingKey'
  | 'propertySubType'
  | 'stories'
  | 'garageSpaces'
  | 'poolPrivateYN'
  | 'waterfrontYN'
  | 'yearBuilt'
  | 'livingArea'
  | 'unitNumber'
  | 'interiorFeatures'
  | 'exteriorFeatures'
>;

/** What every kind of building is drawn with. */
export type Building = { facts: FacadeFacts; palette: Palette; dice: Dice; isOld: boolean };
