import { z } from 'zod';
import { variantSchema } from './campaign.ts';
import { idSchema } from './id.ts';

/** Which mail of a campaign a finding is about: 0 is the first, null all of it. */
const stepRefSchema = z.number().int().nullable();

/** One thing that is wrong with a campaign. An `error` refuses the start, a `warning` does not. */
const lintFindingSchema = z.object({
  level: z.enum(['error', 'warning']),
  /** Names the rule, e.g. `no-postal-address`. */
  rule: z.string(),
  words: z.string(),
  step: stepRefSchema,
});
export type LintFinding = z.infer<typeof lintFindingSchema>;

export const lintResultSchema = z.object({
  findings: z.array(lintFindingSchema),
  /** False when there is an error among them. */
  canStart: z.boolean(),
  /** How many the audience holds now. */
  audienceCount: z.number(),
  /** Merge fields that some of the audience lack: these recipients are skipped. */
  missingFields: z.array(z.object({ field: z.string(), count: z.number() })),
});
export type LintResult = z.infer<typeof lintResultSchema>;

export const previewInputSchema = z.object({
  campaignId: idSchema,
  /** Left out: somebody of the audience. */
  contactId: idSchema.optional(),
  /** Left out: the first mail. */
  step: z.number().int().min(0).max(4).default(0),
  /** Left out: the subject that this contact would get. */
  variant: variantSchema.optional(),
});

/** A mail as one recipient would get it, to the letter. */
export const previewSchema = z.object({
  contactId: idSchema.nullable(),
  to: z.object({ address: z.string(), name: z.string() }),
  from: z.object({ address: z.string(), name: z.string() }).nullable(),
  variant: variantSchema,
  subject: z.string(),
  text: z.string(),
  /** A whole document; show it in a sandboxed frame. */
  html: z.string(),
  /** Size of both parts in bytes. */
  bytes: z.number(),
  /** Why this contact would not get it; empty when they would. What is missing stands in brackets in the mail. */
  problems: z.array(z.string()),
});
export type Preview = z.infer<typeof previewSchema>;
