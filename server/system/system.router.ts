import { z } from 'zod';
import { JOB_NAMES, jobCountsSchema, jobNameSchema, jobRunSchema } from '../../shared/job.ts';
import { mailboxCursorSchema, placeSchema } from '../../shared/mailbox.ts';
import { auditEventSchema } from '../../shared/user.ts';
import { listJobs } from '../jobs/list-jobs.ts';
import { listOf, pageInput } from '../keyset.ts';
import { listCursors, listQuarantine } from '../mail/show-mailboxes.ts';
import { procedure, room } from '../trpc.ts';
import { listAudit } from '../users/record-audit.ts';
import { healthSchema, readHealth } from './read-health.ts';

export const systemRouter = room({
  health: procedure('agent', 'How every part is, as `GET /healthz` says it.')
    .output(healthSchema)
    .query(({ ctx }) => readHealth(ctx)),

  jobs: procedure('admin', 'Every job: when it runs, what it did last, whether it runs now.')
    .output(
      z.object({
        jobs: z.array(
          z.object({
            name: jobNameSchema,
            words: z.string(),
            lastRun: jobRunSchema.nullable(),
            recent: z.array(jobRunSchema),
            isRunning: z.boolean(),
          }),
        ),
      }),
    )
    .query(async ({ ctx }) => {
      const states = await listJobs(JOB_NAMES, ctx.edges.now());
      const words = new Map(ctx.services.timetable().map((entry) => [entry.name, entry.words]));
      const jobs = JOB_NAMES.map((name) => {
        const { lastRun = null, recent = [], holder = null } = states.get(name) ?? {};
        return { name, words: words.get(name) ?? '', lastRun, recent, isRunning: holder !== null };
      });
      return { jobs };
    }),

  runJob: procedure('admin', 'Runs a job now, waits, and says what the run did.')
    .input(z.object({ name: jobNameSchema }))
    .output(z.object({ ran: z.boolean(), counts: jobCountsSchema, error: z.string().nullable(), ms: z.number() }))
    .mutation(({ input, ctx }) => ctx.services.runJobNow(input.name)),

  cursors: procedure('admin', 'How far each folder is read.')
    .output(z.object({ cursors: z.array(mailboxCursorSchema.extend({ address: z.string() })) }))
    .query(async () => ({ cursors: await listCursors() })),

  quarantine: procedure('admin', 'Mail that could not be taken in; its raw bytes are kept.')
    .input(z.object(pageInput).prefault({}))
    .output(listOf(placeSchema))
    .query(({ input }) => listQuarantine(input)),

  audit: procedure('admin', 'Who did what, the newest first.')
    .input(z.object(pageInput).prefault({}))
    .output(listOf(auditEventSchema))
    .query(({ input }) => listAudit(input)),
});
