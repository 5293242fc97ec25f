import { z } from 'zod';
import { idSchema } from '../../../shared/id.ts';
import { mayActOn } from '../../../shared/may-act.ts';
import { type Note, noteViewSchema } from '../../../shared/note.ts';
import type { Stored } from '../../database/model-from.ts';
import { procedure, room } from '../../trpc.ts';
import { userNames } from '../../users/find-users.ts';
import { requireMayAct } from '../desk/may-act.ts';
import { requireThread } from '../desk/show-thread.ts';
import { isMentioned } from './mentions.ts';
import { presentNote } from './present-note.ts';
import { deleteNote, editNote, writeNote } from './write-note.ts';

const words = {
  text: z.string().trim().min(1).max(20_000),
  /** Ids of colleagues whom the note calls. */
  mentions: z.array(idSchema).max(50).default([]),
};

/** Only who exists can be called. */
const known = async (ids: string[]) => [...(await userNames(ids)).keys()];

const show = async (note: Stored<Note>) => presentNote(note, await userNames([note.userId]));

/** What colleagues say to each other beside a conversation. */
export const notesRouter = room({
  note: procedure(
    'agent',
    'Writes a note beside a conversation: for colleagues alone, never sent, never read by the AI. `mentions` calls them to it.',
    { errors: 'NOT_FOUND' },
  )
    .input(z.object({ threadId: idSchema }))
    .use(async ({ ctx, input, next }) => {
      const thread = await requireThread(input.threadId);
      const isAsked = mayActOn(thread, ctx.user) || (await isMentioned({ threadId: thread._id, userId: ctx.user.id }));
      if (!isAsked) requireMayAct(thread, ctx.user);
      return next({ input: { ...input, threadId: thread._id } });
    })
    .input(z.object(words))
    .output(noteViewSchema)
    .mutation(async ({ input, ctx: { user, edges } }) => {
      const mentions = await known(input.mentions);
      return show(await writeNote({ ...input, mentions, userId: user.id, userName: user.name }, edges));
    }),

  editNote: procedure('agent', 'Changes one’s own note.', { errors: 'NOT_FOUND' })
    .input(z.object({ noteId: idSchema, ...words }))
    .output(noteViewSchema)
    .mutation(async ({ input, ctx: { user, edges } }) => {
      const mentions = await known(input.mentions);
      return show(await editNote({ ...input, mentions, userId: user.id, userName: user.name }, edges));
    }),

  deleteNote: procedure('agent', 'Deletes one’s own note.', { errors: 'NOT_FOUND' })
    .input(z.object({ noteId: idSchema }))
    .output(z.null())
    .mutation(async ({ input, ctx }) => {
      await deleteNote({ ...input, userId: ctx.user.id }, ctx.edges);
      return null;
    }),
});
