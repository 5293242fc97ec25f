import type { ToldListing } from '../../shared/contact.ts';
import { ContactModel } from './contact.model.ts';

type Touch = { lastOutboundAt?: Date; lastInboundAt?: Date };

/** Notes what happened with a contact. Times only move forward, so a repeat or a late report is harmless. */
export async function touchContact(contactId: string, { lastOutboundAt, lastInboundAt }: Touch): Promise<void> {
  const times = { ...(lastOutboundAt && { lastOutboundAt }), ...(lastInboundAt && { lastInboundAt }) };
  if (Object.keys(times).length > 0) await ContactModel.updateOne({ _id: contactId }, { $max: times });
}

/**
 * Notes which listings a contact has been sent (RESO ContactListings): each once, with the newest time and what that
 * mail told of it. A repeat of an older mail changes nothing.
 */
export async function noteListingsSent(contactId: string, listings: readonly ToldListing[], now: Date): Promise<void> {
  for (const told of new Map(listings.map((listing) => [listing.listingKey, listing])).values()) {
    const { listingKey, listPrice, standardStatus } = told;
    const isOlder = { listingKey, listingSentTimestamp: { $lte: now } };
    await ContactModel.updateOne(
      { _id: contactId, listings: { $elemMatch: isOlder } },
      {
        $set: {
          'listings.$.listingSentTimestamp': now,
          ...(listPrice !== undefined && { 'listings.$.listPrice': listPrice }),
          ...(standardStatus !== undefined && { 'listings.$.standardStatus': standardStatus }),
        },
      },
    );
    const listing = { ...told, listingSentTimestamp: now, contactListingPreference: null };
    await ContactModel.updateOne({ _id: contactId, 'listings.listingKey': { $ne: listingKey } }, { $push: { listings: listing } });
  }
}
