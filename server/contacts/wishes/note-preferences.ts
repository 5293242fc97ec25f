import type { Contact, Slot } from '../../../shared/contact.ts';
import type { Edges } from '../../edges.ts';
import { ContactModel } from '../contact.model.ts';

export type Preference = NonNullable<Contact['listings'][number]['contactListingPreference']>;
export type Judgement = { listingKey: string; preference: Preference; evidence: Slot['evidence'] };

/**
 * Notes what a customer said of listings they were sent (RESO ContactListingPreference), each with the words. Newer words
 * beat older ones, whatever the order of reading; a listing they were never sent is left out.
 */
export async function notePreferences(
  contactId: string,
  judgements: readonly Judgement[],
  { publish }: Pick<Edges, 'publish'>,
): Promise<void> {
  let isChanged = false;
  for (const { listingKey, preference, evidence } of judgements) {
    const isOlder = { 'preferenceEvidence.at': { $lt: evidence.at } };
    const isOther = { 'preferenceEvidence.at': evidence.at, contactListingPreference: { $ne: preference } };
    const open = { listingKey, $or: [{ preferenceEvidence: { $exists: false } }, isOlder, isOther] };
    const changed = await ContactModel.updateOne(
      { _id: contactId, listings: { $elemMatch: open } },
      { $set: { 'listings.$.contactListingPreference': preference, 'listings.$.preferenceEvidence': evidence } },
    );
    isChanged ||= changed.modifiedCount > 0;
  }
  if (isChanged) publish('contact.changed', { contactId });
}
