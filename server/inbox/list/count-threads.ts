import { INBOX_VIEWS, type InboxView } from '../../../shared/thread.ts';
import { ThreadModel } from '../thread.model.ts';
import { viewFilter } from './views.ts';

/** Nobody reads a count above this, and counting on would cost more the larger the inbox. */
const COUNT_UP_TO = 1000;

/** How many threads each view holds, counted up to a thousand. */
export async function countThreads({ userId }: { userId: string }): Promise<Record<InboxView, number>> {
  const count = (view: InboxView): Promise<number> => {
    const filter = { $and: [viewFilter(view, { userId })] };
    return ThreadModel.find(filter).limit(COUNT_UP_TO).countDocuments();
  };
  const counts = await Promise.all(INBOX_VIEWS.map(async (view) => [view, await count(view)] as const));
  return Object.fromEntries(counts) as Record<InboxView, number>;
}
