import type { Contact } from '../../../shared/contact.ts';
import { fullName } from '../../../shared/full-name.ts';
import type { Stored } from '../../database/model-from.ts';
import type { Edges } from '../../edges.ts';
import { AppError, notFound } from '../../errors.ts';
import { changeConsent } from '../consent/change-consent.ts';
import { ContactModel } from '../contact.model.ts';
import { contactById } from '../find-contacts.ts';
import { keepJournal, repointJournal } from '../journal/keep-journal.ts';
import { contactKeys } from '../list/contact-keys.ts';
import { ContactAliasModel } from './contact-alias.model.ts';
import { foldContacts } from './fold-contacts.ts';

type Move = { from: string; to: string };
export type MergeEdges = { edges: Pick<Edges, 'now' | 'publish'>; repoint: (move: Move, now: Date) => Promise<void> };

/**
 * Makes one contact of two that are the same person: `mergeId` goes into `keepId`. The alias is written first, so that
 * a crash anywhere in it is found and the merge ended by the next round of cleaning (`finishMerges`).
 * @param repoint makes what other rooms keep of the one the other's
 * @throws AppError NOT_FOUND, BAD_INPUT for a contact and itself
 */
export async function mergeContacts(
  { keepId, mergeId, by }: { keepId: string; mergeId: string; by: string | null },
  { edges, repoint }: MergeEdges,
): Promise<Stored<Contact>> {
  const [kept, other] = [await contactById(keepId), await contactById(mergeId)];
  if (!kept) throw notFound('contact', keepId);
  if (!other) throw notFound('contact', mergeId);
  if (kept._id === other._id) {
    const userMessage = 'These two are one contact already.';
    throw new AppError('BAD_INPUT', { message: `contact ${keepId} and itself`, userMessage });
  }
  await ContactAliasModel.updateOne({ _id: other._id }, { $set: { contactId: kept._id, isSettled: false } }, { upsert: true });
  await keepJournal([{ contactId: kept._id, kind: 'merged', at: edges.now(), by, text: nameOf(other) }]);
  await settle({ from: other._id, to: kept._id }, { edges, repoint });
  const merged = await contactById(kept._id);
  if (!merged) throw notFound('contact', keepId);
  return merged;
}

/** Ends the merges that a crash has cut short. @returns how many */
export async function finishMerges({ edges, repoint }: MergeEdges): Promise<number> {
  const open = await ContactAliasModel.find({ isSettled: false }).limit(100).lean();
  for (const { _id, contactId } of open) await settle({ from: _id, to: contactId }, { edges, repoint });
  return open.length;
}

async function settle(move: Move, { edges, repoint }: MergeEdges): Promise<void> {
  const [kept, other] = await Promise.all([ContactModel.findById(move.to).lean(), ContactModel.findById(move.from).lean()]);
  if (kept && other) {
    const folded = foldContacts(kept, other);
    await ContactModel.updateOne({ _id: move.to }, { $set: { ...folded, ...contactKeys({ ...kept, ...folded }) } });
    const { state, reason, source } = folded.consent;
    // Every address of theirs is closed, not only the one that said so.
    if (state === 'unsubscribed' || state === 'complained') await changeConsent({ contactId: move.to, state, reason, source }, edges);
  }
  await ContactModel.deleteOne({ _id: move.from });
  await ContactAliasModel.updateMany({ contactId: move.from }, { $set: { contactId: move.to } });
  await repointJournal(move);
  await repoint(move, edges.now());
  await ContactAliasModel.updateOne({ _id: move.from }, { $set: { isSettled: true } });
  for (const contactId of [move.from, move.to]) edges.publish('contact.changed', { contactId });
}

const nameOf = (contact: Contact | Stored<Contact>) => `${fullName(contact)} <${contact.email}>`.trim();
