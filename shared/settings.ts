import { z } from 'zod';
import { openHoursSchema } from './call.ts';
import { idSchema } from './id.ts';
import { aiModeSchema } from './thread.ts';

/** Night, in minutes after the brokerage's own midnight; `from` after `to` runs over midnight. */
const quietHoursSchema = z.object({
  isOn: z.boolean(),
  from: z.number().int().min(0).max(1439),
  to: z.number().int().min(0).max(1439),
  /** Whoever wrote within so many minutes is awake, and is answered. */
  awakeMinutes: z.number().int().min(0).max(1440),
});

/** What the first admin is led through, in this order. */
export const SETUP_STEPS = ['brokerage', 'mailbox', 'model', 'done'] as const;
export const setupStepSchema = z.enum(SETUP_STEPS);
export type SetupStep = z.infer<typeof setupStepSchema>;

/** One document for the whole brokerage. Each default is what a new brokerage gets. */
export const settingsSchema = z.object({
  id: idSchema,
  brokerage: z.object({
    name: z.string(),
    postalAddress: z.string(),
    phone: z.string(),
    website: z.string(),
    /** IANA name; all hours and labels are in it. */
    timeZone: z.string(),
    locale: z.string(),
    currency: z.string(),
    officeHours: z.string(),
    /** Domains that a mail of ours may link to. */
    linkDomains: z.array(z.string()),
  }),
  voice: z.object({ tone: z.string(), signature: z.string(), disclosure: z.string(), isDisclosureOn: z.boolean() }),
  ai: z.object({
    mode: aiModeSchema,
    /** Stricter modes per mail kind. */
    modeByKind: z.record(z.string(), aiModeSchema),
    holdSeconds: z.number(),
    settleSeconds: z.number(),
    /** When no automatic answer leaves, unless the customer is awake. */
    quietHours: quietHoursSchema.default({ isOn: false, from: 21 * 60, to: 7 * 60, awakeMinutes: 15 }),
    /** Below this the mail goes to a person. 0–1. */
    minConfidence: z.number(),
    callReadiness: z.number(),
    callEngagement: z.number(),
    callExchange: z.number(),
    callSlotsFilled: z.number(),
    refusalWindow: z.number(),
    /** Between two automatic answers to one contact. */
    secondsBetweenReplies: z.number().default(60),
    maxAutoRepliesPerHour: z.number(),
    maxAutoRepliesPerDay: z.number(),
    maxAutoRepliesPerMailboxHour: z.number(),
    dailyTokenBudget: z.number(),
    timeoutSeconds: z.number(),
    concurrency: z.number(),
  }),
  calls: z.object({
    hours: z.array(openHoursSchema),
    lengthMinutes: z.number(),
    noticeMinutes: z.number(),
    horizonDays: z.number(),
    remindMinutesBefore: z.number(),
  }),
  followUps: z.object({ isOn: z.boolean(), afterDays: z.array(z.number()) }),
  sending: z.object({
    perMinute: z.number(),
    perDay: z.number(),
    /** Campaign mails per minute to one domain of receivers; absent or null: half of `perMinute`. */
    perDomainPerMinute: z.number().nullable().optional(),
    undoSeconds: z.number(),
  }),
  /** The first mailbox connection etc. live on Mailbox; these are what the environment pins over the values above. */
  pinned: z.object({
    mode: aiModeSchema.nullable(),
    holdSeconds: z.number().nullable(),
    settleSeconds: z.number().nullable(),
    perMinute: z.number().nullable(),
    perDay: z.number().nullable(),
  }),
  /** How far the first admin has come with setting the house up. */
  setup: z.object({ step: setupStepSchema }).default({ step: 'done' }),
  /** When the rehearsal was ended for good; from then on no start rehearses. */
  liveSince: z.date().nullable().default(null),
  createdAt: z.date(),
  updatedAt: z.date(),
});
export type Settings = z.infer<typeof settingsSchema>;
