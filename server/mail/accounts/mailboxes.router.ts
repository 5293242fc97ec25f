import { z } from 'zod';
import { idSchema } from '../../../shared/id.ts';
import { connectionStepSchema, mailboxInputSchema, mailboxViewSchema, probeSchema } from '../../../shared/mailbox.ts';
import { loadSettings } from '../../settings/load-settings.ts';
import { goLive } from '../../system/go-live.ts';
import { deliverabilitySchema, readDeliverability } from '../../system/read-deliverability.ts';
import { type Context, procedure, room } from '../../trpc.ts';
import { mailboxById } from '../find-mailboxes.ts';
import { sendProbe } from '../probe/send-probe.ts';
import { testImap, testSmtp } from '../trial/test-mailbox.ts';
import { completeServers, createMailbox, removeMailbox, updateMailbox } from './change-mailbox.ts';
import { listMailboxes, showMailbox } from './list-mailboxes.ts';

const nothing = z.null();
const isStage = ({ services }: Pick<Context, 'services'>) => services.rehearsal !== null;
const perDayOf = async ({ edges }: Pick<Context, 'edges'>) => (await loadSettings(edges.now())).sending.perDay;

/** Doors of `settings`: the mailboxes that are read and sent with, and whether the world believes them. */
export const mailboxesRouter = room({
  mailboxes: procedure('admin', 'Every mailbox with its health, never with a password.')
    .output(z.object({ items: z.array(mailboxViewSchema) }))
    .query(async ({ ctx }) => ({ items: await listMailboxes(ctx.edges) })),

  testMailbox: procedure(
    'admin',
    'Signs in on a mailbox’s server as Openhouse would and says step by step what went well; saves and sends nothing.',
    {
      errors: 'NOT_FOUND',
    },
  )
    .input(
      z.object({
        part: z.enum(['imap', 'smtp']),
        /** The stored one, whose passwords fill in what `mailbox` leaves out. */
        mailboxId: idSchema.optional(),
        mailbox: mailboxInputSchema.pick({ imap: true, smtp: true, inboxPath: true, sentPath: true }),
      }),
    )
    .output(z.object({ steps: z.array(connectionStepSchema) }))
    .mutation(async ({ input, ctx }) => {
      const known = input.mailboxId ? await mailboxById(input.mailboxId) : null;
      const { imap, smtp } = completeServers(input.mailbox, { known, secret: ctx.edges.secret, only: input.part });
      await ctx.services.refuseHost(input.mailbox[input.part].host);
      const tried = { ...input.mailbox, imap, smtp };
      return { steps: input.part === 'imap' ? await testImap(tried, ctx.edges) : await testSmtp(tried) };
    }),

  createMailbox: procedure('admin', 'Adds a mailbox; while Openhouse rehearses it waits for `goLive`.', { errors: 'CONFLICT' })
    .input(mailboxInputSchema)
    .output(mailboxViewSchema)
    .mutation(async ({ input, ctx }) => {
      await Promise.all([input.imap.host, input.smtp.host].map(ctx.services.refuseHost));
      const mailbox = await createMailbox(input, { isStage: isStage(ctx), edges: ctx.edges });
      ctx.services.nudge('poll-mailboxes');
      return showMailbox(mailbox, { perDay: await perDayOf(ctx), now: ctx.edges.now() });
    }),

  updateMailbox: procedure('admin', 'Changes a mailbox of Settings, all of it; a password that is left out stays.', {
    errors: 'NOT_FOUND CONFLICT',
  })
    .input(z.object({ mailboxId: idSchema, mailbox: mailboxInputSchema }))
    .output(mailboxViewSchema)
    .mutation(async ({ input, ctx }) => {
      await Promise.all([input.mailbox.imap.host, input.mailbox.smtp.host].map(ctx.services.refuseHost));
      const mailbox = await updateMailbox(input.mailboxId, input.mailbox, { isStage: isStage(ctx), edges: ctx.edges });
      ctx.services.nudge('poll-mailboxes');
      return showMailbox(mailbox, { perDay: await perDayOf(ctx), now: ctx.edges.now() });
    }),

  removeMailbox: procedure('admin', 'Takes a mailbox away and forgets its passwords; its conversations stay.', {
    errors: 'NOT_FOUND CONFLICT',
  })
    .input(z.object({ mailboxId: idSchema }))
    .output(nothing)
    .mutation(async ({ input, ctx }) => {
      await removeMailbox(input.mailboxId, ctx.edges);
      return null;
    }),

  deliverability: procedure(
    'admin',
    'SPF, DKIM and DMARC of each sending domain, with the exact record to publish, and what the last test mail showed.',
  )
    .output(z.object({ items: z.array(deliverabilitySchema) }))
    .query(async ({ ctx }) => ({ items: await readDeliverability(ctx.edges, { askTxt: ctx.services.askTxt }) })),

  sendProbe: procedure('admin', 'Sends a test mail from a mailbox to itself; `deliverability` shows what came of it.', {
    errors: 'NOT_FOUND TOO_MANY_REQUESTS',
  })
    .input(z.object({ mailboxId: idSchema }))
    .output(probeSchema.omit({ token: true }))
    .mutation(async ({ input, ctx }) => {
      const probe = await sendProbe(input.mailboxId, ctx.edges);
      ctx.services.nudge('poll-mailboxes');
      return probe;
    }),

  goLive: procedure(
    'admin',
    'Tries the mailboxes of Settings, ends the rehearsal for good and opens them; `clear` takes away all it invented, `allTheSame` goes on with a mailbox that does not work.',
    { errors: 'CONFLICT SERVICE_UNAVAILABLE' },
  )
    .input(z.object({ clear: z.boolean(), allTheSame: z.boolean().default(false) }))
    .output(nothing)
    .mutation(async ({ input, ctx }) => {
      const { endRehearsal, ai, nudge } = ctx.services;
      await goLive(input, { isStage: isStage(ctx), hasModel: !ai.models.isRehearsal, endRehearsal, edges: ctx.edges });
      nudge('poll-mailboxes');
      return null;
    }),
});
