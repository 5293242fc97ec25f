import { z } from 'zod';
import { decisionSchema } from '../../shared/decision.ts';
import { idSchema } from '../../shared/id.ts';
import { agentDraftSchema, replaySchema } from '../../shared/replay.ts';
import { requireMayAct } from '../inbox/desk/may-act.ts';
import { requireMessage, requireThread } from '../inbox/desk/show-thread.ts';
import { settingsChangeSchema } from '../settings/update-settings.ts';
import { type Context, procedure, room } from '../trpc.ts';
import type { AiEdges } from './ask-model.ts';
import { decisionOf } from './decision.ts';
import { draftForAgent } from './replay/draft-for-agent.ts';
import { replayMail } from './replay/replay-mail.ts';

/** A mail's own id, or for an answer of ours that of the mail it answers. A follow-up answers nobody: it has its own record. */
async function decidedMail(messageId: string): Promise<string> {
  const { direction, delivery } = await requireMessage(messageId);
  if (delivery?.purpose === 'follow_up') return messageId;
  return direction === 'outbound' ? (delivery?.basedOn ?? messageId) : messageId;
}

/** A person who asks waits no longer than this. */
const PATIENCE_MS = 180_000;
const forPerson = ({ edges, services }: Pick<Context, 'edges' | 'services'>): AiEdges => {
  return { ...edges, ...services.ai, signal: AbortSignal.timeout(PATIENCE_MS) };
};

const FAULTS = 'NOT_FOUND BAD_REQUEST SERVICE_UNAVAILABLE';

export const aiRouter = room({
  decision: procedure(
    'agent',
    'Why Openhouse did what it did with a mail: the customer’s, or the answer to it. Null while nothing is decided.',
    {
      errors: 'NOT_FOUND',
    },
  )
    .input(z.object({ messageId: idSchema }))
    .output(decisionSchema.nullable())
    .query(async ({ input }) => decisionOf(await decidedMail(input.messageId))),

  replay: procedure(
    'agent',
    'Decides a past mail again as of then, with today’s prompts and changed settings: both decisions with their answers side by side, and what differs. Nothing is stored or sent.',
    { errors: FAULTS },
  )
    .input(z.object({ messageId: idSchema, settings: settingsChangeSchema.optional() }))
    .output(replaySchema)
    .mutation(async ({ input, ctx }) => {
      const messageId = await decidedMail(input.messageId);
      requireMayAct(await requireThread((await requireMessage(messageId)).threadId), ctx.user);
      return replayMail({ messageId, change: input.settings }, forPerson(ctx));
    }),

  draft: procedure(
    'agent',
    'Writes an answer for a person to send: guarded like the AI’s own, never queued. `instruction` says what is wished (“Shorter”, “In Spanish”), `text` what stands in the composer.',
    { errors: FAULTS },
  )
    .input(
      z.object({
        threadId: idSchema,
        instruction: z.string().trim().max(1000).optional(),
        text: z.string().trim().max(20_000).optional(),
      }),
    )
    .output(agentDraftSchema)
    .mutation(async ({ input, ctx }) => {
      requireMayAct(await requireThread(input.threadId), ctx.user);
      return draftForAgent(input, forPerson(ctx));
    }),
});
