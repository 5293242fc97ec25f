import type { Message } from '../../../shared/message.ts';
import type { Thread } from '../../../shared/thread.ts';
import type { Stored } from '../../database/model-from.ts';
import { beyond, type Keyset } from '../../keyset.ts';
import { MessageModel } from '../message.model.ts';
import { ThreadModel } from '../thread.model.ts';

type Reading = { limit: number };

/** Threads of the inbox that changed after this place, the one that waited longest first. */
export async function threadsChangedBeyond(place: Keyset, { limit }: Reading): Promise<Stored<Thread>[]> {
  return ThreadModel.find(beyond('updatedAt', place)).sort({ updatedAt: 1, _id: 1 }).limit(limit).lean();
}

/**
 * Mail of either side that was stored after this place, in the order of its ids. They sort by the second of their
 * making, so that the largest collection needs no index more.
 */
export async function mailsStoredBeyond(place: Keyset, { limit }: Reading): Promise<Stored<Message>[]> {
  const first = Math.floor(place.at.getTime() / 1000)
    .toString(16)
    .padStart(8, '0');
  return MessageModel.find({ _id: { $gt: place.id || first } })
    .sort({ _id: 1 })
    .limit(limit)
    .lean();
}
