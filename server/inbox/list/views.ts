import type { QueryFilter } from 'mongoose';
import { MAIL_KINDS, type MailKind } from '../../../shared/message.ts';
import { type InboxView, NEEDS_REASONS, type Thread } from '../../../shared/thread.ts';
import type { Stored } from '../../database/model-from.ts';

export type ThreadFilter = QueryFilter<Stored<Thread>>;

const OPEN = { isInInbox: true, status: 'open' } as const;
const SPAM: MailKind[] = ['spam', 'spam_report'];
/** Said as what it may be: a scan per kind, merged in order, where "not spam" would have to read every thread. */
const NOT_SPAM = { kind: { $in: [null, ...MAIL_KINDS.filter((kind) => !SPAM.includes(kind))] } };

/** What each view of the inbox holds. Spam has its own view and is in no other but Mine, Snoozed and Closed. */
export function viewFilter(view: InboxView, { userId }: { userId: string }): ThreadFilter {
  const filters: Record<InboxView, ThreadFilter> = {
    // A failed campaign mail needs a person too, though its thread is not in the inbox; what is snoozed needs nobody yet.
    needs_you: { 'needs.reason': { $in: [...NEEDS_REASONS] }, status: { $in: ['open', 'closed'] } },
    all: { ...OPEN, ...NOT_SPAM },
    // Both values are named because the index that holds the order begins with them.
    mine: { isInInbox: { $in: [true, false] }, status: 'open', ownerId: userId },
    unassigned: { ...OPEN, ...NOT_SPAM, ownerId: null },
    sellers: { ...OPEN, kind: 'seller_lead' },
    buyers: { ...OPEN, kind: { $in: ['buyer_lead', 'renter_lead'] } },
    // Ready to talk, and no call booked yet.
    calls: { ...OPEN, stage: 'hot' },
    snoozed: { isInInbox: true, status: 'snoozed' },
    spam: { ...OPEN, kind: { $in: SPAM } },
    closed: { isInInbox: true, status: 'closed' },
  };
  return filters[view];
}

/** What stands in a view besides, because a note calls this person to it; no thread is in both. Read by an index of its own. */
export function calledFilter(view: InboxView, { userId }: { userId: string }): ThreadFilter | null {
  const called = { 'openMentions.userId': userId };
  if (view === 'needs_you') return { ...called, 'needs.reason': null, status: { $in: ['open', 'closed'] } };
  return view === 'mine' ? { ...called, ownerId: { $ne: userId }, status: 'open' } : null;
}
