import { z } from 'zod';
import { slotNameSchema } from '../../../shared/contact.ts';

/** What the model answers: one entry per slot it found, with the customer's exact words. */
export const learnAnswerSchema = z.object({
  slots: z.array(
    z.object({
      slot: slotNameSchema,
      value: z.union([z.string(), z.number(), z.boolean(), z.array(z.string())]),
      quote: z.string(),
    }),
  ),
});
export type LearnAnswer = z.infer<typeof learnAnswerSchema>;
