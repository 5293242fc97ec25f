import type { Stage } from '../../shared/contact.ts';
import { ContactModel } from './contact.model.ts';

type Touch = { lastOutboundAt?: Date; lastInboundAt?: Date; stage?: Stage };

/** Notes what happened with a contact. Times only move forward, so a repeat or a late report is harmless. */
export async function touchContact(contactId: string, { lastOutboundAt, lastInboundAt, stage }: Touch): Promise<void> {
  const times = { ...(lastOutboundAt && { lastOutboundAt }), ...(lastInboundAt && { lastInboundAt }) };
  await ContactModel.updateOne(
    { _id: contactId },
    { ...(Object.keys(times).length > 0 && { $max: times }), ...(stage && { $set: { stage } }) },
  );
}

/** Notes which listings a contact has been sent (RESO ContactListings): each once, with the newest time. */
export async function noteListingsSent(contactId: string, listingKeys: string[], now: Date): Promise<void> {
  for (const listingKey of new Set(listingKeys)) {
    const again = await ContactModel.updateOne(
      { _id: contactId, 'listings.listingKey': listingKey },
      { $set: { 'listings.$.listingSentTimestamp': now } },
    );
    if (again.matchedCount > 0) continue;
    const listing = { listingKey, listingSentTimestamp: now, contactListingPreference: null };
    await ContactModel.updateOne({ _id: contactId, 'listings.listingKey': { $ne: listingKey } }, { $push: { listings: listing } });
  }
}
