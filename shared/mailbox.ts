import { z } from 'zod';
import { addressSchema, headerTextSchema, idSchema } from './id.ts';

const serverSchema = z.object({
  host: z.string(),
  port: z.number(),
  /** TLS from the first byte; otherwise STARTTLS, except on loopback without a certificate. */
  secure: z.boolean(),
  user: z.string(),
  /** Encrypted at rest with a key derived from AUTH_SECRET. */
  passwordSealed: z.string(),
  isTlsInsecure: z.boolean(),
});

/** A new address is trusted step by step: its day begins small and rises to the full one. */
const warmUpSchema = z.object({
  beganAt: z.date(),
  /** How many mails the first day may have. */
  firstDay: z.number().int().min(1).max(10_000),
  /** After so many days the limit of Settings holds. */
  days: z.number().int().min(1).max(90),
});
export type WarmUp = z.infer<typeof warmUpSchema>;

/** A mail to ourselves, and what the servers between wrote on it (RFC 6376, RFC 8601). */
export const probeSchema = z.object({
  token: z.string(),
  sentAt: z.date(),
  /** Null: on its way. */
  seenAt: z.date().nullable(),
  error: z.string().nullable(),
  /** Where it came to lie. */
  folder: z.enum(['inbox', 'junk']).nullable(),
  /** Each DKIM signature: who signs, by which key, which headers. */
  signatures: z.array(z.object({ domain: z.string(), selector: z.string(), headers: z.array(z.string()) })),
  /** What the receiving server says of it, and what it calls itself; null: it says nothing. */
  verdict: z
    .object({ authservId: z.string(), spf: z.string().nullable(), dkim: z.string().nullable(), dmarc: z.string().nullable() })
    .nullable(),
});
export type Probe = z.infer<typeof probeSchema>;

/** One account we read and send with. */
export const mailboxSchema = z.object({
  id: idSchema,
  source: z.enum(['environment', 'rehearsal', 'settings']),
  address: z.string(),
  fromName: z.string(),
  imap: serverSchema,
  smtp: serverSchema,
  inboxPath: z.string(),
  /** Null: the folder with special use \Sent. */
  sentPath: z.string().nullable(),
  filesSent: z.enum(['auto', 'true', 'false']),
  /** What `auto` has learned: does the server file sent mail by itself? Null: not known yet. */
  filesSentLearned: z.boolean().nullable(),
  authservId: z.string().nullable(),
  isEnabled: z.boolean(),
  /** Mail older than this is stored without effects. */
  firstConnectedAt: z.date().nullable(),
  imapState: z.enum(['unknown', 'ok', 'auth_failed', 'unreachable']),
  smtpState: z.enum(['unknown', 'ok', 'auth_failed', 'unreachable', 'throttled']),
  lastError: z.string().nullable(),
  /** After a rejected password or a throttle: no try before this moment. */
  imapRetryAt: z.date().nullable(),
  smtpRetryAt: z.date().nullable(),
  lastPolledAt: z.date().nullable(),
  /**
   * Set by `bun run restore`, until the mailbox has been read once since: what lies in it by then sets nothing off, and
   * nothing leaves before Sent has told what left already.
   */
  restoredAt: z.date().nullable().optional(),
  /** Nobody has looked into it for long: nothing leaves before Sent has been read. */
  mustReadSent: z.boolean().optional(),
  /** Send counters that hold over restarts and processes: the minute and day they count. */
  sent: z.object({ minute: z.string(), inMinute: z.number(), day: z.string(), inDay: z.number() }),
  warmUp: warmUpSchema.nullable().default(null),
  probe: probeSchema.nullable().default(null),
  /** Taken away in Settings: its mail stays, it is read and sent with no more. */
  removedAt: z.date().nullable().default(null),
  createdAt: z.date(),
  updatedAt: z.date(),
});
export type Mailbox = z.infer<typeof mailboxSchema>;

const serverViewSchema = serverSchema.omit({ passwordSealed: true }).extend({ hasPassword: z.boolean() });

/** What leaves the server of a mailbox: never a password. */
export const mailboxViewSchema = mailboxSchema
  .omit({
    imap: true,
    smtp: true,
    sent: true,
    imapRetryAt: true,
    smtpRetryAt: true,
    removedAt: true,
    filesSentLearned: true,
    probe: true,
    restoredAt: true,
    mustReadSent: true,
  })
  .extend({
    imap: serverViewSchema,
    smtp: serverViewSchema,
    sentToday: z.number(),
    /** How many mails this day may have, warm-up included. */
    limitToday: z.number(),
  });
