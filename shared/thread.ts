import { z } from 'zod';
import { AI_MODES } from './choices.ts';
import { stageSchema } from './contact.ts';
import { idSchema } from './id.ts';
import { authorSchema, mailKindSchema } from './message.ts';

export const aiModeSchema = z.enum(AI_MODES);
export type AiMode = z.infer<typeof aiModeSchema>;

/** Where the AI stands with a thread, as the inbox shows it. */
const AI_STATES = ['idle', 'waiting', 'thinking', 'writing', 'holding', 'review', 'standing_down'] as const;
const aiStateSchema = z.enum(AI_STATES);
export type AiState = z.infer<typeof aiStateSchema>;

/** Why a person is needed: shown in the view "Needs you". */
export const NEEDS_REASONS = [
  'review',
  'handed_over',
  'maybe_sent',
  'failed',
  'triage_failed',
  'mention',
  'promised',
  'snooze_over',
  'restored',
  'call_untold',
] as const;
const needsSchema = z.object({ reason: z.enum(NEEDS_REASONS), detail: z.string(), at: z.date() });

const THREAD_STATUSES = ['open', 'closed', 'snoozed'] as const;
const threadStatusSchema = z.enum(THREAD_STATUSES);

/** The thread's place in the AI's queue. One run per thread at a time. */
const answerWorkSchema = z.object({
  state: z.enum(['none', 'waiting', 'claimed']),
  /** Not before this moment: the settle time after the newest mail, or a backoff. */
  dueAt: z.date().nullable(),
  claimedBy: z.string().nullable(),
  claimedUntil: z.date().nullable(),
  attempts: z.number(),
  lastError: z.string().nullable(),
});

/** When a conversation first came to each step on the way to a call. A step it never came to is absent. */
const milestonesSchema = z.object({
  /** The first mail of the customer that was seen arriving; a backfill is the past and no step. */
  wroteAt: z.date().optional(),
  answeredAt: z.date().optional(),
  /** Enough is known to match listings, or to value a home. */
  qualifiedAt: z.date().optional(),
  listingsSentAt: z.date().optional(),
  callOfferedAt: z.date().optional(),
  callBookedAt: z.date().optional(),
  /** The portal or form the customer came through; empty for those who wrote by themselves. */
  source: z.string().optional(),
});
export type Milestone = Exclude<keyof z.infer<typeof milestonesSchema>, 'source'>;

export const threadSchema = z.object({
  id: idSchema,
  mailboxId: idSchema,
  contactId: idSchema.nullable(),
  /** Normalised addresses of everybody outside the brokerage who takes part. */
  participants: z.array(z.string()),
  /** Portal mail threads by (contact, property, portal): that key, else null. */
  portalKey: z.string().nullable(),
  subject: z.string(),
  kind: mailKindSchema.nullable(),
  stage: stageSchema,
  status: threadStatusSchema,
  snoozedUntil: z.date().nullable(),
  /** What the thread was before a person closed or snoozed it: undoing gives that back. */
  putAway: z
    .object({ status: threadStatusSchema, snoozedUntil: z.date().nullable(), needs: needsSchema.nullable(), unread: z.number() })
    .nullable()
    .default(null),
  /** Null: the mode of Settings. The strictest of brokerage, kind and thread wins. */
  mode: aiModeSchema.nullable(),
  ownerId: idSchema.nullable(),
  /** A person has the thread: the AI stays quiet until it is handed back. */
  isTakenOver: z.boolean(),
  standDownReason: z.string().nullable(),
  /** The fence of a takeover: every AI mail carries the epoch it was written in, and leaves in no other. */
  epoch: z.number(),
  answer: answerWorkSchema,
  aiState: aiStateSchema,
  /** When the held answer leaves. */
  sendingAt: z.date().nullable(),
  needs: needsSchema.nullable(),
  /** Colleagues whom a note calls and who have not looked yet, each with who called and with what words. */
  openMentions: z.array(z.object({ userId: idSchema, noteId: idSchema, detail: z.string(), at: z.date() })).optional(),
  /** False for threads of campaign mail alone: they come into the inbox with the first reply. */
  isInInbox: z.boolean(),
  unread: z.number(),
  messageCount: z.number(),
  /** Customer mails that we answered. */
  exchanges: z.number(),
  /** The exchange at which the customer last refused a call. */
  callRefusedAt: z.number().nullable(),
  followUpsSent: z.number(),
  lastInboundAt: z.date().nullable(),
  lastOutboundAt: z.date().nullable(),
  /** The list's order: the newest message of either side. */
  lastMessageAt: z.date(),
  lastWords: z.string(),
  lastAuthor: authorSchema,
  campaignIds: z.array(idSchema),
  listingKeys: z.array(z.string()),
  flags: z.array(z.string()),
  /** The thread from which this one, or the one it was split from, was first split: a reply joins its nearest parent alone. */
  splitRoot: idSchema.optional(),
  milestones: milestonesSchema.optional(),
  /** A person wants nothing sent by itself when the customer goes quiet. */
  noFollowUps: z.boolean().optional(),
  createdAt: z.date(),
  updatedAt: z.date(),
});
export type Thread = z.infer<typeof threadSchema>;

/** One of the few mails that a customer who went quiet gets, as it stands beside the conversation. */
export const followUpPlanSchema = z.object({
  /** Counted from 1. */
  number: z.number(),
  state: z.enum(['planned', 'under_way', 'sent']),
  /** When it left, leaves, or is looked at: it comes only with something new. Null when it does not come. */
  dueAt: z.date().nullable(),
  /** Why a planned one does not come, in words. */
  whyNot: z.string().nullable(),
  messageId: idSchema.nullable(),
});
export type FollowUpPlan = z.infer<typeof followUpPlanSchema>;

export const INBOX_VIEWS = ['needs_you', 'all', 'mine', 'unassigned', 'sellers', 'buyers', 'calls', 'snoozed', 'spam', 'closed'] as const;
export const inboxViewSchema = z.enum(INBOX_VIEWS);
export type InboxView = z.infer<typeof inboxViewSchema>;

/** A place where the words of a search stand: plain text, and which parts of it to mark (offsets in UTF-16, end exclusive). */
const searchHitSchema = z.object({
  where: z.enum(['contact', 'subject', 'mail', 'listing']),
  text: z.string(),
  marks: z.array(z.object({ from: z.number(), to: z.number() })),
});
export type SearchHit = z.infer<typeof searchHitSchema>;

/** The listing a thread is about, as its row shows it. */
const rowListingSchema = z.object({ listingKey: z.string(), address: z.string(), picture: z.string() });
export type RowListing = z.infer<typeof rowListingSchema>;

/** One row of the inbox list. */
export const threadRowSchema = threadSchema
  .pick({
    id: true,
    subject: true,
    kind: true,
    stage: true,
    status: true,
    snoozedUntil: true,
    ownerId: true,
    isTakenOver: true,
    aiState: true,
    sendingAt: true,
    needs: true,
    unread: true,
    messageCount: true,
    lastMessageAt: true,
    lastWords: true,
    lastAuthor: true,
    listingKeys: true,
    contactId: true,
  })
  .extend({
    contactName: z.string(),
    contactEmail: z.string(),
    ownerName: z.string().nullable(),
    /** The listing named last, when one is under discussion. */
    listing: rowListingSchema.nullable(),
    /** Why a search found it; empty when nothing is searched for. */
    hits: z.array(searchHitSchema),
  });
export type ThreadRow = z.infer<typeof threadRowSchema>;
