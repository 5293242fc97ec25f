import { journalEntrySchema } from '../../../shared/journal.ts';
import { modelFrom } from '../../database/model-from.ts';

export const JournalEntryModel = modelFrom('JournalEntry', journalEntrySchema, (schema) => {
  schema.index({ contactId: 1, at: -1, _id: -1 });
  // An undo reads the entries of one change in pages.
  schema.index({ changeId: 1, _id: 1 }, { partialFilterExpression: { changeId: { $type: 'string' } } });
});
