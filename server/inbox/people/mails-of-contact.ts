import type { Message } from '../../../shared/message.ts';
import type { Stored } from '../../database/model-from.ts';
import { MessageModel } from '../message.model.ts';

type Line = Pick<
  Stored<Message>,
  '_id' | 'threadId' | 'sortAt' | 'direction' | 'author' | 'subject' | 'visibleText' | 'userId' | 'campaignId' | 'delivery'
>;

/** The mails with one contact, the newest first, without what never left. */
export async function mailsOfContact(contactId: string, { before, limit }: { before: Date | null; limit: number }): Promise<Line[]> {
  return MessageModel.find(
    { contactId, ...(before && { sortAt: { $lte: before } }), 'delivery.state': { $nin: ['drafting', 'voided'] } },
    { threadId: 1, sortAt: 1, direction: 1, author: 1, subject: 1, visibleText: 1, userId: 1, campaignId: 1, 'delivery.state': 1 },
  )
    .sort({ sortAt: -1 })
    .limit(limit)
    .lean() as unknown as Promise<Line[]>;
}

const MOST_LETTERS = 300;

/** The newest mails of ours that an address was sent between two moments, the oldest first: where their bytes are. */
export async function lettersTo(address: string, { after, before }: { after: Date; before: Date }) {
  const newest = await MessageModel.find(
    {
      ...{ direction: 'outbound', 'to.address': address, rawHash: { $ne: null } },
      // By the index; a mail may wait long after it was written.
      ...{ sortAt: { $lt: before }, 'delivery.acceptedAt': { $gt: after, $lt: before } },
    },
    { rawHash: 1, delivery: 1 },
  )
    .sort({ sortAt: -1, _id: -1 })
    .limit(MOST_LETTERS)
    .lean();
  return newest
    .reverse()
    .flatMap(({ rawHash, delivery }) => (rawHash && delivery?.acceptedAt ? [{ rawHash, acceptedAt: delivery.acceptedAt }] : []));
}

/** What one contact wrote and what has reached them, the oldest first. */
export async function lettersOfContact(contactId: string): Promise<Stored<Message>[]> {
  const hasLeft = { direction: 'outbound' as const, 'delivery.state': { $in: ['accepted', 'confirmed'] as const } };
  const newest = await MessageModel.find({ contactId, $or: [{ direction: 'inbound' }, hasLeft] })
    .sort({ sortAt: -1, _id: -1 })
    .limit(MOST_LETTERS)
    .lean();
  return newest.reverse();
}
