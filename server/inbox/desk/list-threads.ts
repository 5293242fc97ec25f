import type { Contact, Stage } from '../../../shared/contact.ts';
import type { MailKind } from '../../../shared/message.ts';
import type { InboxView, Thread, ThreadRow } from '../../../shared/thread.ts';
import { threadRowSchema } from '../../../shared/thread.ts';
import { contactsByIds } from '../../contacts/find-contacts.ts';
import type { Stored } from '../../database/model-from.ts';
import { after, cutPage, readCursor } from '../../keyset.ts';
import { ThreadModel } from '../thread.model.ts';
import { searchFilter } from './search-threads.ts';
import { type ThreadFilter, viewFilter } from './views.ts';

export type ThreadQuery = {
  view: InboxView;
  kind?: MailKind;
  stage?: Stage;
  assigneeId?: string;
  campaignId?: string;
  search?: string;
  cursor?: string | null;
  limit: number;
};

/** One page of a view of the inbox, newest first. `userId` is who looks: the view Mine depends on it. */
export async function listThreads(
  query: ThreadQuery,
  { userId }: { userId: string },
): Promise<{ threads: Stored<Thread>[]; nextCursor: string | null }> {
  const search = query.search?.trim() ? await searchFilter(query.search.trim()) : {};
  const filter = { $and: [viewOf(query, userId), named(query), search, after('lastMessageAt', readCursor(query.cursor))] };
  const found = await ThreadModel.find(filter)
    .sort({ lastMessageAt: -1, _id: -1 })
    .limit(query.limit + 1)
    .lean();
  const { rows, nextCursor } = cutPage(found, query.limit, (row) => ({ at: row.lastMessageAt, id: row._id }));
  return { threads: rows, nextCursor };
}

/** Who asks for a kind or searches in All means spam as well. */
function viewOf({ view, kind, search }: ThreadQuery, userId: string): ThreadFilter {
  const filter = viewFilter(view, { userId });
  if (view !== 'all' || (!kind && !search?.trim())) return filter;
  const { kind: _, ...rest } = filter;
  return rest;
}

function named({ kind, stage, assigneeId, campaignId }: ThreadQuery): ThreadFilter {
  return {
    ...(kind ? { kind } : {}),
    ...(stage ? { stage } : {}),
    ...(assigneeId ? { ownerId: assigneeId } : {}),
    ...(campaignId ? { campaignIds: campaignId } : {}),
  };
}

/** The rows of the list, with the names of customers; names of owners come from the users' room. */
export async function presentRows(threads: Stored<Thread>[], ownerNames: Map<string, string>): Promise<ThreadRow[]> {
  const contacts = await contactsByIds([...new Set(threads.flatMap(({ contactId }) => contactId ?? []))]);
  const byId = new Map(contacts.map((contact) => [contact._id, contact]));
  return threads.map((thread) => {
    const contact = thread.contactId ? byId.get(thread.contactId) : undefined;
    return threadRowSchema.parse({
      ...thread,
      id: thread._id,
      contactName: nameOf(contact),
      contactEmail: contact?.email ?? thread.participants[0] ?? '',
      ownerName: thread.ownerId ? (ownerNames.get(thread.ownerId) ?? null) : null,
    });
  });
}

function nameOf(contact: Stored<Contact> | undefined): string {
  return contact ? `${contact.firstName} ${contact.lastName}`.trim() : '';
}
