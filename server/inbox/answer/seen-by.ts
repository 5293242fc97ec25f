import type { Message } from '../../../shared/message.ts';
import type { Stored } from '../../database/model-from.ts';

/**
 * Of some mails of a conversation those that the writer of one has seen: wrote, was written to, or had a copy of. Somebody who
 * got a copy of an early mail joins the conversation by answering it, and must not learn from us what was written without them.
 */
export function seenBy({ contactId, from }: Stored<Message>, messages: Stored<Message>[]): Stored<Message>[] {
  return messages.filter(
    (message) =>
      (contactId !== null && message.contactId === contactId) ||
      [...message.to, ...message.cc].some(({ address }) => address === from.address),
  );
}
