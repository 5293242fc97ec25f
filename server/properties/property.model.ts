import { propertySchema } from '../../shared/property.ts';
import { modelFrom } from '../database/model-from.ts';

export const PropertyModel = modelFrom('Property', propertySchema, (schema) => {
  schema.index({ listingKey: 1 }, { unique: true });
  // Matching pre-selects by what is indexed and scores the rest in code.
  schema.index({ standardStatus: 1, propertyType: 1, city: 1, listPrice: 1 });
  schema.index({ standardStatus: 1, propertyType: 1, bedroomsTotal: 1, listPrice: 1 });
  schema.index({ standardStatus: 1, propertyType: 1, subdivisionName: 1, listPrice: 1 });
  schema.index({ modificationTimestamp: -1, _id: -1 });
});
