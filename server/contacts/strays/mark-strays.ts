import type { QueryFilter } from 'mongoose';
import type { Contact } from '../../../shared/contact.ts';
import type { Stored } from '../../database/model-from.ts';
import type { Edges } from '../../edges.ts';
import { ContactModel } from '../contact.model.ts';
import { JournalEntryModel } from '../journal/journal-entry.model.ts';
import { tellOfContacts } from '../tell-of-contacts.ts';

/**
 * Somebody of whom nobody here knows more than that mail came from them: made by a mail, never written to, and nothing of
 * what people write down of a contact. False says that a person has done something with them already.
 */
const UNTOUCHED: QueryFilter<Stored<Contact>> = {
  isStray: null,
  ...{ stage: 'new', ownerId: null, notes: '', 'tags.0': { $exists: false }, 'qualificationHistory.0': { $exists: false } },
  ...{ lastInboundAt: { $ne: null }, lastOutboundAt: null, 'consent.at': null, importId: null },
};

/** Which of these contacts would be strays, if all they wrote is spam or a machine's. */
export async function untouchedAmong(contactIds: readonly string[]): Promise<string[]> {
  const found = await ContactModel.find({ _id: { $in: [...contactIds] }, ...UNTOUCHED }, { _id: 1 }).lean();
  const ids = found.map(({ _id }) => _id);
  const touched = new Set(await touchedAmong(ids));
  return ids.filter((id) => !touched.has(id));
}

/** Those of whom no more is known, by id, a page at a time. */
export async function pageOfUntouched({ afterId, limit }: { afterId: string; limit: number }): Promise<string[]> {
  const found = await ContactModel.find({ _id: { $gt: afterId }, ...UNTOUCHED }, { _id: 1 })
    .sort({ _id: 1 })
    .limit(limit)
    .lean();
  return found.map(({ _id }) => _id);
}

/** With whom of these a person has done something, by the journal. */
export async function touchedAmong(contactIds: readonly string[]): Promise<string[]> {
  if (contactIds.length === 0) return [];
  return JournalEntryModel.distinct('contactId', { contactId: { $in: [...contactIds] }, by: { $ne: null } });
}

/** Who has written nothing but noise is in no audience from now on, unless somebody has touched them meanwhile. */
export async function markStrays(contactIds: readonly string[], edges: Pick<Edges, 'publish'>): Promise<void> {
  if (contactIds.length === 0) return;
  const { modifiedCount } = await ContactModel.updateMany({ _id: { $in: [...contactIds] }, ...UNTOUCHED }, { $set: { isStray: true } });
  if (modifiedCount > 0) tellOfContacts(contactIds, edges);
}

/** A person has done something with them: they are somebody, whatever mail comes. */
export async function ownStrays(contactIds: readonly string[]): Promise<void> {
  if (contactIds.length === 0) return;
  await ContactModel.updateMany({ _id: { $in: [...contactIds] }, isStray: true }, { $set: { isStray: false } });
}

/** They wrote something honest, or were written to: a contact like any other. */
export async function unmarkStrays(contactIds: readonly string[], edges: Pick<Edges, 'publish'>): Promise<void> {
  if (contactIds.length === 0) return;
  const strays = { _id: { $in: [...contactIds] }, isStray: true };
  const { modifiedCount } = await ContactModel.updateMany(strays, { $unset: { isStray: '' } });
  if (modifiedCount > 0) tellOfContacts(contactIds, edges);
}
