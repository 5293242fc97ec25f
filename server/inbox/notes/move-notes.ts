import { ThreadModel } from '../thread.model.ts';
import { NoteModel } from './note.model.ts';

/** Two conversations become one: what colleagues said beside the one, and whom they called, goes along. */
export async function moveNotes(from: string, into: string): Promise<void> {
  const { openMentions = [] } = (await ThreadModel.findById(from, { openMentions: 1 }).lean()) ?? {};
  // Taken out first: a call that is told twice after a crash would be worse than one that the note alone still tells.
  await ThreadModel.updateOne({ _id: from }, { $set: { openMentions: [] } });
  if (openMentions.length > 0) await ThreadModel.updateOne({ _id: into }, { $push: { openMentions: { $each: openMentions } } });
  await NoteModel.updateMany({ threadId: from }, { $set: { threadId: into } });
}
