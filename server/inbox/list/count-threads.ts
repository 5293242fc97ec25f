import { INBOX_VIEWS, type InboxView } from '../../../shared/thread.ts';
import { ThreadModel } from '../thread.model.ts';
import { calledFilter, type ThreadFilter, viewFilter } from './views.ts';

/** Nobody reads a count above this, and counting on would cost more the larger the inbox. */
const COUNT_UP_TO = 1000;

/** How many threads each view holds, counted up to a thousand. */
export async function countThreads({ userId }: { userId: string }): Promise<Record<InboxView, number>> {
  const countOf = (filter: ThreadFilter) =>
    ThreadModel.find({ $and: [filter] })
      .limit(COUNT_UP_TO)
      .countDocuments();
  const count = async (view: InboxView): Promise<number> => {
    const called = calledFilter(view, { userId });
    const [inView, callingMe] = await Promise.all([countOf(viewFilter(view, { userId })), called ? countOf(called) : 0]);
    return Math.min(inView + callingMe, COUNT_UP_TO);
  };
  const counts = await Promise.all(INBOX_VIEWS.map(async (view) => [view, await count(view)] as const));
  return Object.fromEntries(counts) as Record<InboxView, number>;
}
