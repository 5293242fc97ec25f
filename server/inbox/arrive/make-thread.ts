import type { Contact } from '../../../shared/contact.ts';
import type { Message } from '../../../shared/message.ts';
import type { Thread } from '../../../shared/thread.ts';
import { contactById } from '../../contacts/find-contacts.ts';
import { newId, type Stored } from '../../database/model-from.ts';
import type { Edges } from '../../edges.ts';
import { blankThread } from '../blank-thread.ts';
import { ThreadModel } from '../thread.model.ts';

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
  const { mailboxId, contactId, subject, sortAt, author, kind, portalKey = null } = first;
  const contact = first.contact === undefined && contactId ? await contactById(contactId) : first.contact;
  const thread: Omit<Thread, 'id' | 'createdAt' | 'updatedAt'> = {
    ...blankThread({ mailboxId, contactId, subject, now: edges.now() }),
    portalKey,
    kind,
    stage: contact?.stage ?? 'new',
    ownerId: contact?.ownerId ?? null,
    lastMessageAt: sortAt,
    lastAuthor: author,
    isInInbox: false,
  };
  const _id = newId();
  await ThreadModel.create({ ...thread, _id });
  return _id;
}
