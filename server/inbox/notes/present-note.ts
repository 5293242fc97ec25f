import { type Note, type NoteView, noteSchema } from '../../../shared/note.ts';
import { present, type Stored } from '../../database/model-from.ts';

/** A note as it goes out, with what its writer is called. */
export function presentNote(note: Stored<Note>, names: Map<string, string>): NoteView {
  return { ...present(noteSchema, note), authorName: names.get(note.userId) ?? 'Somebody who left' };
}
