import type { JobCounts, JobName } from '../../shared/job.ts';
import { newId } from '../database/model-from.ts';
import type { JobEdges } from '../edges.ts';
import { errorText } from '../errors.ts';
import { onWalk } from '../logger.ts';
import { JobRunModel } from './job-run.model.ts';
import { addUp } from './job-totals.ts';
import { LEASE_RENEW_MS, takeLease } from './lease.ts';
import { beginQuiet, endQuiet, joinQuiet } from './quiet-runs.ts';

/** A job: finds due work, does one item at a time, says what it did in counts. */
export type Job = {
  name: JobName;
  run: (edges: JobEdges) => Promise<JobCounts>;
  isDue?: (edges: Pick<JobEdges, 'now'>) => Promise<boolean>;
};
export type JobOutcome = { ran: boolean; counts: JobCounts; error: string | null; ms: number };

/**
 * Runs a job once under its lease, records counts, duration and error, and never throws: a failing run is written
 * where a person sees it, and the next one comes anyway.
 * @param onlyWhenDue asks first whether there is anything to do; if not, that is the whole run, and needs no lease
 * @returns `ran: false` when another run, here or in another process, is under way
 */
export async function runJob(job: Job, edges: JobEdges, { onlyWhenDue = false } = {}): Promise<JobOutcome> {
  if (onlyWhenDue && job.isDue) {
    const startedAt = edges.now();
    if (!(await job.isDue(edges))) return record(job, { edges, startedAt, ms: 0, counts: {}, error: null });
  }
  const lease = await takeLease(job.name, { holder: edges.processName, now: edges.now });
  if (!lease) return { ran: false, counts: {}, error: null, ms: 0 };

  const startedAt = edges.now();
  const began = performance.now();
  const lost = new AbortController();
  const renewal = setInterval(async () => {
    const isStillOurs = await lease.renew().catch((error) => {
      edges.log.warn({ job: job.name, error }, 'a lease was not renewed');
      return true;
    });
    if (!isStillOurs) lost.abort();
  }, LEASE_RENEW_MS);
  try {
    const signal = AbortSignal.any([edges.signal, lost.signal]);
    const counts = await onWalk({ job: job.name }, () => job.run({ ...edges, signal }));
    return await record(job, { edges, startedAt, ms: Math.round(performance.now() - began), counts, error: null });
  } catch (error) {
    edges.log.error({ job: job.name, error }, 'a job failed');
    return await record(job, { edges, startedAt, ms: Math.round(performance.now() - began), counts: {}, error: errorText(error) });
  } finally {
    clearInterval(renewal);
    await lease.release();
  }
}

type Run = { edges: JobEdges; startedAt: Date; ms: number; counts: JobCounts; error: string | null };

async function record(job: Job, { edges, startedAt, ms, counts, error }: Run): Promise<JobOutcome> {
  const finishedAt = edges.now();
  const outcome = { ran: true, counts, error, ms };
  const isQuiet = error === null && Object.values(counts).every((count) => count === 0);
  const whose = `${job.name} ${edges.processName}`;
  if (isQuiet && (await joinQuiet(whose, { startedAt, finishedAt, ms }))) return outcome;
  await endQuiet(whose);
  const run = { _id: newId(), job: job.name, process: edges.processName, startedAt, finishedAt, ms, counts, repeats: 0, error };
  await JobRunModel.create(run);
  await addUp(run);
  if (isQuiet) beginQuiet(whose, run);
  return outcome;
}
