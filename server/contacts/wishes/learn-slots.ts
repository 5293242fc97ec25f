import type { Contact, Slot } from '../../../shared/contact.ts';
import { untilWritten } from '../../changed-meanwhile.ts';
import type { Stored } from '../../database/model-from.ts';
import type { Edges } from '../../edges.ts';
import { notFound } from '../../errors.ts';
import { ContactModel } from '../contact.model.ts';
import { contactKeys } from '../list/contact-keys.ts';
import { foldSlots } from './fold-slots.ts';

type Learned = { slots: Slot[]; language?: string; contactType?: Contact['contactTypes'][number] };

/**
 * Adds what a mail told of its writer, or an agent wrote of him: the history keeps everything, and what counts of it is
 * worked out anew (`foldSlots`). Learning the same again changes nothing.
 */
export async function learnSlots(contactId: string, learned: Learned, { publish }: Pick<Edges, 'publish'>): Promise<Stored<Contact>> {
  return untilWritten({ what: 'contact', id: contactId }, async () => {
    const contact = await ContactModel.findById(contactId).lean();
    if (!contact) throw notFound('contact', contactId);
    const change = changeOf(contact, learned);
    if (!change) return contact;
    // Conditional on what was read: an agent may have written a value at the same moment, and theirs wins.
    const updated = await ContactModel.findOneAndUpdate(
      { _id: contactId, updatedAt: contact.updatedAt, qualificationHistory: { $size: contact.qualificationHistory.length } },
      { $set: { ...change, ...contactKeys({ ...contact, ...change }) }, $unset: { isStray: '' } },
      { returnDocument: 'after' },
    ).lean();
    if (updated) publish('contact.changed', { contactId });
    return updated;
  });
}

type Change = Partial<Pick<Contact, 'qualification' | 'qualificationHistory' | 'mobilePhone' | 'preferredLanguage' | 'contactTypes'>>;

/** @returns null when nothing in it is new */
function changeOf(contact: Stored<Contact>, { slots, language, contactType }: Learned): Change | null {
  const fresh = slots.filter((slot) => !contact.qualificationHistory.some((known) => isSame(known, slot)));
  const phone = fresh.find(({ slot }) => slot === 'phone')?.value;
  const change: Change = {
    ...(fresh.length > 0 && {
      qualification: qualificationOf(contact, fresh),
      qualificationHistory: [...contact.qualificationHistory, ...fresh],
    }),
    ...(typeof phone === 'string' && !contact.mobilePhone && { mobilePhone: phone }),
    ...(language && !contact.preferredLanguage && { preferredLanguage: language }),
    ...(contactType && !contact.contactTypes.includes(contactType) && { contactTypes: [...contact.contactTypes, contactType] }),
  };
  return Object.keys(change).length > 0 ? change : null;
}

/** A value that came without a history (an import, a portal's form) is where its slot begins. */
function qualificationOf({ qualification, qualificationHistory }: Stored<Contact>, fresh: Slot[]): Slot[] {
  const begun = qualification.filter(({ slot }) => !qualificationHistory.some((known) => known.slot === slot));
  return foldSlots([...begun, ...qualificationHistory, ...fresh]);
}

/** The same words of the same mail. An agent who writes a value again means it anew. */
function isSame(a: Slot, b: Slot): boolean {
  const words = ({ slot, value, by, change, evidence: { messageId, quote, at } }: Slot) =>
    JSON.stringify([slot, value, by, change, messageId, quote, by === 'agent' ? at : null]);
  return words(a) === words(b);
}
