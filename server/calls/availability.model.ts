import { availabilitySchema } from '../../shared/call.ts';
import { modelFrom } from '../database/model-from.ts';

export const AvailabilityModel = modelFrom('Availability', availabilitySchema, (schema) => {
  schema.index({ agentId: 1 }, { unique: true });
  schema.index({ feedToken: 1 }, { unique: true });
});
