import { z } from 'zod';
import { callSchema } from '../../shared/call.ts';
import { contactSchema, stageSchema } from '../../shared/contact.ts';
import { decisionSchema } from '../../shared/decision.ts';
import { idSchema } from '../../shared/id.ts';
import { mayActOn } from '../../shared/may-act.ts';
import { mailKindSchema, messageViewSchema } from '../../shared/message.ts';
import { noteViewSchema } from '../../shared/note.ts';
import { matchSchema, propertySchema } from '../../shared/property.ts';
import {
  aiModeSchema,
  followUpPlanSchema,
  INBOX_VIEWS,
  inboxViewSchema,
  type Thread,
  threadRowSchema,
  threadSchema,
} from '../../shared/thread.ts';
import { present, type Stored } from '../database/model-from.ts';
import { pageInput } from '../keyset.ts';
import { readRaw } from '../mail/raw-mail.ts';
import { listingKeysLike, rowListings } from '../properties/row-listings.ts';
import { replyFromDesk } from '../reply-from-desk.ts';
import { showConversation } from '../show-conversation.ts';
import { procedure, room } from '../trpc.ts';
import { requireUser, userNames } from '../users/find-users.ts';
import { assignThread, setFollowUps, setThreadMode } from './desk/change-thread.ts';
import { markRead, markUnread } from './desk/mark-read.ts';
import { requireMayAct } from './desk/may-act.ts';
import { presentMessage } from './desk/present-message.ts';
import { closeThread, reopenThread, snoozeThread } from './desk/put-away.ts';
import { requireMessage, requireThread } from './desk/show-thread.ts';
import { handBack } from './hands/hand-back.ts';
import { takeOver } from './hands/take-over.ts';
import { countThreads } from './list/count-threads.ts';
import { listThreads, threadsStillIn } from './list/list-threads.ts';
import { presentRows } from './list/present-rows.ts';
import type { Found } from './list/search-threads.ts';
import { forgetMention } from './notes/mentions.ts';

/** Doors that change one thread: an agent's own, or one that nobody has. What was joined to another means that other one. */
const onThread = (words: string, { errors = '' } = {}) =>
  procedure('agent', words, { errors: `NOT_FOUND ${errors}`.trim() })
    .input(z.object({ threadId: idSchema }))
    .use(async ({ ctx, input, next }) => {
      const thread = await requireThread(input.threadId);
      requireMayAct(thread, ctx.user);
      return next({ input: { ...input, threadId: thread._id } });
    });

/** Where a list stands: one view, and what narrows it. */
const placeInput = {
  view: inboxViewSchema,
  kind: mailKindSchema.optional(),
  stage: stageSchema.optional(),
  assigneeId: idSchema.optional(),
  campaignId: idSchema.optional(),
};

type Looking = { userId: string; search?: { words: string; found: Found } };

async function showRows(threads: Stored<Thread>[], { userId, search }: Looking) {
  const [ownerNames, listings] = await Promise.all([
    userNames(threads.map(({ ownerId }) => ownerId)),
    rowListings(threads.flatMap(({ listingKeys }) => listingKeys)),
  ]);
  return presentRows(threads, { ownerNames, listings, userId, search });
}

const showThread = async (threadId: string) => present(threadSchema, await requireThread(threadId));

