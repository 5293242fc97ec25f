import { z } from 'zod';
import { LISTING_PREFERENCES, slotNameSchema } from '../../../shared/contact.ts';

/**
 * What a model may leave out: asked for in the schema, since strict structured output knows no optional field, and
 * forgiven when it is missing. The `default` that zod writes for it is no word of strict output either.
 */
const forgiven = <T extends z.ZodType>(schema: T, missing: z.output<T>) => schema.catch(missing).meta({ default: undefined });

/** What the model answers: one entry per slot it found, and one per listing the mail judges, with the customer's exact words. */
export const learnAnswerSchema = z.object({
  slots: z.array(
    z.object({
      slot: slotNameSchema,
      value: z.union([z.string(), z.number(), z.boolean(), z.array(z.string())]),
      /** For lists: said anew, added, or taken back. Null leaves it to the words. */
      change: forgiven(z.enum(['set', 'add', 'remove']).nullable(), null),
      quote: z.string(),
    }),
  ),
  listings: forgiven(z.array(z.object({ listingKey: z.string(), preference: z.enum(LISTING_PREFERENCES), quote: z.string() })), []),
});
/** `change` and `listings` may be missing where somebody writes an answer by hand. */
export type LearnAnswer = {
  slots: (Omit<z.output<typeof learnAnswerSchema>['slots'][number], 'change'> & { change?: 'set' | 'add' | 'remove' | null })[];
  listings?: z.output<typeof learnAnswerSchema>['listings'];
};
