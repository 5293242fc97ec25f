import { z } from 'zod';
import type { Call } from '../../shared/call.ts';
import {
  availabilityChangeSchema,
  availabilityViewSchema,
  CALL_STATES,
  callSchema,
  callSlotSchema,
  proposedCallSchema,
} from '../../shared/call.ts';
import { idSchema } from '../../shared/id.ts';
import { mayActOn } from '../../shared/may-act.ts';
import type { Thread } from '../../shared/thread.ts';
import type { User } from '../../shared/user.ts';
import { contactById } from '../contacts/find-contacts.ts';
import { present, type Stored } from '../database/model-from.ts';
import { AppError, notFound } from '../errors.ts';
import { requireMayAct } from '../inbox/desk/may-act.ts';
import { openThreadOf } from '../inbox/desk/open-thread-of.ts';
import { requireThread } from '../inbox/desk/show-thread.ts';
import { listOf, pageInput } from '../keyset.ts';
import { enabledMailboxes } from '../mail/find-mailboxes.ts';
import { requireMayMove } from '../pipeline/may-move.ts';
import { procedure, room } from '../trpc.ts';
import { bookCall } from './book-call.ts';
import { cancelCall, completeCall, rescheduleCall } from './change-call.ts';
import { callById, listCalls } from './list-calls.ts';
import { openProposals } from './open-proposals.ts';
import { giveCall } from './people/give-call.ts';
import { untoldCalls, whomToTell } from './people/whom-to-tell.ts';
import { setAvailability, showAvailability } from './set-availability.ts';
import { freeCallSlots } from './slots/free-slots.ts';
import { minutesOf } from './slots/lay-out-slots.ts';
import { slotsToOffer } from './slots/slots-to-offer.ts';

const show = (call: Stored<Call>) => present(callSchema, call);

const whose = z.strictObject({ agentId: idSchema.nullish() });

/** Left out, it is one's own. */
const lineOf = ({ agentId }: z.infer<typeof whose>, user: User): string | null => (agentId === undefined ? user.id : agentId);
const maySet = (line: string | null, user: User): boolean => line === user.id || user.role !== 'agent';
const notYours = () =>
  new AppError('FORBIDDEN', { message: 'not their line', userMessage: 'Only a team lead says when others take calls.' });

/** Mail of ours to ourselves would come in as a customer's. */
const ownMailbox = () =>
  new AppError('BAD_INPUT', {
    message: 'the mailbox itself',
    userMessage: 'This is the mailbox Openhouse reads. Please give an address of your own.',
  });

