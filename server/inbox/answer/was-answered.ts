import type { DeliveryState, Message } from '../../../shared/message.ts';
import type { Stored } from '../../database/model-from.ts';
import { repliesTo } from '../replies-to.ts';
import { isForgotten } from '../restored/forgotten.ts';

const SAID: DeliveryState[] = ['holding', 'queued', 'claimed', 'handing_over', 'accepted', 'confirmed', 'uncertain'];

/**
 * Has a person of ours answered this mail, or written after it, or does Sent hold an answer that the ledger does not know?
 * Then it is read, and nothing is written to it. Pure.
 * @param messages of its conversation
 */
export function wasAnswered(mail: Stored<Message>, messages: Stored<Message>[]): boolean {
  return messages.some((ours) => {
    const { direction, author, delivery, references, sortAt } = ours;
    if (direction !== 'outbound' || (delivery && !SAID.includes(delivery.state)) || repliesTo(mail, ours)) return false;
    const names = mail.wireIds.some((id) => references.includes(id));
    if (author === 'agent' || author === 'other_client') return names || sortAt > mail.sortAt;
    return names && isForgotten(delivery);
  });
}
