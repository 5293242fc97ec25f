import { z } from 'zod';
import { idSchema } from '../../../shared/id.ts';
import { modelFrom } from '../../database/model-from.ts';

/** A contact that was merged into another: its id, which old links and rows still name, and whose it is now. */
export const ContactAliasModel = modelFrom(
  'ContactAlias',
  z.object({ id: idSchema, contactId: idSchema, isSettled: z.boolean() }),
  (schema) => {
    schema.index({ contactId: 1 });
    // Merges that a crash has cut short.
    schema.index({ isSettled: 1 }, { partialFilterExpression: { isSettled: false } });
  },
);
