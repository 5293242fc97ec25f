import { type Property, propertySchema } from '../../shared/property.ts';
import { modelFrom } from '../database/model-from.ts';
import { matchKeysOf } from './match/match-keys.ts';

/** Customers write "larkin hills" and "São Pedro" as they like: places compare without case and accents. */
export const PLACE_COLLATION = { locale: 'en', strength: 1 } as const;

/** A listing without what the database adds. */
export type NewProperty = Omit<Property, 'id' | 'createdAt' | 'updatedAt'>;

export const PropertyModel = modelFrom('Property', propertySchema, (schema) => {
  schema.index({ listingKey: 1 }, { unique: true });
  // Matching pre-selects by what is indexed and scores the rest in code; bedrooms are told apart before a listing is read.
  schema.index({ standardStatus: 1, propertyType: 1, listPrice: 1, bedroomsTotal: 1 });
  schema.index({ city: 1, standardStatus: 1, propertyType: 1, listPrice: 1 }, { collation: PLACE_COLLATION });
  schema.index({ subdivisionName: 1, standardStatus: 1, propertyType: 1, listPrice: 1 }, { collation: PLACE_COLLATION });
  schema.index({ postalCode: 1, standardStatus: 1, propertyType: 1, listPrice: 1 }, { collation: PLACE_COLLATION });
  // A listing named in a mail by its address.
  schema.index({ streetNumber: 1, streetName: 1 }, { collation: PLACE_COLLATION });
  schema.index({ listingId: 1 });
  // The orders of the catalogue.
  schema.index({ modificationTimestamp: -1, _id: -1 });
  schema.index({ onMarketDate: -1, _id: -1 });
  schema.index({ listPrice: 1, _id: 1 });
  schema.index({ livingArea: -1, _id: -1 });
  // The keys of match/match-keys.ts: a place or a feature in any of its names.
  schema.index({ matchKeys: 1, standardStatus: 1, propertyType: 1, listPrice: 1, bedroomsTotal: 1 });
  schema.pre('save', function keepKeys() {
    this.set('matchKeys', matchKeysOf(this.toObject() as unknown as Property));
  });
  // The drafts of an owner; few listings are drafts.
  schema.index({ 'preparedFor.contactId': 1 }, { sparse: true });
});
