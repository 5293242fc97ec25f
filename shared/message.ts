import { z } from 'zod';
import { toldListingSchema } from './contact.ts';
import { idSchema, namedAddressSchema } from './id.ts';

/** What one inbound mail is, by what the writer wants now. */
export const MAIL_KINDS = [
  'buyer_lead',
  'renter_lead',
  'seller_lead',
  'general_inquiry',
  'existing_client',
  'vendor',
  'unsubscribe',
  'complaint',
  'auto_reply',
  'bounce',
  'spam_report',
  'spam',
  'other',
] as const;
export const mailKindSchema = z.enum(MAIL_KINDS);
export type MailKind = z.infer<typeof mailKindSchema>;

/**
 * Where an outgoing mail stands. No way leads out of accepted, failed or voided but confirmation, bounce or a
 * person's hand. Only an `uncertain` mail may have been sent without our knowing.
 */
const DELIVERY_STATES = [
  'drafting',
  'review',
  'holding',
  'queued',
  'claimed',
  'handing_over',
  'accepted',
  'confirmed',
  'voided',
  'failed',
  'uncertain',
] as const;
export const deliveryStateSchema = z.enum(DELIVERY_STATES);
export type DeliveryState = z.infer<typeof deliveryStateSchema>;

/** Who wrote a mail: `other_client` is a person of ours in another mail program, found in Sent. */
const AUTHORS = ['customer', 'ai', 'agent', 'campaign', 'system', 'other_client'] as const;
export const authorSchema = z.enum(AUTHORS);

/** Why an outgoing mail exists. */
export const PURPOSES = ['reply', 'hand_over', 'campaign', 'follow_up', 'reminder', 'unsubscribe_confirmation', 'system'] as const;
const purposeSchema = z.enum(PURPOSES);

const attachmentSchema = z.object({
  fileName: z.string(),
  contentType: z.string(),
  size: z.number(),
  contentId: z.string().nullable(),
  /** Where the bytes of a file of ours lie until those of the mail are fixed. */
  uploadId: idSchema.optional(),
});

/** RFC 8601 verdicts of the one configured authserv-id. */
const trustSchema = z.object({
  spf: z.string().nullable(),
  dkim: z.string().nullable(),
  dmarc: z.string().nullable(),
});

export const guardCheckSchema = z.object({
  gate: z.enum(['fact', 'fair_housing', 'promise', 'leak', 'form']),
  passed: z.boolean(),
  detail: z.string(),
  /** 1 for the first draft, 2 for the second try. */
  attempt: z.number(),
});
export type GuardCheck = z.infer<typeof guardCheckSchema>;

/** One line of a mail's life: what was seen, and when. */
const evidenceLineSchema = z.object({ at: z.date(), state: z.string(), detail: z.string() });

/** The part of a message that only outgoing mail has: this is the outbox and the ledger (decision 005). */
export const deliverySchema = z.object({
  /** Unique over all outgoing mail, e.g. `reply:<inbound id>`, `campaign:<id>:<contact>`, `follow-up:<thread>:<step>`. */
  key: z.string(),
  state: deliveryStateSchema,
  purpose: purposeSchema,
  /** The thread's epoch when this was written; the sender voids the mail when the thread has moved on. Null: not fenced. */
  epoch: z.number().nullable(),
  /** Counts the claims; a write by an older claim finds nothing. */
  fence: z.number(),
  claimedBy: z.string().nullable(),
  claimedUntil: z.date().nullable(),
  /** A held mail is released at this moment; null waits for a person (review). */
  holdUntil: z.date().nullable(),
  /** A queued mail is not tried before this moment. */
  dueAt: z.date(),
  attempts: z.number(),
  lastError: z.string().nullable(),
  smtpResponse: z.string().nullable(),
  handingOverAt: z.date().nullable(),
  acceptedAt: z.date().nullable(),
  confirmedAt: z.date().nullable(),
  /** The last inbound message the writer had read; a newer one voids an AI draft. */
  basedOn: idSchema.nullable(),
  /** For `uncertain` and for accepted mail waiting to be seen in Sent: looks taken and when the next is due. */
  looks: z.number(),
  nextLookAt: z.date().nullable(),
  /** Sent copy appended by us, because the server does not file by itself. */
  filedAt: z.date().nullable(),
  guard: z.array(guardCheckSchema),
  evidence: z.array(evidenceLineSchema),
  /** Extra headers of this mail, fixed at creation (X-Campaign, List-Unsubscribe, Auto-Submitted…). */
  headers: z.array(z.object({ name: z.string(), value: z.string() })),
  /** iCalendar text of an invitation sent with this mail. */
  calendar: z.string().nullable(),
});
export type Delivery = z.infer<typeof deliverySchema>;

