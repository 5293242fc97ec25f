import type { Contact } from '../../../shared/contact.ts';
import type { Thread } from '../../../shared/thread.ts';
import { contactById } from '../../contacts/find-contacts.ts';
import { isDuplicateKey } from '../../database/connect.ts';
import { newId, type Stored } from '../../database/model-from.ts';
import type { Edges } from '../../edges.ts';
import { notFound } from '../../errors.ts';
import { blankThread } from '../blank-thread.ts';
import { ThreadModel } from '../thread.model.ts';

export type Opening = {
  /** Null: the mail goes to one of us, not to a customer. */
  contactId: string | null;
  mailboxId: string;
  subject: string;
  /** False for campaign mail: the thread comes into the inbox with the first reply. */
  isInInbox: boolean;
  /** Chosen by the caller, a repeat after a crash finds the same thread. */
  threadId?: string;
  campaignId?: string;
  /** `off` where the AI has nothing to answer: a thread with a colleague. */
  mode?: Thread['mode'];
};

/** Opens a thread for a mail of ours that answers nothing. */
export async function openThread(
  { contactId, mailboxId, subject, isInInbox, threadId = newId(), campaignId, mode = null }: Opening,
  edges: Pick<Edges, 'now' | 'publish'>,
): Promise<Stored<Thread>> {
  const contact = contactId ? await contactById(contactId) : null;
  if (contactId && !contact) throw notFound('contact', contactId);
  const thread = threadFor({ contactId, mailboxId, subject, isInInbox, threadId, campaignId, mode }, { contact, now: edges.now() });
  try {
    const created = (await ThreadModel.create(thread)).toObject();
    edges.publish('thread.changed', { threadId });
    return created;
  } catch (error) {
    if (!isDuplicateKey(error)) throw error;
    const existing = await ThreadModel.findById(threadId).lean();
    if (!existing) throw notFound('thread', threadId);
    return existing;
  }
}

type Known = { contact: Pick<Stored<Contact>, 'email' | 'stage' | 'ownerId'> | null; now: Date };

/** The thread as it begins. Pure. */
export function threadFor(
  { contactId, mailboxId, subject, isInInbox, threadId = newId(), campaignId, mode = null }: Opening,
  { contact, now }: Known,
): Omit<Stored<Thread>, 'createdAt' | 'updatedAt'> {
  const blank = blankThread({ mailboxId, contactId, subject, now });
  return {
    ...blank,
    _id: threadId,
    participants: contact ? [contact.email] : [],
    stage: contact?.stage ?? blank.stage,
    ownerId: contact?.ownerId ?? null,
    mode,
    isInInbox,
    lastAuthor: campaignId ? 'campaign' : 'system',
    campaignIds: campaignId ? [campaignId] : [],
  };
}
