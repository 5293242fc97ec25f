import type { Insights } from '../../../shared/insights.ts';
import { NEEDS_REASONS } from '../../../shared/thread.ts';
import { viewFilter } from '../list/views.ts';
import { ThreadModel } from '../thread.model.ts';
import { UNANSWERED_KINDS } from './note-answer.ts';

/** Open conversations in which the customer spoke last, and not a machine of theirs. */
export const UNANSWERED = {
  isInInbox: true,
  status: 'open' as const,
  lastAuthor: 'customer' as const,
  // Of a backfill nobody knows what became of it.
  'milestones.wroteAt': { $type: 'date' as const },
  kind: { $nin: [...UNANSWERED_KINDS, 'vendor' as const, 'unsubscribe' as const] },
};

/** Nobody reads a count above this. */
const COUNT_UP_TO = 1000;

/** The work that lies open now: what needs a person, by its reason, and who waits for an answer. */
export async function countOpen(): Promise<Insights['open']> {
  const [needs, unanswered, unassigned] = await Promise.all([
    ThreadModel.aggregate<{ _id: keyof Insights['open']['needs']; count: number }>([
      { $match: { 'needs.reason': { $in: [...NEEDS_REASONS] } } },
      { $group: { _id: '$needs.reason', count: { $sum: 1 } } },
    ]),
    ThreadModel.countDocuments(UNANSWERED).hint('insights_unanswered').limit(COUNT_UP_TO),
    ThreadModel.countDocuments(viewFilter('unassigned', { userId: '' })).limit(COUNT_UP_TO),
  ]);
  return { needs: Object.fromEntries(needs.map(({ _id, count }) => [_id, count])), unanswered, unassigned };
}
