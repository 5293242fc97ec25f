import { z } from 'zod';
import { idSchema } from '../../../shared/id.ts';
import { modelFrom } from '../../database/model-from.ts';

/** A piece of an uploaded file, kept until the run has ended. */
export const ImportPartModel = modelFrom(
  'ImportPart',
  z.object({ id: idSchema, importId: idSchema, part: z.number(), text: z.string() }),
  (schema) => {
    schema.index({ importId: 1, part: 1 }, { unique: true });
  },
);
