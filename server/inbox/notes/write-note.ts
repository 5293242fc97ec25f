import type { Note } from '../../../shared/note.ts';
import { newId, type Stored } from '../../database/model-from.ts';
import type { Edges } from '../../edges.ts';
import { AppError, notFound } from '../../errors.ts';
import { callColleagues, forgetMention, forgetNote } from './mentions.ts';
import { NoteModel } from './note.model.ts';

type Author = { userId: string; userName: string };
type Words = {
  text: string;
  /** Ids of people who exist. */
  mentions: string[];
};

/** Writes a note beside a conversation. Whoever writes has seen what they were called for. */
export async function writeNote(
  { threadId, userId, userName, text, mentions }: { threadId: string } & Author & Words,
  edges: Edges,
): Promise<Stored<Note>> {
  const note = (
    await NoteModel.create({ _id: newId(), threadId, userId, text, mentions: others(mentions, userId), editedAt: null })
  ).toObject();
  await forgetMention({ threadId, userId });
  await callColleagues(note, { whom: note.mentions, by: userName, at: edges.now() });
  edges.publish('thread.changed', { threadId });
  return note;
}

/** Changes one's own note. Who is mentioned only now is called now. */
export async function editNote(
  { noteId, userId, userName, text, mentions }: { noteId: string } & Author & Words,
  edges: Edges,
): Promise<Stored<Note>> {
  const before = await requireOwn(noteId, userId);
  const $set = { text, mentions: others(mentions, userId), editedAt: edges.now() };
  const note = await NoteModel.findOneAndUpdate({ _id: noteId, userId }, { $set }, { returnDocument: 'after' }).lean();
  if (!note) throw notFound('note', noteId);
  await forgetNote(note, { except: note.mentions });
  const whom = note.mentions.filter((id) => !before.mentions.includes(id));
  await callColleagues(note, { whom, by: userName, at: edges.now() });
  edges.publish('thread.changed', { threadId: note.threadId });
  return note;
}

export async function deleteNote({ noteId, userId }: { noteId: string; userId: string }, edges: Edges): Promise<void> {
  const note = await requireOwn(noteId, userId);
  await NoteModel.deleteOne({ _id: noteId, userId });
  await forgetNote(note, { except: [] });
  edges.publish('thread.changed', { threadId: note.threadId });
}

const others = (mentions: string[], userId: string) => [...new Set(mentions)].filter((id) => id !== userId);

async function requireOwn(noteId: string, userId: string): Promise<Stored<Note>> {
  const note = await NoteModel.findById(noteId).lean();
  if (!note) throw notFound('note', noteId);
  if (note.userId === userId) return note;
  throw new AppError('FORBIDDEN', {
    message: `note ${noteId} is not of ${userId}`,
    userMessage: 'Only who wrote a note may change it.',
  });
}
