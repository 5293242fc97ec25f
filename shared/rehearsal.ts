import { z } from 'zod';

/** One simulated customer, as the Rehearsal page shows it. */
export const castMemberSchema = z.object({
  address: z.string(),
  name: z.string(),
  role: z.string(),
  story: z.string(),
  mailsSent: z.number(),
  mailsReceived: z.number(),
  /** What this customer does next, in words. */
  next: z.string(),
});
export type CastMember = z.infer<typeof castMemberSchema>;

/** A mail as it arrived at a simulated customer. */
export const sentMailSchema = z.object({
  at: z.date(),
  from: z.string(),
  to: z.array(z.string()),
  subject: z.string(),
  text: z.string(),
  /** As a mail program would show it, sanitised; null for a mail without. */
  html: z.string().nullable(),
  messageId: z.string().nullable(),
  headers: z.record(z.string(), z.string()),
  raw: z.string(),
});
export type SentMail = z.infer<typeof sentMailSchema>;

export const receiveInputSchema = z.object({
  from: z.email(),
  name: z.string().max(200).optional(),
  subject: z.string().max(998),
  text: z.string().max(1_000_000),
  html: z.string().max(1_000_000).optional(),
  inReplyTo: z.string().max(998).optional(),
  headers: z.record(z.string(), z.string()).optional(),
});
export type ReceiveInput = z.infer<typeof receiveInputSchema>;