export type MailboxView = z.infer<typeof mailboxViewSchema>;

const serverInputSchema = z.object({
  host: z
    .string()
    .trim()
    .toLowerCase()
    .max(253)
    .regex(/^[a-z0-9]([a-z0-9.:-]*[a-z0-9])?$/, 'must be the name of a server, such as imap.example.com'),
  port: z.number().int().min(1).max(65_535),
  secure: z.boolean(),
  user: headerTextSchema.max(320),
  /** Left out: the one that is stored stays. */
  password: z.string().min(1).max(1000).optional(),
});

/** A mailbox as an admin fills it in. */
export const mailboxInputSchema = z.object({
  address: addressSchema,
  fromName: headerTextSchema.trim().max(200),
  imap: serverInputSchema,
  smtp: serverInputSchema,
  inboxPath: z.string().trim().min(1).max(500).default('INBOX'),
  sentPath: z.string().trim().min(1).max(500).nullable().default(null),
  authservId: z.string().trim().min(1).max(253).nullable().default(null),
  isEnabled: z.boolean().default(true),
  /** Null: no warm-up, the day's limit of Settings holds. */
  warmUp: warmUpSchema.omit({ beganAt: true }).nullable().default(null),
});
export type MailboxInput = z.infer<typeof mailboxInputSchema>;

/** One thing a test of the connection found. */
export const connectionStepSchema = z.object({
  name: z.string(),
  state: z.enum(['ok', 'warn', 'fail']),
  words: z.string(),
  /** What to do about it; empty when nothing. */
  todo: z.string(),
});
export type ConnectionStep = z.infer<typeof connectionStepSchema>;

const FOLDER_ROLES = ['inbox', 'sent', 'junk'] as const;
export type FolderRole = (typeof FOLDER_ROLES)[number];

/** How far one folder is read. A new UIDVALIDITY is a new cursor. */
export const mailboxCursorSchema = z.object({
  id: idSchema,
  mailboxId: idSchema,
  path: z.string(),
  uidValidity: z.string(),
  role: z.enum(FOLDER_ROLES),
  /** The highest UID up to which every mail is settled. */
  settledUid: z.number(),
  /** UIDs above which something is missing: tried again for two cycles (a UID can become visible late). */
  gaps: z.array(z.object({ uid: z.number(), tries: z.number(), error: z.string().nullable() })),
  /** UIDs that were begun as a group, first and last: while this stands after a crash, each of them is taken by itself. */
  begun: z.object({ from: z.number(), to: z.number() }).nullable().optional(),
  /** What STATUS said last; equal values mean nothing new. */
  lastStatus: z.string().nullable(),
  /** Mail found while this is true is stored without effects (first sight of a folder after a UIDVALIDITY change). */
  isBackfilling: z.boolean(),
  /** Below this UID lies what was in the folder when we first saw it under this UIDVALIDITY. */
  backfillUntilUid: z.number(),
  comparedAt: z.date().nullable(),
  /** When a look that found the folder read to its end began. */
  readAt: z.date().nullable().optional(),
  createdAt: z.date(),
  updatedAt: z.date(),
});
export type MailboxCursor = z.infer<typeof mailboxCursorSchema>;

/** Where one mail was seen: unique (mailboxId, path, uidValidity, uid). */
export const placeSchema = z.object({
  id: idSchema,
  mailboxId: idSchema,
  path: z.string(),
  uidValidity: z.string(),
  uid: z.number(),
  messageId: idSchema.nullable(),
  rawHash: z.string(),
  internalDate: z.date(),
  state: z.enum(['stored', 'quarantined', 'buried']),
  attempts: z.number(),
  error: z.string().nullable(),
  goneAt: z.date().nullable(),
  createdAt: z.date(),
  updatedAt: z.date(),
});
export type Place = z.infer<typeof placeSchema>;

/** A deleted conversation's mail: its identity, so that it does not come back. */
export const tombstoneSchema = z.object({ id: idSchema, identity: z.string(), reason: z.string(), createdAt: z.date() });
export type Tombstone = z.infer<typeof tombstoneSchema>;

/** How many campaign mails one receiver's domain got from one mailbox in one minute: receivers count, too. */
export const domainShareSchema = z.object({
  /** `<mailbox>:<domain>` */
  id: z.string(),
  /** UTC, to the minute: `2026-03-02T15:00`. */
  minute: z.string(),
  inMinute: z.number(),
  /** Who counted last: so that of two who count at once each knows whose count stands. */
  takenBy: z.string(),
  createdAt: z.date(),
  updatedAt: z.date(),
});
