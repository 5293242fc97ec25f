import { z } from 'zod';
import { idSchema } from './id.ts';

/** What one of us writes beside a conversation, for colleagues alone: it is no mail and never becomes one. */
export const noteSchema = z.object({
  id: idSchema,
  threadId: idSchema,
  userId: idSchema,
  text: z.string(),
  /** Whom it calls; each of them finds the thread under "Needs you" until they look or answer. */
  mentions: z.array(idSchema),
  editedAt: z.date().nullable(),
  createdAt: z.date(),
  updatedAt: z.date(),
});
export type Note = z.infer<typeof noteSchema>;

export const noteViewSchema = noteSchema.extend({ authorName: z.string() });
export type NoteView = z.infer<typeof noteViewSchema>;
