import type { JobCounts } from '../../shared/job.ts';
import type { JobEdges } from '../edges.ts';
import { JobRunModel } from './job-run.model.ts';

const DAY_MS = 86_400_000;
const KEEP_RUNS_DAYS = 14;

/** Another room's share of the cleaning. @returns how many things it removed or woke */
export type Chore = { name: string; run: (edges: JobEdges) => Promise<number> };

/**
 * Deletes what has expired. The embedded engine's TTL monitor does not run, so no room relies on TTL indexes.
 * One chore that fails does not keep the others from being done.
 */
export async function housekeeping(edges: JobEdges, chores: Chore[]): Promise<JobCounts> {
  const counts: JobCounts = { jobRuns: await deleteOldRuns(edges.now()) };
  const faults: unknown[] = [];
  for (const chore of chores) {
    if (edges.signal.aborted) break;
    try {
      counts[chore.name] = await chore.run(edges);
    } catch (error) {
      faults.push(error);
    }
  }
  if (faults.length > 0) throw new AggregateError(faults, `housekeeping: ${faults.map(String).join('; ')}`);
  return counts;
}

async function deleteOldRuns(now: Date): Promise<number> {
  const { deletedCount } = await JobRunModel.deleteMany({ startedAt: { $lt: new Date(now.getTime() - KEEP_RUNS_DAYS * DAY_MS) } });
  return deletedCount;
}
