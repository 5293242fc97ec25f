import { ContactModel } from '../contact.model.ts';
import { contactKeys } from './contact-keys.ts';

const BATCH = 500;

/**
 * Gives contacts that were stored before there were keys theirs, so that they are found again. What is done stays done,
 * and a contact changed meanwhile has keys already and is left alone. @returns how many it filled
 */
export async function fillContactKeys(): Promise<number> {
  let filled = 0;
  for (;;) {
    const without = await ContactModel.find({ nameKey: { $exists: false } })
      .limit(BATCH)
      .lean();
    if (without.length === 0) return filled;
    const { modifiedCount } = await ContactModel.bulkWrite(
      without.map((contact) => ({
        updateOne: { filter: { _id: contact._id, nameKey: { $exists: false } }, update: { $set: contactKeys(contact) }, timestamps: false },
      })),
    );
    filled += modifiedCount;
  }
}
