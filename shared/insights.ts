import { z } from 'zod';
import { idSchema } from './id.ts';
import { MAIL_KINDS, mailKindSchema } from './message.ts';
import { NEEDS_REASONS } from './thread.ts';

const DAY_MS = 86_400_000;
/** A longer look is none at how things are. */
const MOST_DAYS = 400;

/** A span of time: `from` counts in, `to` does not. */
export const insightsSpanSchema = z
  .object({ from: z.date(), to: z.date() })
  .refine(({ from, to }) => from < to, 'must end after it begins')
  .refine(({ from, to }) => to.getTime() - from.getTime() <= MOST_DAYS * DAY_MS, `must be ${MOST_DAYS} days at most`);
export type InsightsSpan = z.infer<typeof insightsSpanSchema>;

/** Who answered: the AI by itself, the AI after a person looked at its draft, or a person. */
export const ANSWER_WAYS = ['ai_alone', 'ai_reviewed', 'person'] as const;
const answerWaySchema = z.enum(ANSWER_WAYS);
export type AnswerWay = z.infer<typeof answerWaySchema>;

/**
 * From the customer's first unanswered mail (INTERNALDATE) to the answer's acceptance by the mail server, by nearest rank
 * over all answers of the span. Null when there was none.
 */
const responseSchema = z.object({ count: z.number(), p50Ms: z.number().nullable(), p95Ms: z.number().nullable() });
export type Response = z.infer<typeof responseSchema>;

/** Kinds of mail; `unread` are those that nobody has sorted yet. */
const countedKindSchema = z.enum([...MAIL_KINDS, 'unread']);
export type CountedKind = z.infer<typeof countedKindSchema>;

export const FUNNEL_STEPS = ['wrote', 'answered', 'qualified', 'listingsSent', 'callOffered', 'callBooked'] as const;
const funnelStepSchema = z.enum(FUNNEL_STEPS);
export type FunnelStep = z.infer<typeof funnelStepSchema>;
/** Conversations with buyers, renters and sellers whose first mail came in the span, and how many of them came to each step since. */
const funnelSchema = z.record(funnelStepSchema, z.number());
export type Funnel = z.infer<typeof funnelSchema>;

export const CORRECTIONS = ['reclassified', 'edited', 'discarded', 'guardFailed'] as const;
const correctionSchema = z.enum(CORRECTIONS);
export type Correction = z.infer<typeof correctionSchema>;

const daySchema = z.object({
  /** ISO date in the brokerage's zone. */
  day: z.string(),
  arrived: z.number(),
  kinds: z.partialRecord(countedKindSchema, z.number()),
  answers: z.record(answerWaySchema, z.number()),
  response: responseSchema,
});
export type InsightsDay = z.infer<typeof daySchema>;

export const insightsSchema = z.object({
  from: z.date(),
  to: z.date(),
  timeZone: z.string(),
  arrived: z.number(),
  response: responseSchema.extend({ ai: responseSchema, person: responseSchema }),
  answers: z.record(answerWaySchema, z.number()),
  funnel: z.object({
    total: funnelSchema,
    /** By portal or form; an empty name: wrote by themselves. The most first. */
    bySource: z.array(z.object({ source: z.string(), steps: funnelSchema })),
    byCampaign: z.array(z.object({ campaignId: idSchema, name: z.string(), steps: funnelSchema })),
  }),
  corrections: z.record(correctionSchema, z.number()),
  /** What the models were asked, by day in UTC, as the token budget counts it. The cost is an estimate in US dollars. */
  spend: z.object({
    tokens: z.number(),
    calls: z.number(),
    costUsd: z.number(),
    byDay: z.array(z.object({ day: z.string(), tokens: z.number(), costUsd: z.number() })),
  }),
  /** Every day of the span, also those on which nothing came. */
  days: z.array(daySchema),
  /** Mail that came in, by ISO weekday and hour in the brokerage's zone; hours without mail are left out. */
  load: z.array(z.object({ weekday: z.number(), hour: z.number(), arrived: z.number() })),
  /** Now, whatever the span; `unanswered` and `unassigned` are counted up to a thousand. */
  open: z.object({ needs: z.partialRecord(z.enum(NEEDS_REASONS), z.number()), unanswered: z.number(), unassigned: z.number() }),
});
export type Insights = z.infer<typeof insightsSchema>;

/** A number of Insights, to be opened: what was counted, one by one. */
export const insightsMetricSchema = z.discriminatedUnion('of', [
  z.strictObject({ of: z.literal('answers'), way: answerWaySchema.optional() }),
  z.strictObject({ of: z.literal('arrivals'), kind: countedKindSchema.optional() }),
  z.strictObject({ of: z.literal('hour'), weekday: z.number().int().min(1).max(7), hour: z.number().int().min(0).max(23) }),
  z.strictObject({
    of: z.literal('funnel'),
    step: funnelStepSchema,
    source: z.string().max(200).optional(),
    campaignId: idSchema.optional(),
  }),
  z.strictObject({ of: z.literal('corrections'), what: correctionSchema }),
  z.strictObject({ of: z.literal('unanswered') }),
]);
export type InsightsMetric = z.infer<typeof insightsMetricSchema>;

export const insightsItemSchema = z.object({
  id: idSchema,
  threadId: idSchema,
  at: z.date(),
  subject: z.string(),
  contactName: z.string(),
  kind: mailKindSchema.nullable(),
  /** How long the customer had waited, for answers. */
  waitedMs: z.number().nullable(),
});
export type InsightsItem = z.infer<typeof insightsItemSchema>;
