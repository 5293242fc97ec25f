import type { Stage } from '../../../shared/contact.ts';
import type { JournalEntry } from '../../../shared/journal.ts';
import type { Stored } from '../../database/model-from.ts';
import type { Edges } from '../../edges.ts';
import { notFound } from '../../errors.ts';
import { ContactModel } from '../contact.model.ts';
import { JournalEntryModel } from '../journal/journal-entry.model.ts';
import { tellOfContacts } from '../tell-of-contacts.ts';
import type { StageFollower } from './change-contacts.ts';

const BATCH = 1000;

/**
 * Takes a change of stage, owner or tags back, contact by contact, where it still stands: what somebody has set
 * since is left alone. Undone twice, it is undone once.
 * @param by only a change of this person's; absent: anybody's. Ids count up, so knowing one proves nothing.
 * @throws AppError NOT_FOUND for a change that nobody made, or not they
 */
export async function undoChange(
  { changeId, by }: { changeId: string; by?: string },
  { edges, followStage }: { edges: Pick<Edges, 'now' | 'publish'>; followStage?: StageFollower },
): Promise<{ changed: number }> {
  if (!(await JournalEntryModel.exists({ changeId, ...(by !== undefined && { by }) }))) throw notFound('change', changeId);
  let changed = 0;
  for (;;) {
    const entries = await JournalEntryModel.find({ changeId, undoneAt: null }).sort({ _id: 1 }).limit(BATCH).lean();
    if (entries.length === 0) return { changed };
    const result = await ContactModel.bulkWrite(
      entries.map((entry) => backwards(entry, edges.now())),
      { ordered: false },
    );
    await JournalEntryModel.updateMany({ _id: { $in: entries.map(({ _id }) => _id) } }, { $set: { undoneAt: edges.now() } });
    changed += result.modifiedCount;
    await tellFollowers(entries, followStage);
    tellOfContacts([...new Set(entries.map(({ contactId }) => contactId))], edges);
  }
}

async function tellFollowers(entries: Stored<JournalEntry>[], follow: StageFollower | undefined): Promise<void> {
  const ids = entries.flatMap(({ kind, contactId }) => (kind === 'stage' ? [contactId] : []));
  if (!follow || ids.length === 0) return;
  // What stands now counts: where somebody has moved on since, nothing was taken back.
  const now = await ContactModel.find({ _id: { $in: ids } }, { stage: 1 }).lean();
  for (const [stage, contacts] of Map.groupBy(now, (contact) => contact.stage))
    await follow(
      contacts.map(({ _id }) => _id),
      stage,
    );
}

function backwards({ contactId, kind, before, after, added, removed }: Stored<JournalEntry>, at: Date) {
  if (kind === 'tags') {
    const kept = { $setDifference: ['$tags', { $literal: added }] };
    const back = { $concatArrays: [kept, { $setDifference: [{ $literal: removed }, kept] }] };
    return { updateOne: { filter: { _id: contactId }, update: [{ $set: { tags: back, updatedAt: '$$NOW' } }] } };
  }
  if (kind === 'owner') return { updateOne: { filter: { _id: contactId, ownerId: after }, update: { $set: { ownerId: before } } } };
  // Since when they were in the stage before is in no journal: they are in it anew.
  return { updateOne: { filter: { _id: contactId, stage: after as Stage }, update: { $set: { stage: before as Stage, stageAt: at } } } };
}
