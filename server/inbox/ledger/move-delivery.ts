import type { DeliveryState, Message } from '../../../shared/message.ts';
import type { Stored } from '../../database/model-from.ts';
import type { Edges } from '../../edges.ts';
import { MessageModel } from '../message.model.ts';
import { isEmptied, WITHOUT_WORDS_OF_SERVERS } from '../people/emptied.ts';

/** More lines than this say nothing new: a mail that is deferred for a day keeps its latest history. */
const MAX_EVIDENCE = 60;

/** Nothing leads back: what a draft was judged by (`outbox/drafted.ts`) is larger than the mail, and is asked no more. */
const ENDS: DeliveryState[] = ['accepted', 'confirmed', 'voided'];

export type Move = {
  from: DeliveryState[];
  to: DeliveryState;
  /** What happened, for the person who reads the mail's history. */
  detail: string;
  /** Only this claim may move it; left out by those who do not hold a claim. */
  fence?: number;
  /** More conditions and more fields, by their path in the message. */
  where?: Record<string, unknown>;
  set?: Record<string, unknown>;
  /** A new version: whoever read the older one writes nothing any more. */
  raisesFence?: boolean;
};

/**
 * The only way an outgoing mail changes its state: one atomic update, conditional on the state it leaves, with a line
 * of evidence; then everybody is told.
 * @returns the mail as it is now, or null when somebody else moved it first
 */
export async function moveDelivery(messageId: string, move: Move, edges: Edges): Promise<Stored<Message> | null> {
  const { from, to, detail, fence, where = {}, set = {}, raisesFence = false } = move;
  const line = { at: edges.now(), state: to, detail: detail.slice(0, 500) };
  const moved = await MessageModel.findOneAndUpdate(
    { _id: messageId, 'delivery.state': { $in: from }, ...(fence === undefined ? {} : { 'delivery.fence': fence }), ...where },
    {
      $set: { ...set, 'delivery.state': to },
      ...(ENDS.includes(to) && { $unset: { drafted: '' as const } }),
      $push: { 'delivery.evidence': { $each: [line], $slice: -MAX_EVIDENCE } },
      ...(raisesFence ? { $inc: { 'delivery.fence': 1 } } : {}),
    },
    { returnDocument: 'after' },
  ).lean();
  if (!moved) return null;
  publishDelivery(moved, edges);
  // A server that was still at it when the contact was erased may name them in its answer.
  if (isEmptied(moved)) await MessageModel.updateOne({ _id: messageId }, [{ $set: WITHOUT_WORDS_OF_SERVERS }], { updatePipeline: true });
  return moved;
}

export function publishDelivery(message: Stored<Message>, edges: Edges): void {
  if (!message.delivery) return;
  const { threadId, delivery } = message;
  edges.publish('delivery.changed', { threadId, messageId: message._id, state: delivery.state });
  edges.publish('thread.changed', { threadId });
}
