import type { JournalEntry } from '../../../shared/journal.ts';
import { newId, type Stored } from '../../database/model-from.ts';
import { ownStrays } from '../strays/mark-strays.ts';
import { JournalEntryModel } from './journal-entry.model.ts';

export type NewEntry = Pick<JournalEntry, 'contactId' | 'kind' | 'at' | 'by'> & Partial<Omit<JournalEntry, 'id'>>;

/** Writes down what was done with contacts. Whom a person had to do with is no stray any more. */
export async function keepJournal(entries: readonly NewEntry[]): Promise<void> {
  if (entries.length === 0) return;
  await JournalEntryModel.insertMany(
    entries.map((entry) => ({ ...BLANK, ...entry, _id: newId() })),
    { ordered: false, lean: true },
  );
  await ownStrays([...new Set(entries.flatMap(({ contactId, by }) => (by === null ? [] : [contactId])))]);
}

const BLANK = { before: null, after: null, added: [], removed: [], text: '', changeId: null, undoneAt: null };

/** What was done with one contact, the newest first. */
export async function journalOf(
  contactId: string,
  { before, limit }: { before: Date | null; limit: number },
): Promise<Stored<JournalEntry>[]> {
  return JournalEntryModel.find({ contactId, ...(before && { at: { $lte: before } }) })
    .sort({ at: -1, _id: -1 })
    .limit(limit)
    .lean();
}

/** The journal of one contact goes on in another's. */
export async function repointJournal({ from, to }: { from: string; to: string }): Promise<void> {
  await JournalEntryModel.updateMany({ contactId: from }, { $set: { contactId: to } });
}

export async function forgetJournal(contactId: string): Promise<void> {
  await JournalEntryModel.deleteMany({ contactId });
}
