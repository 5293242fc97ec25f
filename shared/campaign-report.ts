import { z } from 'zod';
import { campaignSchema, variantSchema } from './campaign.ts';

/**
 * Live figures of a campaign, each a count of contacts. Where a mail stands is told of the first mail; what came of it
 * (replied and on) counts a contact once, whichever mail of a sequence it was.
 */
export const campaignReportSchema = z.object({
  campaign: campaignSchema,
  total: z.number(),
  waiting: z.number(),
  queued: z.number(),
  accepted: z.number(),
  confirmed: z.number(),
  bounced: z.number(),
  /** Found in the Sent folder, whatever came of them later: a bounced mail was sent too. */
  seenInSent: z.number(),
  failed: z.number(),
  skipped: z.number(),
  uncertain: z.number(),
  replied: z.number(),
  qualified: z.number(),
  callsBooked: z.number(),
  unsubscribed: z.number(),
  complained: z.number(),
});
export type CampaignReport = z.infer<typeof campaignReportSchema>;

/** Each stage holds the ones after it. */
const FUNNEL = ['queued', 'accepted', 'confirmed', 'replied', 'qualified', 'callsBooked'] as const;

const stepReportSchema = campaignReportSchema.omit({ campaign: true }).extend({ step: z.number(), subject: z.string() });
export type StepReport = z.infer<typeof stepReportSchema>;

const variantReportSchema = z.object({
  variant: variantSchema,
  subject: z.string(),
  /** Mails that the server accepted. */
  sent: z.number(),
  replied: z.number(),
});
export type VariantReport = z.infer<typeof variantReportSchema>;

export const fullReportSchema = campaignReportSchema.extend({
  funnel: z.array(z.object({ stage: z.enum(FUNNEL), count: z.number() })),
  /** One per mail of the sequence. */
  steps: z.array(stepReportSchema),
  /** Null without a second subject. `words` says what may be said of the difference, and no more. */
  test: z.object({ variants: z.array(variantReportSchema), pValue: z.number().nullable(), words: z.string() }).nullable(),
  overTime: z.object({
    unit: z.enum(['hour', 'day']),
    /** Oldest first, without gaps; `at` is the beginning of the span on the brokerage's clock. */
    spans: z.array(
      z.object({
        at: z.date(),
        accepted: z.number(),
        replied: z.number(),
        bounced: z.number(),
        unsubscribed: z.number(),
      }),
    ),
  }),
});
export type FullReport = z.infer<typeof fullReportSchema>;
