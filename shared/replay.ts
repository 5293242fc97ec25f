import { z } from 'zod';
import { callSlotSchema } from './call.ts';
import { decisionSchema } from './decision.ts';
import { idSchema } from './id.ts';
import { guardCheckSchema } from './message.ts';

/** An answer as a record or a replay shows it. */
const replayDraftSchema = z.object({ text: z.string(), listingKeys: z.array(z.string()), times: z.array(z.date()) });

/** One side of a replay: a decision without the ids of anything stored. */
const replaySideSchema = decisionSchema
  .pick({
    triage: true,
    triagedBy: true,
    slotsKept: true,
    slotsRejected: true,
    properties: true,
    move: true,
    firedRow: true,
    rows: true,
    guard: true,
    outcome: true,
    outcomeDetail: true,
    modelCalls: true,
    engine: true,
  })
  .extend({ draft: replayDraftSchema.nullable() });
export type ReplaySide = z.infer<typeof replaySideSchema>;

const DIFFERENCES = ['kind', 'intents', 'mood', 'slots', 'move', 'row', 'listings', 'times', 'text', 'guard', 'outcome'] as const;
const differenceSchema = z.object({ what: z.enum(DIFFERENCES), before: z.string(), after: z.string() });
export type Difference = z.infer<typeof differenceSchema>;

/** A past mail, decided again: what was, what would be, and what differs. Nothing of it is stored or sent. */
export const replaySchema = z.object({
  messageId: idSchema,
  /** The moment whose knowledge the replay had. */
  asOf: z.date(),
  /** Null when nothing was decided about the mail yet. */
  before: replaySideSchema.nullable(),
  after: replaySideSchema,
  differences: z.array(differenceSchema),
});
export type Replay = z.infer<typeof replaySchema>;

/** What the AI wrote for a person: for the composer, never queued. */
export const agentDraftSchema = z.object({
  text: z.string(),
  listingKeys: z.array(z.string()),
  /** Times that stand in the text. */
  times: z.array(callSlotSchema),
  /** ISO 639-1. */
  language: z.string(),
  /** The checks of the last try; a person reads what failed and decides. */
  guard: z.array(guardCheckSchema),
});
export type AgentDraft = z.infer<typeof agentDraftSchema>;
