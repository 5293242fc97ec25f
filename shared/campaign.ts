import { z } from 'zod';
import { audienceFilterSchema } from './audience.ts';
import { headerTextSchema, idSchema } from './id.ts';

const CAMPAIGN_STATES = ['draft', 'scheduled', 'sending', 'paused', 'finished', 'cancelled', 'stopped'] as const;
const campaignStateSchema = z.enum(CAMPAIGN_STATES);

export const campaignSchema = z.object({
  id: idSchema,
  /** The value of `X-Campaign`: unique, counted up from 1000. */
  number: z.number().int(),
  name: z.string(),
  subject: z.string(),
  /** Plain text with Liquid merge fields such as `{{ firstName }}`. */
  body: z.string(),
  /** Whom it goes to. */
  audience: audienceFilterSchema,
  listingKeys: z.array(z.string()),
  state: campaignStateSchema,
  stateReason: z.string().nullable(),
  scheduledAt: z.date().nullable(),
  startedAt: z.date().nullable(),
  finishedAt: z.date().nullable(),
  /** Mails per minute; null: the mailbox's own limit. */
  perMinute: z.number().nullable(),
  /** True once every contact of the audience has its recipient row. */
  isExpanded: z.boolean(),
  createdBy: idSchema.nullable(),
  createdAt: z.date(),
  updatedAt: z.date(),
});
export type Campaign = z.infer<typeof campaignSchema>;

export const createCampaignSchema = z.object({
  name: z.string().trim().min(1).max(200),
  subject: headerTextSchema.trim().min(1),
  body: z.string().min(1).max(100_000),
  audience: audienceFilterSchema,
  listingKeys: z.array(z.string()).max(12).optional(),
  scheduledAt: z.date().optional(),
  perMinute: z.number().int().min(1).max(10_000).optional(),
});
export type CreateCampaign = z.infer<typeof createCampaignSchema>;

export const RECIPIENT_STATES = [
  'waiting',
  'queued',
  'accepted',
  'confirmed',
  'bounced',
  'failed',
  'skipped',
  'uncertain',
  'cancelled',
] as const;
/** One row per (campaign, contact): the campaign's ledger. */
export const campaignRecipientSchema = z.object({
  id: idSchema,
  campaignId: idSchema,
  contactId: idSchema,
  address: z.string(),
  state: z.enum(RECIPIENT_STATES),
  reason: z.string().nullable(),
  messageId: idSchema.nullable(),
  repliedAt: z.date().nullable(),
  createdAt: z.date(),
  updatedAt: z.date(),
});
export type CampaignRecipient = z.infer<typeof campaignRecipientSchema>;

/** Live figures of a campaign, each a count of recipients. */
export const campaignReportSchema = z.object({
  campaign: campaignSchema,
  total: z.number(),
  waiting: z.number(),
  queued: z.number(),
  accepted: z.number(),
  confirmed: z.number(),
  bounced: z.number(),
  failed: z.number(),
  skipped: z.number(),
  uncertain: z.number(),
  replied: z.number(),
});
export type CampaignReport = z.infer<typeof campaignReportSchema>;
