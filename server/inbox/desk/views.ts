import type { QueryFilter } from 'mongoose';
import type { MailKind } from '../../../shared/message.ts';
import { type InboxView, NEEDS_REASONS, type Thread } from '../../../shared/thread.ts';
import type { Stored } from '../../database/model-from.ts';

export type ThreadFilter = QueryFilter<Stored<Thread>>;

const OPEN = { isInInbox: true, status: 'open' } as const;
const SPAM: MailKind[] = ['spam', 'spam_report'];
const NOT_SPAM = { kind: { $nin: SPAM } };

/** What each view of the inbox holds. Spam has its own view and is in no other but Mine and Closed. */
export function viewFilter(view: InboxView, { userId }: { userId: string }): ThreadFilter {
  const filters: Record<InboxView, ThreadFilter> = {
    // A failed campaign mail needs a person too, though its thread is not in the inbox.
    needs_you: { 'needs.reason': { $in: [...NEEDS_REASONS] } },
    all: { ...OPEN, ...NOT_SPAM },
    mine: { ownerId: userId, status: 'open' },
    unassigned: { ...OPEN, ...NOT_SPAM, ownerId: null },
    sellers: { ...OPEN, kind: 'seller_lead' },
    buyers: { ...OPEN, kind: { $in: ['buyer_lead', 'renter_lead'] } },
    // Ready to talk, and no call booked yet.
    calls: { ...OPEN, stage: 'hot' },
    spam: { ...OPEN, kind: { $in: SPAM } },
    closed: { isInInbox: true, status: 'closed' },
  };
  return filters[view];
}
