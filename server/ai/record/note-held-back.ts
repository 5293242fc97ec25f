import type { Message } from '../../../shared/message.ts';
import type { Stored } from '../../database/model-from.ts';
import { DecisionModel } from '../decision.model.ts';

/** The sender gave an answer of the AI to a person instead: the record of why it was written says so too. */
export async function noteHeldBack({ _id, delivery }: Stored<Message>, reason: string): Promise<void> {
  // Of an answer the record is about the customer's mail, of a follow-up about itself.
  const messageId = { $in: [_id, ...(delivery?.basedOn ? [delivery.basedOn] : [])] };
  await DecisionModel.updateOne({ messageId, replyId: _id, outcome: 'held' }, { $set: { outcome: 'review', outcomeDetail: reason } });
}