/** The invitation goes into the thread, so it has to be that contact's own. */
function requireTheirs(thread: Pick<Thread, 'ownerId' | 'contactId'>, { contactId, user }: { contactId: string; user: User }): void {
  requireMayAct(thread, user);
  if (thread.contactId === contactId) return;
  const userMessage = 'This conversation is another contact’s.';
  throw new AppError('BAD_INPUT', { message: `the thread is not one of ${contactId}`, userMessage });
}

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
  list: procedure('agent', 'Calls of a span of time, the latest first; with `agentId` one person’s, with null the brokerage’s own line.')
    .input(
      z
        .object({
          from: z.date().optional(),
          to: z.date().optional(),
          states: z.array(z.enum(CALL_STATES)).optional(),
          contactId: idSchema.optional(),
          agentId: idSchema.nullish(),
          isSoonestFirst: z.boolean().optional(),
          ...pageInput,
        })
        .prefault({}),
    )
    .output(listOf(callSchema))
    .query(({ input }) => listCalls(input)),

  byId: procedure('agent', 'One call, whether the one who asks may change it, and whether anybody in the house is told of it.', {
    errors: 'NOT_FOUND',
  })
    .input(z.object({ callId: idSchema }))
    .output(callSchema.extend({ mayChange: z.boolean(), isTold: z.boolean() }))
    .query(async ({ input, ctx }) => {
      const call = await callById(input.callId);
      if (!call) throw notFound('call', input.callId);
      const isTheirs = mayActOn({ ownerId: call.agentId }, ctx.user);
      const mayChange = isTheirs && (call.threadId === null || mayActOn(await requireThread(call.threadId), ctx.user));
      return { ...show(call), mayChange, isTold: (await whomToTell(call.agentId)) !== '' };
    }),

  untold: procedure('agent', 'Booked calls ahead that nobody in the house is told of, the next one first.')
    .output(z.object({ items: z.array(callSchema) }))
    .query(async ({ ctx }) => ({ items: (await untoldCalls(ctx.edges.now())).map(show) })),

  slots: procedure('agent', 'Free times for calls.')
    .input(z.object({ from: z.date(), to: z.date(), limit: z.number().int().min(1).max(500).default(100), callId: idSchema.optional() }))
    .output(z.object({ slots: z.array(callSlotSchema) }))
    .query(async ({ input: { callId, ...span }, ctx }) => {
      // A booked call moves within the time of the agent who has it, and keeps its length.
      const call = callId ? await callById(callId) : null;
      return { slots: await freeCallSlots({ ...span, ...(call && { agentId: call.agentId, lengthMinutes: minutesOf(call) }) }, ctx.edges) };
    }),

  toOffer: procedure(
    'agent',
    'Times to offer in a reply: `best` as the AI would, `slots` all there are, one’s own where one takes calls.',
    {
      errors: 'NOT_FOUND',
    },
  )
    .input(z.object({ threadId: idSchema, limit: z.number().int().min(1).max(500).default(100) }))
    .output(z.object({ best: z.array(callSlotSchema), slots: z.array(callSlotSchema) }))
    .query(async ({ input, ctx }) => {
      const thread = await requireThread(input.threadId);
      requireMayAct(thread, ctx.user);
      return slotsToOffer({ ...input, threadId: thread._id, userId: ctx.user.id }, ctx.edges);
    }),

  proposed: procedure('agent', 'Times that our mails offer and that nobody has chosen yet.')
    .input(z.object({ from: z.date(), to: z.date() }))
    .output(z.object({ items: z.array(proposedCallSchema) }))
    .query(async ({ input, ctx }) => ({ items: await openProposals(input, ctx.edges) })),

  availability: procedure('agent', 'When one takes calls: one’s own hours, or with `agentId` a colleague’s; with null the brokerage’s.')
    .input(whose)
    .output(availabilityViewSchema)
    .query(({ input, ctx }) => {
      const line = lineOf(input, ctx.user);
      return showAvailability(line, { mayFeed: maySet(line, ctx.user), now: ctx.edges.now() });
    }),

  setAvailability: procedure('agent', 'Says when one takes calls; for others and for the brokerage only a lead may.')
    .input(whose.extend(availabilityChangeSchema.shape))
    .output(availabilityViewSchema)
    .mutation(async ({ input: { agentId, ...change }, ctx }) => {
      const line = lineOf({ agentId }, ctx.user);
      if (!maySet(line, ctx.user)) throw notYours();
      if ((await enabledMailboxes()).some(({ address }) => address === change.inviteAddress.toLowerCase())) throw ownMailbox();
      await setAvailability(line, change, ctx.edges);
      return showAvailability(line, { mayFeed: true, now: ctx.edges.now() });
    }),

  book: procedure('agent', 'Books a free time with a customer that no colleague has and sends them the invitation.', {
    errors: 'NOT_FOUND CONFLICT',
  })
    .input(z.object({ contactId: idSchema, threadId: idSchema.nullish(), startsAt: z.date(), topic: z.string().max(500).default('') }))
    .output(callSchema)
    .mutation(async ({ input, ctx }) => {
      const contact = await contactById(input.contactId);
      if (!contact) throw notFound('contact', input.contactId);
      const named = input.threadId ? await requireThread(input.threadId) : null;
      if (named) requireTheirs(named, { contactId: input.contactId, user: ctx.user });
      else await requireMayMove(input.contactId, ctx.user);
      const thread = named ?? (await openThreadOf(input.contactId));
      // The call is for whoever has the conversation or the lead, else for whoever books, if they are free then.
      const preferAgentId = thread?.ownerId ?? contact.ownerId ?? ctx.user.id;
      const booking = { ...input, threadId: thread?._id ?? null, preferAgentId, sendsConfirmation: true };
      return show(await bookCall(booking, ctx.edges));
    }),

  reschedule: onCall('Moves a booked call to another free time; the customer is told.')
    .input(z.object({ startsAt: z.date() }))
    .mutation(async ({ input, ctx }) => show(await rescheduleCall(input, ctx.edges))),

  give: onCall('Gives a booked call to a person, who is told of it.')
    .input(z.object({ agentId: idSchema }))
    .mutation(async ({ input, ctx }) => show(await giveCall(input, ctx.edges))),

  cancel: onCall('Cancels a booked call; the customer is told.')
    .input(z.object({ reason: z.string().max(500).optional() }))
    .mutation(async ({ input, ctx }) => show(await cancelCall(input, ctx.edges))),

  complete: onCall('Writes down how a call went.')
    .input(z.object({ outcome: z.string().max(10_000), isNoShow: z.boolean().optional() }))
    .mutation(async ({ input, ctx }) => show(await completeCall(input, ctx.edges))),
});
