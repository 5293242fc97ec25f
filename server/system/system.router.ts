import { z } from 'zod';
import { idSchema } from '../../shared/id.ts';
import { jobCountsSchema, jobNameSchema, jobRunSchema } from '../../shared/job.ts';
import { mailboxCursorSchema, placeSchema } from '../../shared/mailbox.ts';
import { auditEventSchema } from '../../shared/user.ts';
import { countQueues, queuesSchema } from '../inbox/queues/count-queues.ts';
import { listUnsettled, unsettledSchema } from '../inbox/queues/list-unsettled.ts';
import { listOf, pageInput } from '../keyset.ts';
import { listCursors, listQuarantine } from '../mail/accounts/show-mailboxes.ts';
import { requeuePlace } from '../mail/in/requeue-place.ts';
import { procedure, room } from '../trpc.ts';
import { listAudit } from '../users/audit/record-audit.ts';
import { healthSchema, readHealth } from './read-health.ts';
import { showJobs } from './show-jobs.ts';

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
            /** Null: this process does not work on it. */
            nextRunAt: z.date().nullable(),
            lastRun: jobRunSchema.nullable(),
            recent: z.array(jobRunSchema),
            isRunning: z.boolean(),
          }),
        ),
      }),
    )
    .query(async ({ ctx }) => ({ jobs: await showJobs(ctx.services.timetable(), ctx.edges.now()) })),

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

  requeue: procedure('admin', 'Takes a mail out of quarantine and in again; one that fails again goes back.', {
    errors: 'NOT_FOUND CONFLICT',
  })
    .input(z.object({ placeId: idSchema }))
    .output(z.object({ outcome: z.enum(['stored', 'confirmed', 'known', 'quarantined', 'failed']), error: z.string().nullable() }))
    .mutation(async ({ input, ctx }) => {
      const { outcome, error = null } = await requeuePlace(input.placeId, ctx.edges);
      return { outcome, error };
    }),

  queues: procedure('admin', 'What stands in line: conversations that wait for the AI, and the outbox by state.')
    .output(queuesSchema)
    .query(() => countQueues()),

  unsettled: procedure(
    'admin',
    'Mail that may or may not have left, and mail that failed: what a person has to decide (`inbox.settleMaybeSent`).',
  )
    .input(z.object(pageInput).prefault({}))
    .output(listOf(unsettledSchema))
    .query(({ input }) => listUnsettled(input)),

  audit: procedure('admin', 'Who did what, the newest first; by person, by room, or by words.')
    .input(
      z
        .object({
          ...pageInput,
          actor: z.string().max(120).optional(),
          room: z.string().max(40).regex(/^\w*$/).optional(),
          search: z.string().max(200).optional(),
        })
        .prefault({}),
    )
    .output(listOf(auditEventSchema.extend({ who: z.string() })))
    .query(({ input }) => listAudit(input)),
});
