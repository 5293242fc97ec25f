import { z } from 'zod';
import { audienceFilterSchema } from './audience.ts';
import { headerTextSchema, idSchema } from './id.ts';

const CAMPAIGN_STATES = ['draft', 'scheduled', 'sending', 'paused', 'finished', 'cancelled', 'stopped'] as const;
const campaignStateSchema = z.enum(CAMPAIGN_STATES);

/** The first mail and up to four more. */
export const MAX_STEPS = 5;

/**
 * One of the later mails of a sequence. It goes to those who got the mail before it and have not answered, booked a
 * call, opted out or bounced since, and whose conversation no person has taken over.
 */
export const campaignStepSchema = z.object({
  subject: z.string(),
  body: z.string(),
  listingKeys: z.array(z.string()),
  /** Counted from the moment the mail before it was accepted. */
  waitHours: z.number(),
});

export const campaignSchema = z.object({
  id: idSchema,
  /** The value of `X-Campaign`: unique, counted up from 1000. */
  number: z.number().int(),
  name: z.string(),
  subject: z.string(),
  /** Half of the recipients get this subject; who is in which half follows from their id and never changes. */
  subjectB: z.string().nullable().default(null),
  /**
   * Plain text with Liquid merge fields such as `{{ firstName }}`. Blank lines part paragraphs. A line by itself
   * `Label: https://…` becomes a button, `![what it shows](https://…)` a picture, `{{ listings }}` the listings, which
   * otherwise stand at the end.
   */
  body: z.string(),
  /** Whom it goes to. */
  audience: audienceFilterSchema,
  listingKeys: z.array(z.string()),
  /** The mails after the first. */
  steps: z.array(campaignStepSchema).default([]),
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

const bodySchema = z.string().max(100_000);
const listingKeysSchema = z.array(z.string().max(200)).max(12);
const stepInputSchema = z.object({
  subject: headerTextSchema.trim(),
  body: bodySchema,
  listingKeys: listingKeysSchema.default([]),
  waitHours: z
    .number()
    .int()
    .min(1)
    .max(24 * 90),
});

/** A draft may be unfinished: `lint` says what it lacks, and `start` refuses it until then. */
export const createCampaignSchema = z.object({
  name: z.string().trim().min(1).max(200),
  subject: headerTextSchema.trim().default(''),
  subjectB: headerTextSchema.trim().nullish(),
  body: bodySchema.default(''),
  audience: audienceFilterSchema,
  listingKeys: listingKeysSchema.optional(),
  steps: z
    .array(stepInputSchema)
    .max(MAX_STEPS - 1)
    .optional(),
  scheduledAt: z.date().nullish(),
  perMinute: z.number().int().min(1).max(10_000).nullish(),
});
export type CreateCampaign = z.input<typeof createCampaignSchema>;

/** What is left out stays as it is. */
export const updateCampaignSchema = z.object({
  campaignId: idSchema,
  ...createCampaignSchema.partial().shape,
  subject: headerTextSchema.trim().optional(),
  body: bodySchema.optional(),
});
export type UpdateCampaign = z.input<typeof updateCampaignSchema>;

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
export const variantSchema = z.enum(['a', 'b']);
export type Variant = z.infer<typeof variantSchema>;

/** One row per (campaign, contact, step): the campaign's ledger. */
export const campaignRecipientSchema = z.object({
  id: idSchema,
  campaignId: idSchema,
  contactId: idSchema,
  /** 0 is the campaign's first mail. */
  step: z.number().int().default(0),
  variant: variantSchema.default('a'),
  address: z.string(),
  state: z.enum(RECIPIENT_STATES),
  reason: z.string().nullable(),
  messageId: idSchema.nullable(),
  /** A later mail of a sequence is not queued before this moment. */
  dueAt: z.date().nullable().default(null),
  acceptedAt: z.date().nullable().default(null),
  confirmedAt: z.date().nullable().default(null),
  bouncedAt: z.date().nullable().default(null),
  complainedAt: z.date().nullable().default(null),
  unsubscribedAt: z.date().nullable().default(null),
  repliedAt: z.date().nullable(),
  /** They replied, and enough is known of what they want. */
  qualifiedAt: z.date().nullable().default(null),
  callBookedAt: z.date().nullable().default(null),
  createdAt: z.date(),
  updatedAt: z.date(),
});
export type CampaignRecipient = z.infer<typeof campaignRecipientSchema>;

/** A row as it is shown: with the contact's name and, once it has left, the conversation and what was seen of it. */
export const recipientViewSchema = campaignRecipientSchema.extend({
  contactName: z.string(),
  threadId: idSchema.nullable(),
  /** The life of its mail, oldest first; empty before it is queued. */
  evidence: z.array(z.object({ at: z.date(), state: z.string(), detail: z.string() })),
});
export type RecipientView = z.infer<typeof recipientViewSchema>;

/** Words that campaigns begin with; a campaign keeps its own copy. */
export const campaignTemplateSchema = z.object({
  id: idSchema,
  name: z.string(),
  subject: z.string(),
  body: z.string(),
  createdAt: z.date(),
  updatedAt: z.date(),
});
export type CampaignTemplate = z.infer<typeof campaignTemplateSchema>;

export const saveTemplateSchema = z.object({
  /** Left out: a new one. */
  templateId: idSchema.optional(),
  name: z.string().trim().min(1).max(200),
  subject: headerTextSchema.trim(),
  body: bodySchema,
});
export type SaveTemplate = z.infer<typeof saveTemplateSchema>;
