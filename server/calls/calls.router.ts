import { z } from 'zod';
import type { Call } from '../../shared/call.ts';
import { CALL_STATES, callSchema, callSlotSchema } from '../../shared/call.ts';
import { idSchema } from '../../shared/id.ts';
import { contactById } from '../contacts/find-contacts.ts';
import { present, type Stored } from '../database/model-from.ts';
import { notFound } from '../errors.ts';
import { listOf, pageInput } from '../keyset.ts';
import { procedure, room } from '../trpc.ts';
import { bookCall } from './book-call.ts';
import { cancelCall, completeCall, rescheduleCall } from './change-call.ts';
import { freeCallSlots } from './free-slots.ts';
import { listCalls } from './list-calls.ts';

const show = (call: Stored<Call>) => present(callSchema, call);

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
      return show(await bookCall({ ...input, threadId: input.threadId ?? null, sendsConfirmation: true }, ctx.edges));
    }),

  reschedule: procedure('agent', 'Moves a booked call to another free time; the customer is told.', { errors: 'NOT_FOUND CONFLICT' })
    .input(z.object({ callId: idSchema, startsAt: z.date() }))
    .output(callSchema)
    .mutation(async ({ input, ctx }) => show(await rescheduleCall(input, ctx.edges))),

  cancel: procedure('agent', 'Cancels a booked call; the customer is told.', { errors: 'NOT_FOUND CONFLICT' })
    .input(z.object({ callId: idSchema, reason: z.string().max(500).optional() }))
    .output(callSchema)
    .mutation(async ({ input, ctx }) => show(await cancelCall(input, ctx.edges))),

  complete: procedure('agent', 'Writes down how a call went.', { errors: 'NOT_FOUND CONFLICT' })
    .input(z.object({ callId: idSchema, outcome: z.string().max(10_000), isNoShow: z.boolean().optional() }))
    .output(callSchema)
    .mutation(async ({ input, ctx }) => show(await completeCall(input, ctx.edges))),
});
