import type { JobCounts, JobName } from '../../shared/job.ts';
import { newId } from '../database/model-from.ts';
import type { JobEdges } from '../edges.ts';
import { errorText } from '../errors.ts';
import { onWalk } from '../logger.ts';
import { JobRunModel } from './job-run.model.ts';
import { addUp } from './job-totals.ts';
import { type HeldLease, LEASE_RENEW_MS, takeLease } from './lease.ts';
import { beginQuiet, endQuiet, joinQuiet } from './quiet-runs.ts';

/** A job: finds due work, does one item at a time, says what it did in counts. */
export type Job = {
  name: JobName;
  run: (edges: JobEdges) => Promise<JobCounts>;
  isDue?: (edges: Pick<JobEdges, 'now'>) => Promise<boolean>;
};
export type JobOutcome = { ran: boolean; counts: JobCounts; error: string | null; ms: number };

/**
 * Runs a job once under its lease, records counts, duration and error, and never throws: what fails, asking whether
 * anything is due and taking the lease among it, is written where a person sees it, and the next run comes anyway.
 * @param onlyWhenDue asks first whether there is anything to do; if not, that is the whole run, and needs no lease
 * @returns `ran: false` when another run, here or in another process, is under way
 */
export async function runJob(job: Job, edges: JobEdges, { onlyWhenDue = false } = {}): Promise<JobOutcome> {
  const startedAt = edges.now();
  try {
    if (onlyWhenDue && job.isDue && !(await job.isDue(edges)))
      return await recorded(job, { edges, startedAt, ms: 0, counts: {}, error: null });
    const lease = await takeLease(job.name, { holder: edges.processName, now: edges.now });
    return lease ? await runUnder(lease, { job, edges }) : { ran: false, counts: {}, error: null, ms: 0 };
  } catch (error) {
    edges.log.error({ job: job.name, error }, 'a job could not be begun');
    return recorded(job, { edges, startedAt, ms: 0, counts: {}, error: errorText(error) });
  }
}

async function runUnder(lease: HeldLease, { job, edges }: { job: Job; edges: JobEdges }): Promise<JobOutcome> {
  const startedAt = edges.now();
  const began = performance.now();
  const took = () => Math.round(performance.now() - began);
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
    return await recorded(job, { edges, startedAt, ms: took(), counts, error: null });
  } catch (error) {
    edges.log.error({ job: job.name, error }, 'a job failed');
    return await recorded(job, { edges, startedAt, ms: took(), counts: {}, error: errorText(error) });
  } finally {
    clearInterval(renewal);
    // Not given back, it ends by itself when its time runs out.
    await lease.release().catch((error) => edges.log.warn({ job: job.name, error }, 'a lease was not released'));
  }
}

type Run = { edges: JobEdges; startedAt: Date; ms: number; counts: JobCounts; error: string | null };

/** What cannot be written down, since the database is away, is in the log, and the run counts as failed. */
async function recorded(job: Job, run: Run): Promise<JobOutcome> {
  try {
    return await record(job, run);
  } catch (fault) {
    run.edges.log.error({ job: job.name, error: fault }, 'a run of a job could not be written down');
    return { ran: true, counts: run.counts, error: run.error ?? errorText(fault), ms: run.ms };
  }
}

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
