import type { Contact, Slot } from '../../shared/contact.ts';
import type { Stored } from '../database/model-from.ts';
import type { Edges } from '../edges.ts';
import { AppError, notFound } from '../errors.ts';
import { ContactModel } from './contact.model.ts';

type Learned = { slots: Slot[]; language?: string; contactType?: Contact['contactTypes'][number] };

const TRIES = 5;

/**
 * Adds what a mail told of its writer: the newest value of each slot counts, what an agent wrote always stands, and the
 * history keeps everything. Learning the same again changes nothing.
 */
export async function learnSlots(contactId: string, learned: Learned, { publish }: Pick<Edges, 'publish'>): Promise<Stored<Contact>> {
  for (let attempt = 0; attempt < TRIES; attempt++) {
    const contact = await ContactModel.findById(contactId).lean();
    if (!contact) throw notFound('contact', contactId);
    const change = changeOf(contact, learned);
    if (!change) return contact;
    // Conditional on what was read: an agent may have written a value at the same moment, and theirs wins.
    const updated = await ContactModel.findOneAndUpdate(
      { _id: contactId, updatedAt: contact.updatedAt, qualificationHistory: { $size: contact.qualificationHistory.length } },
      { $set: change },
      { returnDocument: 'after' },
    ).lean();
    if (!updated) continue;
    publish('contact.changed', { contactId });
    return updated;
  }
  throw new AppError('CONFLICT', {
    message: `contact ${contactId} keeps changing`,
    userMessage: 'This contact is being changed by others.',
  });
}

type Change = Partial<Pick<Contact, 'qualification' | 'qualificationHistory' | 'mobilePhone' | 'preferredLanguage' | 'contactTypes'>>;

/** @returns null when nothing in it is new */
function changeOf(contact: Stored<Contact>, { slots, language, contactType }: Learned): Change | null {
  const fresh = slots.filter((slot) => !contact.qualificationHistory.some((known) => isSame(known, slot)));
  const phone = fresh.find(({ slot }) => slot === 'phone')?.value;
  const change: Change = {
    ...(fresh.length > 0 && {
      qualification: fresh.reduce(withNewer, contact.qualification),
      qualificationHistory: [...contact.qualificationHistory, ...fresh],
    }),
    ...(typeof phone === 'string' && !contact.mobilePhone && { mobilePhone: phone }),
    ...(language && !contact.preferredLanguage && { preferredLanguage: language }),
    ...(contactType && !contact.contactTypes.includes(contactType) && { contactTypes: [...contact.contactTypes, contactType] }),
  };
  return Object.keys(change).length > 0 ? change : null;
}

/** Mail may be read out of order: the time of the evidence decides, not that of the reading. */
function withNewer(qualification: Slot[], slot: Slot): Slot[] {
  const known = qualification.find((other) => other.slot === slot.slot);
  const isBeaten = known && ((known.by === 'agent' && slot.by !== 'agent') || known.evidence.at > slot.evidence.at);
  return isBeaten ? qualification : [...qualification.filter((other) => other !== known), slot];
}

function isSame(a: Slot, b: Slot): boolean {
  const words = (slot: Slot) => JSON.stringify([slot.slot, slot.value, slot.by, slot.evidence.messageId, slot.evidence.quote]);
  return words(a) === words(b);
}
