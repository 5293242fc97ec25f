import { tombstoneSchema } from '../../shared/mailbox.ts';
import { modelFrom } from '../database/model-from.ts';

export const TombstoneModel = modelFrom('Tombstone', tombstoneSchema, (schema) => {
  schema.index({ identity: 1 }, { unique: true });
});
