import type { Contact } from '../../../shared/contact.ts';
import type { Message } from '../../../shared/message.ts';
import type { Thread } from '../../../shared/thread.ts';
import { contactById } from '../../contacts/find-contacts.ts';
import { newId, type Stored } from '../../database/model-from.ts';
import type { Edges } from '../../edges.ts';
import { blankThread } from '../blank-thread.ts';
import { ThreadModel } from '../thread.model.ts';

type NewThread = Omit<Thread, 'id' | 'createdAt' | 'updatedAt'>;
type First = Pick<Message, 'mailboxId' | 'contactId' | 'subject' | 'sortAt' | 'author' | 'kind'> & {
  portalKey?: string | null;
  /** Whoever has just looked the contact up hands it on. */
  contact?: Stored<Contact> | null;
};

/**
 * Opens the thread of a mail that belongs to none. It is not in the inbox until the mail lies in it (`noteArrival`), so
 * a crash in between leaves nothing that anybody sees.
 * @returns the thread's id
 */
export async function makeThread(first: First, edges: Pick<Edges, 'now'>): Promise<string> {
  const contact = first.contact === undefined && first.contactId ? await contactById(first.contactId) : (first.contact ?? null);
  const _id = newId();
  await ThreadModel.create({ ...threadOf(first, { contact, now: edges.now() }), _id });
  return _id;
}

/**
 * Makes the thread that a stored mail names, should it not be there: of mails that are taken in together the threads are
 * written after the mails, and a crash may come between.
 */
export async function keepThread(threadId: string, first: First, edges: Pick<Edges, 'now'>): Promise<void> {
  if (await ThreadModel.exists({ _id: threadId })) return;
  const contact = first.contact ?? (first.contactId ? await contactById(first.contactId) : null);
  const $setOnInsert = threadOf(first, { contact, now: edges.now() });
  await ThreadModel.updateOne({ _id: threadId }, { $setOnInsert }, { upsert: true });
}

/** The thread of a first mail, before it hears of it. Pure. */
export function threadOf(first: First, { contact, now }: { contact: Stored<Contact> | null; now: Date }): NewThread {
  const { mailboxId, contactId, subject, sortAt, author, kind, portalKey = null } = first;
  return {
    ...blankThread({ mailboxId, contactId, subject, now }),
    portalKey,
    kind,
    stage: contact?.stage ?? 'new',
    ownerId: contact?.ownerId ?? null,
    lastMessageAt: sortAt,
    lastAuthor: author,
    isInInbox: false,
  };
}
