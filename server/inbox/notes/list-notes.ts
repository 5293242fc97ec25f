import type { Note } from '../../../shared/note.ts';
import type { Stored } from '../../database/model-from.ts';
import { NoteModel } from './note.model.ts';

/** As with mails: a conversation longer than this shows its newest. */
const MOST_NOTES = 300;

/** The notes beside a conversation, oldest first. */
export async function notesOfThread(threadId: string): Promise<Stored<Note>[]> {
  const newest = await NoteModel.find({ threadId }).sort({ createdAt: -1, _id: -1 }).limit(MOST_NOTES).lean();
  return newest.reverse();
}
