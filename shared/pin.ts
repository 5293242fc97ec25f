import { z } from 'zod';
import { propertySchema } from './property.ts';

/** A listing on the map. */
export const pinSchema = propertySchema
  .pick({ listingKey: true, listPrice: true, standardStatus: true, propertyType: true, unparsedAddress: true, subdivisionName: true })
  .extend({ latitude: z.number(), longitude: z.number() });
export type Pin = z.infer<typeof pinSchema>;
