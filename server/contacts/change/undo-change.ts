import type { JournalEntry } from '../../../shared/journal.ts';
import type { Stored } from '../../database/model-from.ts';
import type { Edges } from '../../edges.ts';
import { notFound } from '../../errors.ts';
import { ContactModel } from '../contact.model.ts';
import { JournalEntryModel } from '../journal/journal-entry.model.ts';
import { tellOfContacts } from '../tell-of-contacts.ts';

const BATCH = 1000;

/**
 * Takes a change of stage, owner or tags back, contact by contact, where it still stands: what somebody has set
 * since is left alone. Undone twice, it is undone once.
 * @throws AppError NOT_FOUND for a change that nobody made
 */
export async function undoChange({ changeId }: { changeId: string }, edges: Pick<Edges, 'now' | 'publish'>): Promise<{ changed: number }> {
  if (!(await JournalEntryModel.exists({ changeId }))) throw notFound('change', changeId);
  let changed = 0;
  for (;;) {
    const entries = await JournalEntryModel.find({ changeId, undoneAt: null }).sort({ _id: 1 }).limit(BATCH).lean();
    if (entries.length === 0) return { changed };
    const result = await ContactModel.bulkWrite(entries.map(backwards), { ordered: false });
    await JournalEntryModel.updateMany({ _id: { $in: entries.map(({ _id }) => _id) } }, { $set: { undoneAt: edges.now() } });
    changed += result.modifiedCount;
    tellOfContacts([...new Set(entries.map(({ contactId }) => contactId))], edges);
  }
}

function backwards({ contactId, kind, before, after, added, removed }: Stored<JournalEntry>) {
  if (kind === 'tags') {
    const kept = { $setDifference: ['$tags', { $literal: added }] };
    const back = { $concatArrays: [kept, { $setDifference: [{ $literal: removed }, kept] }] };
    return { updateOne: { filter: { _id: contactId }, update: [{ $set: { tags: back, updatedAt: '$$NOW' } }] } };
  }
  const field = kind === 'owner' ? 'ownerId' : 'stage';
  return { updateOne: { filter: { _id: contactId, [field]: after }, update: { $set: { [field]: before } } } };
}
