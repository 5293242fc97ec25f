import type { DeliveryState, Message } from '../../shared/message.ts';
import type { Stored } from '../database/model-from.ts';
import { AppError } from '../errors.ts';
import { MessageModel } from './message.model.ts';

/** On its way, or gone: what the customer reads or is about to. An AI's held draft is not: a person's reply withdraws it. */
const SAID: DeliveryState[] = ['queued', 'claimed', 'handing_over', 'accepted', 'confirmed', 'uncertain'];

type Seen = { threadId: string; userId: string; lastSeenId: string };

/**
 * The newest thing said in a conversation, by anybody else, after the mail that a person saw last: they may be about to
 * answer what a colleague has just answered.
 * @returns null when they have seen everything, or when the mail they name is gone
 */
export async function newestUnseen({ threadId, userId, lastSeenId }: Seen): Promise<Stored<Message> | null> {
  const seen = await MessageModel.findOne({ _id: lastSeenId, threadId }, { createdAt: 1 }).lean();
  if (!seen) return null;
  const { createdAt } = seen;
  return MessageModel.findOne({
    threadId,
    isBackfill: false,
    // When it was written here, not when it was sent: a mail's order in its thread changes as it leaves.
    $and: [
      { $or: [{ createdAt: { $gt: createdAt } }, { createdAt, _id: { $gt: lastSeenId } }] },
      {
        $or: [
          { delivery: null },
          { 'delivery.state': { $in: SAID }, $or: [{ author: { $ne: 'agent' } }, { userId: { $ne: userId } }] },
          { 'delivery.state': 'holding', author: 'agent', userId: { $ne: userId } },
        ],
      },
    ],
  })
    .sort({ createdAt: -1, _id: -1 })
    .lean();
}

const WHO = { customer: 'The customer', ai: 'The AI', campaign: 'A campaign', system: 'Openhouse', other_client: 'A colleague' } as const;
const MAX_WORDS = 120;

/** @throws AppError CONFLICT naming who wrote and what */
export function refuseUnseen({ _id, author, visibleText }: Stored<Message>, agentName: string): never {
  const who = author === 'agent' ? agentName : WHO[author];
  const words = visibleText.replace(/\s+/g, ' ').trim();
  throw new AppError('CONFLICT', {
    message: `message ${_id} came while the reply was written`,
    userMessage: `${who} wrote in this conversation meanwhile: “${words.length > MAX_WORDS ? `${words.slice(0, MAX_WORDS)}…` : words}” Read it first, or send yours anyway.`,
  });
}
