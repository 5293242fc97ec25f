import { z } from 'zod';
import { idSchema } from '../../../shared/id.ts';
import { importRunSchema } from '../../../shared/import.ts';
import { modelFrom } from '../../database/model-from.ts';

/** The agent who began it, and may change no colleague's contacts; null: whoever it was may change everybody's. */
const bound = { boundTo: idSchema.nullable().optional() };
/** Who works on it, until when: a process that died is found out and its work taken over. */
const claim = { claimedBy: z.string().nullable().optional(), claimedUntil: z.date().nullable().optional() };

export const ImportRunModel = modelFrom('ImportRun', importRunSchema.extend({ ...bound, ...claim }), (schema) => {
  // The job asks for runs with something to do.
  schema.index({ state: 1, _id: 1 });
});
