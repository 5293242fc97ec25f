import { z } from 'zod';
import { LISTING_PREFERENCES, slotNameSchema, slotSchema } from './contact.ts';
import { idSchema } from './id.ts';
import { guardCheckSchema, mailKindSchema } from './message.ts';

export const MOVES = [
  'qualify',
  'suggest_properties',
  'answer',
  'ask_for_call',
  'confirm_call',
  'acknowledge_seller',
  'hand_to_person',
  'stay_quiet',
] as const;
const moveSchema = z.enum(MOVES);
export type MoveName = z.infer<typeof moveSchema>;

export const INTENTS = [
  'asks_for_listings',
  'asks_about_listing',
  'asks_to_view',
  'asks_to_talk',
  'picks_time',
  'cancels_call',
  'wants_valuation',
  'asks_office_question',
  'asks_legal_or_money_question',
  'asks_for_others_data',
  'is_agent_about_listing',
  'pitches',
  'wants_to_stop',
  'complains',
  'thanks',
  'other',
] as const;

/** What triage says of one mail. Rules fill it for machines, the model for people. */
export const triageSchema = z.object({
  kind: mailKindSchema,
  /** 0–1, the model's own word; used only to send doubt to a person. */
  confidence: z.number().min(0).max(1),
  reason: z.string(),
  /** Words quoted from the mail that show the kind. */
  evidence: z.string(),
  /** ISO 639-1. */
  language: z.string(),
  intents: z.array(z.enum(INTENTS)),
  engagement: z.number().min(0).max(1),
  readiness: z.number().min(0).max(1),
  asksForPerson: z.boolean(),
  refusesCall: z.boolean(),
  injectionSuspected: z.boolean(),
});
export type Triage = z.infer<typeof triageSchema>;

/** One row of the policy table: did it fire, and why or why not. */
const policyRowSchema = z.object({ row: z.string(), fired: z.boolean(), why: z.string() });
export type PolicyRow = z.infer<typeof policyRowSchema>;

export const modelCallSchema = z.object({
  purpose: z.enum(['triage', 'learn', 'draft', 'redraft']),
  model: z.string(),
  /** The schema's name and a hash of instructions, tools and schema: it changes by itself when they do. */
  promptVersion: z.string(),
  inputTokens: z.number(),
  outputTokens: z.number(),
  /** An estimate by the price list of the day; null for a model whose price we do not know. */
  costUsd: z.number().nullable(),
  ms: z.number(),
  attempts: z.number(),
  /** What each try before the last came to, and after how many milliseconds. */
  retries: z.array(z.object({ error: z.string(), ms: z.number() })).default([]),
  error: z.string().nullable(),
});
export type ModelCall = z.infer<typeof modelCallSchema>;

/** Why Openhouse did what it did with one inbound mail. One per mail; a later run replaces an unfinished one. */
export const decisionSchema = z.object({
  id: idSchema,
  messageId: idSchema,
  threadId: idSchema,
  contactId: idSchema.nullable(),
  triage: triageSchema,
  triagedBy: z.enum(['rule', 'model', 'person']),
  slotsKept: z.array(slotSchema),
  slotsRejected: z.array(z.object({ slot: slotNameSchema, quote: z.string(), why: z.string() })),
  /** What the mail says of listings that we showed, with its words. */
  preferences: z.array(z.object({ listingKey: z.string(), preference: z.enum(LISTING_PREFERENCES), quote: z.string() })).optional(),
  /** The draft listing prepared or completed from this mail. */
  preparedListing: z.string().optional(),
  properties: z.array(z.object({ listingKey: z.string(), score: z.number(), taken: z.boolean(), reasons: z.array(z.string()) })),
  move: moveSchema,
  firedRow: z.string(),
  rows: z.array(policyRowSchema),
  guard: z.array(guardCheckSchema),
  outcome: z.enum(['held', 'review', 'quiet', 'handed_over', 'superseded', 'failed']),
  outcomeDetail: z.string(),
  replyId: idSchema.nullable(),
  modelCalls: z.array(modelCallSchema),
  /** Where the time of the last run went, its models' included. */
  engine: z.array(z.object({ step: z.string(), ms: z.number() })).default([]),
  createdAt: z.date(),
  updatedAt: z.date(),
});
export type Decision = z.infer<typeof decisionSchema>;

/** What the models of one day (UTC) have cost all processes together. */
export const modelSpendSchema = z.object({
  /** The day, `2026-03-02`. */
  id: z.string(),
  tokens: z.number(),
  calls: z.number(),
  costUsd: z.number(),
  /** The time to an answer, tries and all: the sum, and how many took at most so many milliseconds. */
  ms: z.number().optional(),
  within: z.record(z.string(), z.number()).optional(),
  /** While the provider does not answer: until when the process that found it out asks nothing more. */
  downUntil: z.date().nullable().optional(),
});
