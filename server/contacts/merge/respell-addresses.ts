import type { Contact } from '../../../shared/contact.ts';
import { canonicalAddress } from '../../../shared/id.ts';
import type { Stored } from '../../database/model-from.ts';
import { ContactModel } from '../contact.model.ts';
import { contactKeys } from '../list/contact-keys.ts';
import { type MergeEdges, mergeContacts } from './merge-contacts.ts';

/** Only letters beyond ASCII were ever kept in more than one spelling. */
const OTHERWISE = /[^ -~]/;

/**
 * Gives contacts the one spelling of their addresses. Two whose addresses become one are one person, and are merged as a
 * person would merge them: of consent the stricter counts. Cut off and run again it is the same. @returns how many it changed
 */
export async function respellAddresses(merging: MergeEdges): Promise<number> {
  let changed = 0;
  const found = ContactModel.find({ $or: [{ email: OTHERWISE }, { otherEmails: OTHERWISE }] }, { _id: 1 }).sort({ _id: 1 });
  for (const { _id } of await found.lean()) {
    const contact = await ContactModel.findById(_id).lean();
    // It was merged into one before it.
    if (!contact) continue;
    const twin = await ContactModel.findOne({ email: canonicalAddress(contact.email), _id: { $ne: _id } }).lean();
    const kept = twin ? await mergeOlder(contact, twin, merging) : contact;
    const addresses = respelled(kept);
    await ContactModel.updateOne({ _id: kept._id }, { $set: { ...addresses, ...contactKeys({ ...kept, ...addresses }) } });
    changed++;
  }
  return changed;
}

/** The older of the two stays. */
async function mergeOlder(one: Stored<Contact>, two: Stored<Contact>, merging: MergeEdges): Promise<Stored<Contact>> {
  const [keepId, mergeId] = one._id < two._id ? [one._id, two._id] : [two._id, one._id];
  return mergeContacts({ keepId, mergeId, by: null }, merging);
}

function respelled({ email, otherEmails }: Stored<Contact>): Pick<Contact, 'email' | 'otherEmails'> {
  const own = canonicalAddress(email);
  return { email: own, otherEmails: [...new Set(otherEmails.map(canonicalAddress))].filter((address) => address !== own) };
}
