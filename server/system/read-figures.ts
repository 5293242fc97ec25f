import { readSpend } from '../ai/model/spend-book.ts';
import { countQueues } from '../inbox/queues/count-queues.ts';
import { readJobFigures } from '../jobs/job-totals.ts';
import { readLag } from '../mail/read-lag.ts';

export type Figures = Awaited<ReturnType<typeof readFigures>>;

/** What the database knows of the work of all processes together, for whoever watches over it. */
export async function readFigures(now: Date) {
  const [queues, lag, jobs, spend] = await Promise.all([countQueues(), readLag(now), readJobFigures(), readSpend(now)]);
  return { now, queues, lag, jobs, spend };
}
