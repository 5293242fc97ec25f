import type { PipelineStage } from 'mongoose';
import { INBOX_VIEWS, type InboxView } from '../../../shared/thread.ts';
import { ThreadModel } from '../thread.model.ts';
import { calledFilter, type ThreadFilter, viewFilter } from './views.ts';

/** Nobody reads a count above this, and counting on would cost more the larger the inbox. */
const COUNT_UP_TO = 1000;

type Part = { view: InboxView; filter: ThreadFilter };

/** How many threads each view holds, counted up to a thousand: one question, of which each part goes by an index of its own. */
export async function countThreads({ userId }: { userId: string }): Promise<Record<InboxView, number>> {
  const parts: Part[] = INBOX_VIEWS.flatMap((view) => {
    const called = calledFilter(view, { userId });
    return [{ view, filter: viewFilter(view, { userId }) }, ...(called ? [{ view, filter: called }] : [])];
  });
  const [first = [], ...others] = parts.map(counting);
  const coll = ThreadModel.collection.collectionName;
  const found = await ThreadModel.aggregate<{ view: InboxView; threads: number }>([
    ...first,
    ...others.map((pipeline) => ({ $unionWith: { coll, pipeline } })),
  ]);
  const countOf = (view: InboxView) => found.reduce((sum, part) => sum + (part.view === view ? part.threads : 0), 0);
  return Object.fromEntries(INBOX_VIEWS.map((view) => [view, Math.min(countOf(view), COUNT_UP_TO)])) as Record<InboxView, number>;
}

const counting = ({ view, filter }: Part) =>
  [{ $match: filter }, { $limit: COUNT_UP_TO }, { $count: 'threads' }, { $set: { view } }] satisfies PipelineStage[];
