import type { ToldListing } from '../../shared/contact.ts';
import { fullName } from '../../shared/full-name.ts';
import type { NamedAddress } from '../../shared/id.ts';
import type { Message } from '../../shared/message.ts';
import type { Thread } from '../../shared/thread.ts';
import { contactById } from '../contacts/find-contacts.ts';
import { newId, type Stored } from '../database/model-from.ts';
import type { Edges } from '../edges.ts';
import { AppError, notFound } from '../errors.ts';
import { dressText } from '../letters/dress-text.ts';
import { loadSettings } from '../settings/load-settings.ts';
import { attachmentsOf } from './files/upload.ts';
import { takeOver } from './hands/take-over.ts';
import { moveDelivery } from './ledger/move-delivery.ts';
import { MessageModel } from './message.model.ts';
import { forgetMention } from './notes/mentions.ts';
import { clearDraft } from './outbox/clear-draft.ts';
import { queueMessage } from './outbox/queue-message.ts';

export type AgentReply = {
  threadId: string;
  userId: string;
  agentName: string;
  text: string;
  /** What the person typed, when it has been rendered. */
  markdown?: string;
  /** The same text with listings rendered into it, when it has been rendered. */
  html?: string;
  listingKeys?: string[];
  listingsTold?: ToldListing[];
  /** Times for a call that stand in the text. */
  offeredSlots?: Message['offeredSlots'];
  /** Files the same person uploaded. */
  attachmentIds?: string[];
  /** The mailbox's address with the name to show; left out, the post room fills in its address beside the agent's name. */
  from?: NamedAddress;
  /** Chosen by the caller, a repeat of the same reply is the same mail. */
  key?: string;
};

/** A person answers in the app: takes the thread over, then queues the mail with a few seconds to call it back. */
export async function replyAsAgent(reply: AgentReply, edges: Edges): Promise<Stored<Message>> {
  const { userId, agentName, text, html, markdown, listingKeys, listingsTold, offeredSlots, from } = reply;
  const { key = `agent:${newId()}` } = reply;
  if (text.trim() === '') throw new AppError('BAD_INPUT', { message: 'empty reply', userMessage: 'Write something first.' });
  const attachments = await attachmentsOf(reply.attachmentIds ?? [], userId);
  const { thread } = await takeOver({ threadId: reply.threadId, userId }, edges);
  // Named by a window that was open before it was joined to another, it is that other one.
  const threadId = thread._id;
  const [{ sending }, last] = await Promise.all([loadSettings(edges.now()), lastInbound(threadId)]);
  const message = await queueMessage(
    {
      threadId,
      contactId: thread.contactId,
      mailboxId: thread.mailboxId,
      key,
      purpose: 'reply',
      author: 'agent',
      userId,
      from,
      fromName: agentName,
      to: await addressee(thread, last),
      subject: replySubject(last?.subject ?? thread.subject),
      text,
      html: html ?? (await dressText({ text, listingKeys }, { now: edges.now(), publicUrl: edges.publicUrl })),
      epoch: null,
      basedOn: last?._id ?? null,
      state: 'holding',
      holdUntil: new Date(edges.now().getTime() + sending.undoSeconds * 1000),
      listingKeys,
      listingsTold,
      offeredSlots,
      markdown,
      attachments,
    },
    edges,
  );
  // Whom a note called here has answered.
  if (await forgetMention({ threadId, userId })) edges.publish('thread.changed', { threadId });
  return message;
}

/**
 * Takes back a reply that was queued in the same moment in which somebody else wrote. Of two at once both may be taken back.
 * @returns false when it is on its way already
 */
export async function withdrawReply({ _id, threadId }: Stored<Message>, edges: Edges): Promise<boolean> {
  const detail = 'somebody wrote in the same moment';
  if (!(await moveDelivery(_id, { from: ['holding', 'queued'], to: 'voided', detail }, edges))) return false;
  await clearDraft(threadId);
  edges.publish('thread.changed', { threadId });
  return true;
}

/** `Re:` once, however often the subject went back and forth (RFC 5322 §3.6.5). */
function replySubject(subject: string): string {
  const bare = subject
    .replace(/[\r\n\0]+/g, ' ')
    .replace(/^(\s*(re|aw|sv|antw|rv)\s*(\[\d+\])?\s*:\s*)+/i, '')
    .trim();
  return `Re: ${bare || 'your message'}`.slice(0, 900);
}

async function lastInbound(threadId: string): Promise<Stored<Message> | null> {
  return MessageModel.findOne({ threadId, direction: 'inbound' }).sort({ sortAt: -1, _id: -1 }).lean();
}

/** The contact's address, where answers go; without a contact, whoever wrote last. */
async function addressee(thread: Stored<Thread>, last: Stored<Message> | null): Promise<NamedAddress> {
  const contact = thread.contactId ? await contactById(thread.contactId) : null;
  if (contact) return { address: contact.email, name: fullName(contact) };
  const [wrote = last?.from] = last?.replyTo ?? [];
  if (wrote?.address) return wrote;
  throw notFound('recipient of thread', thread._id);
}
