import { z } from 'zod';
import { headerTextSchema, idSchema } from '../../shared/id.ts';
import { mailKindSchema, messageViewSchema } from '../../shared/message.ts';
import { threadSchema } from '../../shared/thread.ts';
import { present } from '../database/model-from.ts';
import { procedure, room } from '../trpc.ts';
import { requireMayAct } from './desk/may-act.ts';
import { presentMessage } from './desk/present-message.ts';
import { reclassify } from './desk/reclassify.ts';
import { requireMessage, requireThread } from './desk/show-thread.ts';
import { settleMaybeSent } from './ledger/settle-maybe-sent.ts';
import { approveDraft, discardDraft, editDraft, sendNow } from './outbox/update-draft.ts';
import { splitThread } from './split/split-thread.ts';

/** Doors that change one mail of a thread, for whoever may act on the thread. */
const atMessage = (words: string, { errors = '' } = {}) =>
  procedure('agent', words, { errors: `NOT_FOUND ${errors}`.trim() })
    .input(z.object({ messageId: idSchema }))
    .use(async ({ ctx, input, next }) => {
      const { threadId } = await requireMessage(input.messageId);
      requireMayAct(await requireThread(threadId), ctx.user);
      return next();
    });
const onMessage = (...door: Parameters<typeof atMessage>) => atMessage(...door).output(messageViewSchema);

const show = async (messageId: string) => presentMessage(await requireMessage(messageId));

/** The other half of `inbox`: what can be done with one mail. */
export const messagesRouter = room({
  reclassify: onMessage('Says what a mail is; the AI learns from it.')
    .input(z.object({ kind: mailKindSchema }))
    .mutation(async ({ input, ctx }) => presentMessage(await reclassify(input, ctx.edges))),

  split: atMessage('Makes a mail and all that follows it a conversation of its own with the same contact.', { errors: 'CONFLICT' })
    .input(z.object({ subject: headerTextSchema.trim().min(1).max(300) }))
    .output(threadSchema)
    .mutation(async ({ input, ctx }) => present(threadSchema, await requireThread(await splitThread(input, ctx.edges)))),

  editDraft: onMessage(
    'Changes the words of a mail that has not left; it then waits for a person. With the words that it has it only waits.',
    {
      errors: 'CONFLICT',
    },
  )
    .input(z.object({ text: z.string().trim().min(1).max(100_000) }))
    .mutation(async ({ input, ctx }) => {
      await editDraft({ ...input, userId: ctx.user.id }, ctx.edges);
      return show(input.messageId);
    }),

  discardDraft: onMessage('Throws away a mail that has not left.', { errors: 'CONFLICT' }).mutation(async ({ input, ctx }) => {
    await discardDraft({ messageId: input.messageId, userId: ctx.user.id }, ctx.edges);
    return show(input.messageId);
  }),

  approveDraft: onMessage('Lets a mail go that waits for a person.', { errors: 'CONFLICT' }).mutation(async ({ input, ctx }) => {
    await approveDraft({ messageId: input.messageId, userId: ctx.user.id }, ctx.edges);
    return show(input.messageId);
  }),

  sendNow: onMessage('Ends the hold of a mail: it leaves at once.', { errors: 'CONFLICT' }).mutation(async ({ input, ctx }) => {
    await sendNow({ messageId: input.messageId, userId: ctx.user.id }, ctx.edges);
    return show(input.messageId);
  }),

  settleMaybeSent: onMessage('Decides about a mail that may or may not have left.', { errors: 'CONFLICT' })
    .input(z.object({ action: z.enum(['send_again', 'drop']) }))
    .mutation(async ({ input, ctx }) => {
      await settleMaybeSent({ ...input, userId: ctx.user.id }, ctx.edges);
      return show(input.messageId);
    }),
});
