import type { Stage } from '../../../shared/contact.ts';
import type { MailKind } from '../../../shared/message.ts';
import type { InboxView, Thread } from '../../../shared/thread.ts';
import type { Stored } from '../../database/model-from.ts';
import { after, cutPage, readCursor } from '../../keyset.ts';
import { ThreadModel } from '../thread.model.ts';
import { type Found, searchThreads } from './search-threads.ts';
import { calledFilter, type ThreadFilter, viewFilter } from './views.ts';

/** A view, and what narrows it. */
export type ThreadPlace = {
  view: InboxView;
  kind?: MailKind;
  stage?: Stage;
  assigneeId?: string;
  campaignId?: string;
};
export type ThreadQuery = ThreadPlace & { search?: string; cursor?: string | null; limit: number };

type Looking = {
  /** Who looks: the view Mine depends on it. */
  userId: string;
  /** Listings whose address holds the words of the search. */
  listingKeys?: string[];
};

/** One page of a view of the inbox, newest first, and how a search found it. */
export async function listThreads(
  query: ThreadQuery,
  { userId, listingKeys = [] }: Looking,
): Promise<{ threads: Stored<Thread>[]; nextCursor: string | null; found: Found | null }> {
  const words = query.search?.trim();
  const found = words ? await searchThreads(words, { listingKeys }) : null;
  const page = [after('lastMessageAt', readCursor(query.cursor)), ...(found ? [{ _id: { $in: found.threadIds } }] : [])];
  const read = (filter: ThreadFilter[], index: Record<string, 1 | -1>) =>
    ThreadModel.find({ $and: [...filter, ...page] })
      .sort({ lastMessageAt: -1, _id: -1 })
      .limit(query.limit + 1)
      // The few that were found are read by their ids; walking the view for them would read all of it.
      .hint(found ? { _id: 1 } : index)
      .lean();
  const called = calledFilter(query.view, { userId });
  const [inView, callingMe] = await Promise.all([
    read(threadFilter(query, { userId, isSearch: found !== null }), indexFor(query)),
    called ? read([called, named(query)], CALLED_INDEX) : [],
  ]);
  const inOrder = [...inView, ...callingMe].sort(
    (a, b) => b.lastMessageAt.getTime() - a.lastMessageAt.getTime() || (a._id < b._id ? 1 : -1),
  );
  const { rows, nextCursor } = cutPage(inOrder.slice(0, query.limit + 1), query.limit, (row) => ({ at: row.lastMessageAt, id: row._id }));
  return { threads: rows, nextCursor, found };
}

/** The index that holds each way of looking in its order (thread.model.ts); MongoDB, left to choose, sometimes sorts in memory. */
export function indexFor({ view, kind, stage, assigneeId, campaignId }: ThreadPlace): Record<string, 1 | -1> {
  const order = { lastMessageAt: -1, _id: -1 } as const;
  if (view === 'needs_you') return { 'needs.reason': 1, status: 1, ...order };
  if (campaignId) return { campaignIds: 1, isInInbox: 1, ...order };
  const opened = { isInInbox: 1, status: 1 } as const;
  if (view === 'mine' || view === 'unassigned' || assigneeId) return { ...opened, ownerId: 1, ...order };
  if (view === 'calls' || stage) return { ...opened, stage: 1, ...order };
  const isOfAnyKind = (view === 'closed' || view === 'snoozed') && !kind;
  return isOfAnyKind ? { ...opened, ...order } : { ...opened, kind: 1, ...order };
}

/** Whom notes call is few: their threads are read apart, and both are merged in their order. */
const CALLED_INDEX = { 'openMentions.userId': 1, lastMessageAt: -1, _id: -1 } as const;

/** Of these threads, those that stand in this view now: what an open list asks when it hears that they changed. */
export async function threadsStillIn(place: ThreadPlace, threadIds: string[], { userId }: Looking): Promise<Stored<Thread>[]> {
  const inView = { $and: threadFilter(place, { userId, isSearch: false }) };
  const called = calledFilter(place.view, { userId });
  const inEither = called ? { $or: [inView, { $and: [called, named(place)] }] } : inView;
  return ThreadModel.find({ $and: [inEither, { _id: { $in: threadIds } }] })
    .hint({ _id: 1 })
    .lean();
}

export function threadFilter(place: ThreadPlace, { userId, isSearch }: { userId: string; isSearch: boolean }): ThreadFilter[] {
  return [viewOf(place, { userId, isSearch }), named(place)];
}

/** Who asks for a kind in All means spam as well; who searches there means everything, also what is closed or sleeps. */
function viewOf({ view, kind }: ThreadPlace, { userId, isSearch }: { userId: string; isSearch: boolean }): ThreadFilter {
  const filter = viewFilter(view, { userId });
  if (view !== 'all' || (!kind && !isSearch)) return filter;
  const { kind: _, status, ...rest } = filter;
  return isSearch ? rest : { ...rest, status };
}

function named({ kind, stage, assigneeId, campaignId }: ThreadPlace): ThreadFilter {
  return {
    ...(kind ? { kind } : {}),
    ...(stage ? { stage } : {}),
    ...(assigneeId ? { ownerId: assigneeId } : {}),
    ...(campaignId ? { campaignIds: campaignId } : {}),
  };
}
