import { z } from 'zod';
import { idSchema } from './id.ts';

export const JOURNAL_KINDS = ['made', 'imported', 'note', 'stage', 'owner', 'tags', 'details', 'merged'] as const;

/** One thing that was done with a contact: who, when, what it was before. Also what undoing a change reads. */
export const journalEntrySchema = z.object({
  id: idSchema,
  contactId: idSchema,
  kind: z.enum(JOURNAL_KINDS),
  at: z.date(),
  /** A user's id; null: Openhouse itself. */
  by: idSchema.nullable(),
  /** The stage or the owner's id before and after. */
  before: z.string().nullable(),
  after: z.string().nullable(),
  /** Tags put on and taken off. */
  added: z.array(z.string()),
  removed: z.array(z.string()),
  /** A note, or what there is to say: a source, the fields that changed. */
  text: z.string(),
  /** Shared by the entries of one change of many contacts. */
  changeId: idSchema.nullable(),
  undoneAt: z.date().nullable(),
});
export type JournalEntry = z.infer<typeof journalEntrySchema>;
