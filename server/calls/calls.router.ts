import { z } from 'zod';
import type { Call } from '../../shared/call.ts';
import { CALL_STATES, callSchema, callSlotSchema } from '../../shared/call.ts';
import { idSchema } from '../../shared/id.ts';
import { contactById } from '../contacts/find-contacts.ts';
import { present, type Stored } from '../database/model-from.ts';
import { notFound } from '../errors.ts';
import { requireMayAct } from '../inbox/desk/may-act.ts';
import { requireThread } from '../inbox/desk/show-thread.ts';
import { listOf, pageInput } from '../keyset.ts';
import { procedure, room } from '../trpc.ts';
import { bookCall } from './book-call.ts';
import { cancelCall, completeCall, rescheduleCall } from './change-call.ts';
import { freeCallSlots } from './free-slots.ts';
import { callById, listCalls } from './list-calls.ts';

const show = (call: Stored<Call>) => present(callSchema, call);

/** Doors that change one call: an agent's own, or one of the brokerage's line, in a thread they may act on. */
const onCall = (words: string) =>
  procedure('agent', words, { errors: 'NOT_FOUND CONFLICT' })
    .input(z.object({ callId: idSchema }))
    .use(async ({ ctx, input, next }) => {
      const call = await callById(input.callId);
      if (!call) throw notFound('call', input.callId);
      requireMayAct({ ownerId: call.agentId }, ctx.user);
      if (call.threadId) requireMayAct(await requireThread(call.threadId), ctx.user);
      return next();
    })
    .output(callSchema);

export const callsRouter = room({
  list: procedure('agent', 'Calls of a span of time, the latest first.')
    .input(
      z
        .object({
          from: z.date().optional(),
          to: z.date().optional(),
          states: z.array(z.enum(CALL_STATES)).optional(),
          contactId: idSchema.optional(),
          ...pageInput,
        })
        .prefault({}),
    )
    .output(listOf(callSchema))
    .query(({ input }) => listCalls(input)),

  slots: procedure('agent', 'Free times for calls.')
    .input(z.object({ from: z.date(), to: z.date(), limit: z.number().int().min(1).max(500).default(100) }))
    .output(z.object({ slots: z.array(callSlotSchema) }))
    .query(async ({ input, ctx }) => ({ slots: await freeCallSlots(input, ctx.edges) })),

  book: procedure('agent', 'Books a free time and sends the customer the invitation.', { errors: 'NOT_FOUND CONFLICT' })
    .input(z.object({ contactId: idSchema, threadId: idSchema.nullish(), startsAt: z.date(), topic: z.string().max(500).default('') }))
    .output(callSchema)
    .mutation(async ({ input, ctx }) => {
      if (!(await contactById(input.contactId))) throw notFound('contact', input.contactId);
      if (input.threadId) requireMayAct(await requireThread(input.threadId), ctx.user);
      return show(await bookCall({ ...input, threadId: input.threadId ?? null, sendsConfirmation: true }, ctx.edges));
    }),

  reschedule: onCall('Moves a booked call to another free time; the customer is told.')
    .input(z.object({ startsAt: z.date() }))
    .mutation(async ({ input, ctx }) => show(await rescheduleCall(input, ctx.edges))),

  cancel: onCall('Cancels a booked call; the customer is told.')
    .input(z.object({ reason: z.string().max(500).optional() }))
    .mutation(async ({ input, ctx }) => show(await cancelCall(input, ctx.edges))),

  complete: onCall('Writes down how a call went.')
    .input(z.object({ outcome: z.string().max(10_000), isNoShow: z.boolean().optional() }))
    .mutation(async ({ input, ctx }) => show(await completeCall(input, ctx.edges))),
});
