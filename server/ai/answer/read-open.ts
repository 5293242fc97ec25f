import type { Thread } from '../../../shared/thread.ts';
import type { Claim } from '../../inbox/answer/claim-thread.ts';
import { type Conversation, readConversation } from '../../inbox/answer/read-conversation.ts';
import { leaveForModel } from '../../inbox/answer/settle-thread.ts';
import type { AiEdges } from '../ask-model.ts';
import { passOver } from '../read/pass-over.ts';
import { type Writers, writersOf } from '../read/writers-of.ts';
import { knownByRules } from '../triage/triage-mail.ts';
import { honourPlainWishes } from './honour-wishes.ts';

/**
 * What a run has to read, and who wrote it, by the contact's id that stands in the mails. Where a person has the thread
 * nothing is answered anew: only what nobody has read is read. With it what a person is called for by now.
 */
export async function readOpen(claim: Claim, edges: AiEdges): Promise<Conversation & { writers: Writers; needs: Thread['needs'] }> {
  const { thread } = claim;
  const { messages, pending } = await readConversation(thread._id);
  const needs = (await passOver(claim, messages, edges)) ?? thread.needs;
  const open = thread.isTakenOver ? pending.filter(({ decisionId }) => decisionId === null) : pending;
  return { messages, pending: open, writers: await writersOf(open), needs };
}

/**
 * While no model may be asked: can this thread be read without one? If not it is left to wait, but for the plain wishes
 * in it.
 */
export async function isReadable(claim: Claim, edges: AiEdges): Promise<boolean> {
  const { pending, writers } = await readOpen(claim, edges);
  if (pending.every((mail) => knownByRules(mail) !== null)) return true;
  await honourPlainWishes(pending, writers, edges);
  await leaveForModel(claim, edges);
  return false;
}
