import type { ToldListing } from '../../../shared/contact.ts';
import type { Message } from '../../../shared/message.ts';
import type { Stored } from '../../database/model-from.ts';
import type { Edges } from '../../edges.ts';
import { mailWords } from '../list/mail-words.ts';
import { MessageModel } from '../message.model.ts';

type Clock = Pick<Edges, 'now'>;

/** More lines than this say nothing new (as in `moveDelivery`). */
const MAX_EVIDENCE = 60;

const line = (detail: string, { now }: Clock) => ({
  'delivery.evidence': { $each: [{ at: now(), state: 'holding', detail: detail.slice(0, 500) }], $slice: -MAX_EVIDENCE },
});

/**
 * Holds mails of campaigns that tell what is not so any more, as those of a paused campaign are held: their campaign
 * writes them anew before it lets them go.
 */
export async function holdUntrue(mails: { message: Stored<Message>; reason: string }[], edges: Clock): Promise<void> {
  if (mails.length === 0) return;
  await MessageModel.bulkWrite(
    mails.map(({ message: { _id, delivery }, reason }) => ({
      updateOne: {
        filter: { _id, 'delivery.state': delivery?.state, 'delivery.fence': delivery?.fence },
        update: {
          $set: { 'delivery.state': 'holding' as const, 'delivery.holdUntil': null, 'delivery.lastError': reason },
          $inc: { 'delivery.fence': 1 },
          $push: line(`to be written anew: ${reason}`, edges),
        },
      },
    })),
    { ordered: false },
  );
}

const held = (campaignId: string) => ({ campaignId, 'delivery.state': 'holding' as const, 'delivery.holdUntil': null });

/** Mail of a campaign that is held, some at a time, in the order of its ids. */
export async function heldMails(campaignId: string, { after, limit }: { after: string | null; limit: number }): Promise<Stored<Message>[]> {
  const further = after === null ? {} : { _id: { $gt: after } };
  return MessageModel.find({ ...held(campaignId), ...further })
    .sort({ _id: 1 })
    .limit(limit)
    .lean();
}

export type Rewritten = {
  message: Stored<Message>;
  reason: string;
  words: Pick<Message, 'subject' | 'text' | 'html' | 'listingKeys'> & { listingsTold: ToldListing[] };
};

/**
 * Writes held mails anew. Each stays the same mail, under its key and its Message-ID, so that nobody gets two; bytes that
 * were fixed before are dropped. One that was claimed or withdrawn meanwhile is left alone.
 */
export async function renewMails(mails: Rewritten[], edges: Clock): Promise<void> {
  if (mails.length === 0) return;
  await MessageModel.bulkWrite(
    mails.map(({ message: { _id, campaignId, delivery }, reason, words }) => ({
      updateOne: {
        filter: { ...held(campaignId ?? ''), _id, 'delivery.fence': delivery?.fence },
        update: {
          $set: { ...words, visibleText: words.text, words: mailWords(words), rawHash: null, rawSize: 0 },
          $inc: { 'delivery.fence': 1 },
          $push: line(`written anew: ${reason}`, edges),
        },
      },
    })),
    { ordered: false },
  );
}