export const inboxRouter = room({
  list: procedure(
    'agent',
    'One view of the inbox, newest first. For a search, each row tells where its words stand; in All it finds closed and snoozed ones too.',
  )
    .input(z.object({ ...placeInput, search: z.string().max(200).optional(), ...pageInput }))
    .output(z.object({ threads: z.array(threadRowSchema), nextCursor: z.string().nullable() }))
    .query(async ({ input, ctx }) => {
      const listingKeys = input.search ? await listingKeysLike(input.search) : [];
      const { threads, nextCursor, found } = await listThreads(input, { userId: ctx.user.id, listingKeys });
      const search = found ? { words: input.search ?? '', found } : undefined;
      return { threads: await showRows(threads, { userId: ctx.user.id, search }), nextCursor };
    }),

  rows: procedure('agent', 'Of these threads, the rows of those that stand in this view now; for a list that heard of changes.')
    .input(z.object({ ...placeInput, threadIds: z.array(idSchema).max(100) }))
    .output(z.object({ threads: z.array(threadRowSchema) }))
    .query(async ({ input, ctx }) => ({
      threads: await showRows(await threadsStillIn(input, input.threadIds, { userId: ctx.user.id }), { userId: ctx.user.id }),
    })),

  counts: procedure('agent', 'How many threads each view holds, counted up to a thousand.')
    .output(z.record(z.enum(INBOX_VIEWS), z.number()))
    .query(({ ctx }) => countThreads({ userId: ctx.user.id })),

  thread: procedure('agent', 'A conversation with everything known of it.', { errors: 'NOT_FOUND' })
    .input(z.object({ threadId: idSchema }))
    .output(
      z.object({
        thread: threadSchema,
        ownerName: z.string().nullable(),
        contact: contactSchema.nullable(),
        messages: z.array(messageViewSchema),
        notes: z.array(noteViewSchema),
        /** What the people and the campaigns in this thread are called. */
        names: z.record(z.string(), z.string()),
        decisions: z.array(decisionSchema),
        // Without the links to their calendar entries: those are for the calls' own doors.
        calls: z.array(callSchema.omit({ token: true })),
        matches: z.array(matchSchema),
        followUps: z.array(followUpPlanSchema),
        /** Draft listings prepared for an owner; for our own people alone. */
        preparedListings: z.array(propertySchema),
      }),
    )
    .query(({ input, ctx }) => showConversation(input.threadId, { userId: ctx.user.id, now: ctx.edges.now() })),

  raw: procedure('agent', 'The bytes of a mail as they were on the wire: `raw` holds one character per byte (latin1).', {
    errors: 'NOT_FOUND',
  })
    .input(z.object({ messageId: idSchema }))
    .output(z.object({ messageId: idSchema, hash: z.string(), size: z.number(), raw: z.string() }))
    .query(async ({ input }) => {
      const { rawHash } = await requireMessage(input.messageId);
      const raw = await readRaw(rawHash ?? '');
      return { messageId: input.messageId, hash: rawHash ?? '', size: raw.length, raw: raw.toString('latin1') };
    }),

  markRead: procedure('agent', 'Nothing in this thread is new any more. Reading a colleague’s thread changes nothing.', {
    errors: 'NOT_FOUND',
  })
    .input(z.object({ threadId: idSchema }))
    .output(z.null())
    .mutation(async ({ input, ctx }) => {
      const thread = await requireThread(input.threadId);
      const threadId = thread._id;
      if (mayActOn(thread, ctx.user)) await markRead(threadId, ctx.edges);
      if (await forgetMention({ threadId, userId: ctx.user.id })) ctx.edges.publish('thread.changed', { threadId });
      return null;
    }),

  markUnread: onThread('Makes a thread new again, for whoever wants to come back to it.')
    .output(z.null())
    .mutation(async ({ input, ctx }) => {
      await markUnread(input.threadId, ctx.edges);
      return null;
    }),

  takeOver: onThread(
    'Takes the thread over: when this returns, no AI mail leaves it until it is handed back. `sent` and `unsettled` name AI mails that were leaving at that moment.',
  )
    .output(threadSchema.extend({ voided: z.number(), sent: z.array(idSchema), unsettled: z.array(idSchema) }))
    .mutation(async ({ input, ctx }) => {
      const { voided, sent, unsettled } = await takeOver({ threadId: input.threadId, userId: ctx.user.id }, ctx.edges);
      return {
        ...(await showThread(input.threadId)),
        voided,
        sent: sent.map(({ _id }) => _id),
        unsettled: unsettled.map(({ _id }) => _id),
      };
    }),

  handBack: onThread('Gives the thread back to the AI; it answers if the last mail is the customer’s.', { errors: 'CONFLICT' })
    .output(threadSchema)
    .mutation(async ({ input, ctx }) =>
      present(threadSchema, await handBack({ threadId: input.threadId, userId: ctx.user.id }, ctx.edges)),
    ),

  reply: onThread(
    'Answers as a person; takes the thread over first. The mail can be taken back for some seconds. Listings and times for a call (`slotIds` of `calls.toOffer`) are set under the words, and the times are on offer from then on. `text` may hold bold, italic, links, lists and quotes as Markdown. With `basedOn`, the last mail the writer saw, it is refused when anybody wrote after that, also the writer from elsewhere, unless `force`.',
    { errors: 'CONFLICT' },
  )
    .input(
      z.object({
        text: z.string().trim().min(1).max(100_000),
        listingKeys: z.array(z.string().max(100)).max(12).optional(),
        slotIds: z.array(z.iso.datetime()).max(6).optional(),
        /** What \`POST /attachments\` answered. */
        attachmentIds: z.array(idSchema).max(20).optional(),
        basedOn: idSchema.optional(),
        force: z.boolean().optional(),
      }),
    )
    .output(messageViewSchema)
    .mutation(async ({ input, ctx }) => presentMessage(await replyFromDesk(input, ctx.user, ctx.edges))),

  assign: procedure('lead', 'Makes somebody the owner of a thread, or with null nobody.', { errors: 'NOT_FOUND' })
    .input(z.object({ threadId: idSchema, userId: idSchema.nullable() }))
    .output(threadSchema)
    .mutation(async ({ input, ctx }) => {
      if (input.userId) await requireUser(input.userId);
      return present(threadSchema, await assignThread(input.threadId, input.userId, ctx.edges));
    }),

  close: onThread('Puts a thread out of sight until the customer writes again.')
    .output(threadSchema)
    .mutation(async ({ input, ctx }) => present(threadSchema, await closeThread(input.threadId, ctx.edges))),

  snooze: onThread('Puts a thread out of sight until a moment, or until the customer writes again.')
    .input(z.object({ until: z.date() }))
    .output(threadSchema)
    .mutation(async ({ input, ctx }) => present(threadSchema, await snoozeThread(input.threadId, input.until, ctx.edges))),

  reopen: onThread('Puts a thread back into the inbox; with `undo`, as it was before it was closed or snoozed.')
    .input(z.object({ undo: z.boolean().optional() }))
    .output(threadSchema)
    .mutation(async ({ input, ctx }) => present(threadSchema, await reopenThread(input.threadId, input, ctx.edges))),

  setFollowUps: onThread('Whether a customer who goes quiet here is written to again by itself.')
    .input(z.object({ isOn: z.boolean() }))
    .output(threadSchema)
    .mutation(async ({ input, ctx }) => present(threadSchema, await setFollowUps(input.threadId, input.isOn, ctx.edges))),

  setMode: onThread('How far the AI may go in this thread; null: as in Settings.')
    .input(z.object({ mode: aiModeSchema.nullable() }))
    .output(threadSchema)
    .mutation(async ({ input, ctx }) => present(threadSchema, await setThreadMode(input.threadId, input.mode, ctx.edges))),
});
