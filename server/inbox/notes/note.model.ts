import { noteSchema } from '../../../shared/note.ts';
import { modelFrom } from '../../database/model-from.ts';

/** Apart from mail: nothing that sends, answers, searches or exports mail reads this collection. */
export const NoteModel = modelFrom('Note', noteSchema, (schema) => {
  schema.index({ threadId: 1, createdAt: 1, _id: 1 });
});
