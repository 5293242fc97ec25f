import type { ToldListing } from '../../shared/contact.ts';
import { ContactModel } from './contact.model.ts';

type Touch = { lastOutboundAt?: Date; lastInboundAt?: Date };

/** Notes what happened with a contact. Times only move forward, so a repeat or a late report is harmless. */
export async function touchContact(contactId: string, { lastOutboundAt, lastInboundAt }: Touch): Promise<void> {
  const times = { ...(lastOutboundAt && { lastOutboundAt }), ...(lastInboundAt && { lastInboundAt }) };
  if (Object.keys(times).length === 0) return;
  // Whom we wrote to is no stray.
  await ContactModel.updateOne({ _id: contactId }, { $max: times, ...(lastOutboundAt && { $unset: { isStray: '' } }) });
}

/** The same for everybody whose mails came together: the newest of each. */
export async function touchContacts(wrote: ReadonlyMap<string, Date>): Promise<void> {
  if (wrote.size === 0) return;
  const updatedAt = new Date();
  const writes = [...wrote].map(([_id, lastInboundAt]) => ({
    updateOne: { filter: { _id }, update: { $max: { lastInboundAt }, $set: { updatedAt } } },
  }));
  await ContactModel.collection.bulkWrite(writes as never, { ordered: false });
}

/**
 * Notes which listings a contact has been sent (RESO ContactListings): each once, with the newest time and what that
 * mail told of it. A repeat of an older mail changes nothing.
 */
export async function noteListingsSent(contactId: string, listings: readonly ToldListing[], now: Date): Promise<void> {
  const writes = listingWrites(contactId, listings, now);
  if (writes.length > 0) await ContactModel.bulkWrite(writes);
}

type Sent = { contactId: string; listings: readonly ToldListing[]; at: Date };

/** The same for a campaign's many mails, with the time each contact was written to. */
export async function noteSentToMany(sent: readonly Sent[]): Promise<void> {
  const moments = [...Map.groupBy(sent, ({ at }) => at.getTime()).values()];
  const writes = [
    ...moments.map((group) => ({
      updateMany: {
        filter: { _id: { $in: group.map(({ contactId }) => contactId) } },
        update: { $max: { lastOutboundAt: group[0]?.at } },
      },
    })),
    ...sent.flatMap(({ contactId, listings, at }) => listingWrites(contactId, listings, at)),
  ];
  // Past mongoose, which would look at every field again; and in order, since two writes of one listing belong together.
  if (writes.length > 0) await ContactModel.collection.bulkWrite(writes as never);
}

/** Two writes for each: one finds the listing on the contact, the other finds that it is not there. */
function listingWrites(contactId: string, listings: readonly ToldListing[], now: Date) {
  return [...new Map(listings.map((listing) => [listing.listingKey, listing])).values()].flatMap((told) => {
    const { listingKey, listPrice, standardStatus } = told;
    const isOlder = { listingKey, listingSentTimestamp: { $lte: now } };
    const listing = { ...told, listingSentTimestamp: now, contactListingPreference: null };
    const again = {
      'listings.$.listingSentTimestamp': now,
      ...(listPrice !== undefined && { 'listings.$.listPrice': listPrice }),
      ...(standardStatus !== undefined && { 'listings.$.standardStatus': standardStatus }),
    };
    return [
      { updateOne: { filter: { _id: contactId, listings: { $elemMatch: isOlder } }, update: { $set: again } } },
      {
        updateOne: {
          filter: { _id: contactId, 'listings.listingKey': { $ne: listingKey } },
          update: { $push: { listings: listing } },
        },
      },
    ];
  });
}
