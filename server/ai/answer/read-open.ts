import type { Contact } from '../../../shared/contact.ts';
import type { Message } from '../../../shared/message.ts';
import { contactById } from '../../contacts/find-contacts.ts';
import type { Stored } from '../../database/model-from.ts';
import type { Claim } from '../../inbox/answer/claim-thread.ts';
import { type Conversation, readConversation } from '../../inbox/answer/read-conversation.ts';
import { leaveForModel } from '../../inbox/answer/settle-thread.ts';
import type { AiEdges } from '../ask-model.ts';
import { knownByRules } from '../triage/triage-mail.ts';
import { honourPlainWishes } from './honour-wishes.ts';

export type Writers = Map<string, Stored<Contact>>;

/**
 * What a run has to read, and who wrote it, by the contact's id that stands in the mails. Where a person has the thread
 * nothing is answered anew: only what nobody has read is read.
 */
export async function readOpen({ thread }: Claim): Promise<Conversation & { writers: Writers }> {
  const { messages, pending } = await readConversation(thread._id);
  const open = thread.isTakenOver ? pending.filter(({ decisionId }) => decisionId === null) : pending;
  return { messages, pending: open, writers: await writersOf(open) };
}

async function writersOf(pending: Stored<Message>[]): Promise<Writers> {
  const ids = [...new Set(pending.flatMap(({ contactId }) => contactId ?? []))];
  const found = await Promise.all(ids.map(async (id) => [id, await contactById(id)] as const));
  return new Map(found.flatMap(([id, contact]) => (contact ? [[id, contact] as const] : [])));
}

/**
 * While no model may be asked: can this thread be read without one? If not it is left to wait, but for the plain wishes
 * in it.
 */
export async function isReadable(claim: Claim, edges: AiEdges): Promise<boolean> {
  const { pending, writers } = await readOpen(claim);
  if (pending.every((mail) => knownByRules(mail) !== null)) return true;
  await honourPlainWishes(pending, writers, edges);
  await leaveForModel(claim, edges);
  return false;
}
