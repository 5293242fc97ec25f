import { z } from 'zod';
import { JOURNAL_KINDS } from './journal.ts';

const TIMELINE_KINDS = [...JOURNAL_KINDS, 'mail', 'call', 'consent', 'listing', 'first_seen'] as const;

/** One thing that happened with a contact. What does not apply to its kind is empty. */
export const timelineItemSchema = z.object({
  id: z.string(),
  kind: z.enum(TIMELINE_KINDS),
  at: z.date(),
  /** Who did it, by name; empty: Openhouse or the contact. */
  byName: z.string(),
  /** A subject, a topic, a stage, a listing's address (its key, where the listing is gone). */
  title: z.string(),
  text: z.string(),
  /** What it was before, for changes. */
  before: z.string(),
  added: z.array(z.string()),
  removed: z.array(z.string()),
  /** Mail: who wrote it, and how far it got. */
  author: z.string(),
  state: z.string(),
  isInbound: z.boolean(),
  threadId: z.string().nullable(),
  campaignId: z.string().nullable(),
});
export type TimelineItem = z.infer<typeof timelineItemSchema>;
