import { audienceSchema } from '../../../shared/audience.ts';
import { modelFrom } from '../../database/model-from.ts';

export const AudienceModel = modelFrom('Audience', audienceSchema, (schema) => {
  schema.index({ name: 1 }, { unique: true });
});
