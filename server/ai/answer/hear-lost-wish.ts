import type { Message } from '../../../shared/message.ts';
import { contactById } from '../../contacts/find-contacts.ts';
import type { Stored } from '../../database/model-from.ts';
import type { AiEdges } from '../ask-model.ts';
import { honourPlainWishes } from './honour-wishes.ts';

/**
 * A mail of the time between a backup and its restore sets nothing off (decision 021), but who wanted no more mail had
 * been heard, and is heard again: the database that knew it is gone.
 */
export async function hearLostWish(mail: Stored<Message>, edges: AiEdges): Promise<void> {
  const { contactId } = mail;
  const writer = contactId === null ? null : await contactById(contactId);
  if (contactId !== null && writer) await honourPlainWishes([mail], new Map([[contactId, writer]]), edges);
}
