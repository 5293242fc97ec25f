import { z } from 'zod';
import { idSchema } from './id.ts';

export const JOB_NAMES = [
  'poll-mailboxes',
  'answer-threads',
  'send-outbox',
  'advance-campaigns',
  'import-contacts',
  'follow-up',
  'remind-calls',
  'reconcile-sent',
  'wake-threads',
  'deliver-webhooks',
  'housekeeping',
] as const;
export const jobNameSchema = z.enum(JOB_NAMES);
export type JobName = z.infer<typeof jobNameSchema>;

/** Who runs a job now. One document per job; whoever holds it renews it while working. */
export const leaseSchema = z.object({
  id: idSchema,
  holder: z.string().nullable(),
  /** Counts the takings: a holder that lost its lease finds another number. */
  fence: z.number(),
  until: z.date(),
});
export type Lease = z.infer<typeof leaseSchema>;

/** What all runs of a job did since the first, for counters that outlive runs and restarts. Quiet runs are not in it. */
export const jobTotalSchema = z.object({
  /** The job's name. */
  id: idSchema,
  runs: z.number(),
  failures: z.number(),
  ms: z.number(),
  counts: z.record(z.string(), z.number()),
});

/** What a run did, by words of the job's own, e.g. `{ sent: 3, failed: 1 }`. */
export const jobCountsSchema = z.record(z.string(), z.number());
export type JobCounts = z.infer<typeof jobCountsSchema>;

export const jobRunSchema = z.object({
  id: idSchema,
  job: jobNameSchema,
  process: z.string(),
  startedAt: z.date(),
  finishedAt: z.date().nullable(),
  ms: z.number().nullable(),
  counts: jobCountsSchema,
  /** Quiet runs in a row that this record stands for. */
  repeats: z.number(),
  error: z.string().nullable(),
});
export type JobRun = z.infer<typeof jobRunSchema>;
