import { suppressionSchema } from '../../../shared/contact.ts';
import { modelFrom } from '../../database/model-from.ts';

export const SuppressionModel = modelFrom(
  'Suppression',
  suppressionSchema.extend({ updatedAt: suppressionSchema.shape.createdAt }),
  (schema) => {
    schema.index({ addressHash: 1 }, { unique: true });
  },
);
