import type { Message } from '../../../shared/message.ts';
import { noteSentToMany } from '../../contacts/touch-contact.ts';
import type { Stored } from '../../database/model-from.ts';
import { ThreadModel } from '../thread.model.ts';

const LAST_WORDS = 200;

/**
 * Campaign mails have left: counts them on threads and contacts, as `noteSent` does for one. Times only move forward,
 * so a repeat is harmless; what a crash leaves out is made good when the mail is confirmed.
 */
export async function noteManySent(mails: Stored<Message>[], at: Date): Promise<void> {
  await ThreadModel.collection.bulkWrite(mails.flatMap((mail) => threadAfter(mail, at)) as never);
  await noteSentToMany(
    mails.flatMap(({ contactId, listingKeys, listingsTold }) => {
      const told = new Map(listingsTold?.map((listing) => [listing.listingKey, listing]));
      const listings = listingKeys.map((listingKey) => told.get(listingKey) ?? { listingKey });
      return contactId ? [{ contactId, listings, at }] : [];
    }),
  );
}

function threadAfter({ threadId, campaignId, listingKeys, visibleText, author }: Stored<Message>, at: Date) {
  const lastWords = visibleText.replace(/\s+/g, ' ').trim().slice(0, LAST_WORDS);
  const adds = { listingKeys: { $each: listingKeys }, campaignIds: { $each: campaignId ? [campaignId] : [] } };
  return [
    // Only while it is the newest: a reply may be quicker than this note.
    {
      updateOne: {
        filter: { _id: threadId, lastMessageAt: { $lte: at } },
        update: { $set: { lastMessageAt: at, lastWords, lastAuthor: author } },
      },
    },
    { updateOne: { filter: { _id: threadId }, update: { $max: { lastOutboundAt: at }, $addToSet: adds, $set: { updatedAt: at } } } },
  ];
}
