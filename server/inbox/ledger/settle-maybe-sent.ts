import type { Message } from '../../../shared/message.ts';
import type { Stored } from '../../database/model-from.ts';
import type { Edges } from '../../edges.ts';
import { AppError, notFound } from '../../errors.ts';
import { MessageModel } from '../message.model.ts';
import { ThreadModel } from '../thread.model.ts';
import { moveDelivery } from './move-delivery.ts';

type Settle = { messageId: string; userId: string; action: 'send_again' | 'drop' };

/**
 * A person decides about a mail that may have been sent, or that failed: the same bytes once more, or not at all.
 * @throws AppError CONFLICT while evidence is still being looked for, or when the mail is settled
 */
export async function settleMaybeSent({ messageId, userId, action }: Settle, edges: Edges): Promise<Stored<Message>> {
  const message = await MessageModel.findById(messageId).lean();
  if (!message?.delivery) throw notFound('mail', messageId);
  const isOpen = message.delivery.state === 'failed' || (message.delivery.state === 'uncertain' && message.delivery.nextLookAt === null);
  if (!isOpen) throw conflict(messageId);
  // One that could not be composed has no bytes yet, and gets them on the ordinary way.
  const again = message.rawHash === null ? ('holding' as const) : ('queued' as const);
  const detail = action === 'send_again' ? 'sent again by a person' : 'dropped by a person';
  const settled = await moveDelivery(
    messageId,
    {
      from: [message.delivery.state],
      to: action === 'send_again' ? again : 'voided',
      fence: message.delivery.fence,
      detail,
      // A person's word stands above the fence: the conversation may have moved on since.
      set: {
        userId,
        'delivery.dueAt': edges.now(),
        'delivery.holdUntil': edges.now(),
        'delivery.epoch': null,
        'delivery.nextLookAt': null,
      },
      raisesFence: true,
    },
    edges,
  );
  if (!settled) throw conflict(messageId);
  await ThreadModel.updateOne({ _id: message.threadId, 'needs.reason': { $in: ['maybe_sent', 'failed'] } }, { $set: { needs: null } });
  edges.publish('thread.changed', { threadId: message.threadId });
  return settled;
}

function conflict(messageId: string): AppError {
  return new AppError('CONFLICT', {
    message: `message ${messageId} is neither failed nor past its last look`,
    userMessage: 'This mail is settled, or we are still looking for it in Sent.',
  });
}