export const messageSchema = z.object({
  id: idSchema,
  threadId: idSchema,
  contactId: idSchema.nullable(),
  mailboxId: idSchema,
  direction: z.enum(['inbound', 'outbound']),
  author: authorSchema,
  /** The person who wrote it, when a person did it in the app. */
  userId: idSchema.nullable(),
  /** Unique: the provider's id or (mailbox, Message-ID, content hash) for mail we read; `out:<key>` for mail we write. */
  identity: z.string(),
  /** With angle brackets, as in the header; null for mail without one. */
  messageId: z.string().nullable(),
  /** Every Message-ID this mail was seen with on the wire: ours, the server's, the one in Sent. */
  wireIds: z.array(z.string()),
  inReplyTo: z.string().nullable(),
  references: z.array(z.string()),
  from: namedAddressSchema,
  replyTo: z.array(namedAddressSchema),
  to: z.array(namedAddressSchema),
  cc: z.array(namedAddressSchema),
  subject: z.string(),
  /** The whole text part. */
  text: z.string(),
  /** What a person typed, where the composer's marks (bold, lists, links) were set: for taking a held mail back. */
  markdown: z.string().optional(),
  /** The text without quoted history and signature; never empty when `text` is not. */
  visibleText: z.string(),
  /** As received: unsafe until sanitised (`presentMessage` does). */
  html: z.string().nullable(),
  attachments: z.array(attachmentSchema),
  /** SHA-256 of the raw bytes, which is also their name in GridFS; null until an outgoing mail is queued. */
  rawHash: z.string().nullable(),
  rawSize: z.number(),
  /** The Date header clamped to sane years: shown, never sorted by. */
  date: z.date(),
  /** IMAP INTERNALDATE, or the moment of writing for our own mail: the order of a thread. */
  sortAt: z.date(),
  kind: mailKindSchema.nullable(),
  kindBy: z.enum(['rule', 'model', 'person']).nullable(),
  confidence: z.number().nullable(),
  /** Why this mail is a machine's, e.g. `Auto-Submitted: auto-replied`; empty for a person's mail. */
  automaticSigns: z.array(z.string()),
  trust: trustSchema.nullable(),
  /** Mail stored without effects: older than our first connection, or found again. */
  isBackfill: z.boolean(),
  /** Oddities a person should see, e.g. `reference from a stranger`, `same Message-ID, other content`. */
  flags: z.array(z.string()),
  campaignId: idSchema.nullable(),
  campaignNumber: z.number().nullable(),
  listingKeys: z.array(z.string()),
  /** The same listings as this mail tells them, where we wrote it. */
  listingsTold: z.array(toldListingSchema).optional(),
  /** Call slots offered in this mail. */
  offeredSlots: z.array(z.object({ slotId: z.string(), startsAt: z.date(), endsAt: z.date() })),
  decisionId: idSchema.nullable(),
  /** For a real answer: when the mail server took it, and how long the customer's first unanswered mail had waited by then. */
  answered: z.object({ at: z.date(), waitedMs: z.number() }).optional(),
  delivery: deliverySchema.nullable(),
  createdAt: z.date(),
  updatedAt: z.date(),
});
export type Message = z.infer<typeof messageSchema>;

/** What leaves the server: no raw HTML, no claim bookkeeping. `html` is sanitised. */
export const messageViewSchema = messageSchema.omit({ identity: true });
export type MessageView = z.infer<typeof messageViewSchema>;
