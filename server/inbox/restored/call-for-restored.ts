import type { Message } from '../../../shared/message.ts';
import type { Stored } from '../../database/model-from.ts';
import type { Edges } from '../../edges.ts';
import { callPerson } from '../outbox/show-on-thread.ts';

/** The flag of a mail that came between a backup and its restore. */
export const LOST_TIME = 'came between a backup and its restore';

/**
 * Calls a person to a customer's mail of the lost time to which Sent shows no answer. The AI leaves it alone: that no
 * answer lies in Sent does not prove that none left.
 */
export async function callForRestored(mail: Stored<Message>, edges: Pick<Edges, 'now'>): Promise<void> {
  if (mail.contactId === null || mail.kind !== null || mail.automaticSigns.length > 0) return;
  const detail = 'Came before the database was restored, and Sent shows no answer';
  await callPerson(mail.threadId, { reason: 'restored', detail, at: edges.now() });
}
