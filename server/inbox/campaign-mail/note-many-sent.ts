import type { Message } from '../../../shared/message.ts';
import { noteSentToMany } from '../../contacts/touch-contact.ts';
import type { Stored } from '../../database/model-from.ts';
import { ThreadModel } from '../thread.model.ts';

const LAST_WORDS = 200;

/**
 * Campaign mails have left: counts them on threads and contacts, as `noteSent` does for one. Times only move forward,
 * so a repeat is harmless; what a crash leaves out is made good when the mail is confirmed.
 */
export async function noteManySent(sent: { message: Stored<Message>; at: Date }[]): Promise<void> {
  if (sent.length === 0) return;
  await ThreadModel.collection.bulkWrite(sent.map(({ message, at }) => threadAfter(message, at)) as never, { ordered: false });
  await noteSentToMany(
    sent.flatMap(({ message: { contactId, listingKeys, listingsTold }, at }) => {
      const told = new Map(listingsTold?.map((listing) => [listing.listingKey, listing]));
      const listings = listingKeys.map((listingKey) => told.get(listingKey) ?? { listingKey });
      return contactId ? [{ contactId, listings, at }] : [];
    }),
  );
}

/** One update for both, since a thread stands in many indexes: its last words change only while this mail is the newest. */
function threadAfter({ threadId, campaignId, listingKeys, visibleText, author }: Stored<Message>, at: Date) {
  const lastWords = visibleText.replace(/\s+/g, ' ').trim().slice(0, LAST_WORDS);
  // A reply may be quicker than this note.
  const ifNewest = (value: unknown, field: string) => ({ $cond: [{ $lte: ['$lastMessageAt', at] }, { $literal: value }, `$${field}`] });
  const set = {
    lastWords: ifNewest(lastWords, 'lastWords'),
    lastAuthor: ifNewest(author, 'lastAuthor'),
    lastMessageAt: { $max: ['$lastMessageAt', at] },
    lastOutboundAt: { $max: ['$lastOutboundAt', at] },
    listingKeys: withMore('listingKeys', listingKeys),
    campaignIds: withMore('campaignIds', campaignId ? [campaignId] : []),
    updatedAt: new Date(),
  };
  return { updateOne: { filter: { _id: threadId }, update: [{ $set: set }] } };
}

/** As $addToSet does: what is missing, behind what is there. */
function withMore(field: string, values: string[]) {
  const there = { $ifNull: [`$${field}`, []] };
  return {
    $concatArrays: [there, { $filter: { input: { $literal: values }, as: 'value', cond: { $not: { $in: ['$$value', there] } } } }],
  };
}
