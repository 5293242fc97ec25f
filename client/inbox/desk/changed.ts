import type { ThreadRow } from '../../../shared/thread.ts';
import type { User } from '../../../shared/user.ts';
import type { ListPlace } from '../rows/use-rows.ts';

/** What a person did to a thread. */
export type Deed =
  | { status: 'open' | 'closed' }
  | { status: 'snoozed'; until: Date }
  | { owner: Pick<User, 'id' | 'name'> | null }
  | { unread: number };

type Shown = Pick<ThreadRow, 'status' | 'snoozedUntil' | 'ownerId' | 'ownerName' | 'unread' | 'needs'>;

type Within = { place: ListPlace; isSearch?: boolean; userId: string };

/** A row as it will be, or null when it leaves its list. The server's word follows within a moment. */
export function changed<Row extends Shown>(row: Row, deed: Deed, within?: Within): Row | null {
  if ('unread' in deed) return { ...row, unread: Math.max(row.unread, deed.unread) };
  if ('owner' in deed) {
    const ownerId = deed.owner?.id ?? null;
    const next = { ...row, ownerId, ownerName: deed.owner?.name ?? null };
    if (!within) return next;
    const { view, assigneeId } = within.place;
    const isGone =
      (view === 'unassigned' && ownerId !== null) ||
      (view === 'mine' && ownerId !== within.userId) ||
      (assigneeId !== undefined && ownerId !== assigneeId);
    return isGone ? null : next;
  }
  const snoozedUntil = deed.status === 'snoozed' ? deed.until : null;
  const next = { ...row, status: deed.status, snoozedUntil, ...(deed.status === 'closed' ? { needs: null, unread: 0 } : {}) };
  return within && !holds(within, deed.status) ? null : next;
}

function holds({ place: { view }, isSearch }: Within, status: ThreadRow['status']): boolean {
  if (view === 'all' && isSearch) return true;
  if (view === 'closed' || view === 'snoozed') return status === view;
  return status === 'open';
}
