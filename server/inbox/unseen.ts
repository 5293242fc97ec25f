import type { DeliveryState, Message } from '../../shared/message.ts';
import type { Stored } from '../database/model-from.ts';
import { AppError } from '../errors.ts';
import { MessageModel } from './message.model.ts';

/** On its way, or gone: what the customer reads or is about to. An AI's held draft is not: a person's reply withdraws it. */
const SAID: DeliveryState[] = ['queued', 'claimed', 'handing_over', 'accepted', 'confirmed', 'uncertain'];

type Seen = { threadId: string; lastSeenId: string; exceptId?: string };

/**
 * The newest thing said in a conversation after the mail that a person saw last: they may be about to answer what a
 * colleague has just answered, or what they themselves have answered from another window.
 * @param exceptId the mail for whose sake it is asked
 * @returns null when they have seen everything, or when the mail they name is gone
 */
export async function newestUnseen({ threadId, lastSeenId, exceptId }: Seen): Promise<Stored<Message> | null> {
  const seen = await MessageModel.findOne({ _id: lastSeenId, threadId }, { createdAt: 1 }).lean();
  if (!seen) return null;
  const { createdAt } = seen;
  return MessageModel.findOne({
    threadId,
    isBackfill: false,
    ...(exceptId && { _id: { $ne: exceptId } }),
    // When it was written here, not when it was sent: a mail's order in its thread changes as it leaves.
    $and: [
      { $or: [{ createdAt: { $gt: createdAt } }, { createdAt, _id: { $gt: lastSeenId } }] },
      { $or: [{ delivery: null }, { 'delivery.state': { $in: SAID } }, { 'delivery.state': 'holding', author: 'agent' }] },
    ],
  })
    .sort({ createdAt: -1, _id: -1 })
    .lean();
}

const WHO = { customer: 'The customer', ai: 'The AI', campaign: 'A campaign', system: 'Openhouse', other_client: 'A colleague' } as const;
const MAX_WORDS = 120;

/**
 * @param agentName what the writer's colleague is called, `You` for the writer
 * @throws AppError CONFLICT naming who wrote and what
 */
export function refuseUnseen({ _id, author, visibleText }: Stored<Message>, agentName: string): never {
  const who = author === 'agent' ? agentName : WHO[author];
  const words = visibleText.replace(/\s+/g, ' ').trim();
  throw new AppError('CONFLICT', {
    message: `message ${_id} came while the reply was written`,
    userMessage: `${who} wrote in this conversation meanwhile: “${words.length > MAX_WORDS ? `${words.slice(0, MAX_WORDS)}…` : words}” Read it first, or send yours anyway.`,
  });
}
