import { apiTokenSchema } from '../../../shared/user.ts';
import { modelFrom } from '../../database/model-from.ts';

export const ApiTokenModel = modelFrom('ApiToken', apiTokenSchema, (schema) => {
  schema.index({ tokenHash: 1 }, { unique: true });
});
