import { z } from 'zod';
import { importRunSchema } from '../../../shared/import.ts';
import { modelFrom } from '../../database/model-from.ts';

/** Who works on it, until when: a process that died is found out and its work taken over. */
const claim = { claimedBy: z.string().nullable().optional(), claimedUntil: z.date().nullable().optional() };

export const ImportRunModel = modelFrom('ImportRun', importRunSchema.extend(claim), (schema) => {
  // The job asks for runs with something to do.
  schema.index({ state: 1, _id: 1 });
});
