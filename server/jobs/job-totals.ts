import { JOB_NAMES, type JobRun } from '../../shared/job.ts';
import { JobRunModel } from './job-run.model.ts';
import { JobTotalModel } from './job-total.model.ts';

/** Adds one run to what its job did so far, in all processes together. */
export async function addUp({ job, counts, error, ms }: Pick<JobRun, 'job' | 'counts' | 'error' | 'ms'>): Promise<void> {
  const did = Object.entries(counts).filter(([, count]) => count !== 0);
  const items = Object.fromEntries(did.map(([what, count]) => [`counts.${what}`, count]));
  await JobTotalModel.updateOne(
    { _id: job },
    { $inc: { runs: 1, failures: error === null ? 0 : 1, ms: ms ?? 0, ...items } },
    { upsert: true },
  );
}

export type JobFigures = {
  job: string;
  runs: number;
  failures: number;
  ms: number;
  counts: Record<string, number>;
  lastEndedAt: Date | null;
};

/** What every job did so far, and when a run of it ended last. */
export async function readJobFigures(): Promise<JobFigures[]> {
  const totals = new Map((await JobTotalModel.find().lean()).map((total) => [total._id, total]));
  return Promise.all(
    JOB_NAMES.map(async (job) => {
      const last = await JobRunModel.findOne({ job }, { finishedAt: 1 }).sort({ startedAt: -1 }).lean();
      const { runs = 0, failures = 0, ms = 0, counts = {} } = totals.get(job) ?? {};
      return { job, runs, failures, ms, counts, lastEndedAt: last?.finishedAt ?? null };
    }),
  );
}
