import { type JobName, type JobRun, jobRunSchema } from '../../shared/job.ts';
import { present } from '../database/model-from.ts';
import { JobRunModel } from './job-run.model.ts';
import { LeaseModel } from './lease.model.ts';

export type JobState = { lastRun: JobRun | null; recent: JobRun[]; holder: string | null };

/** What each job did lately, newest first, and which process holds it. */
export async function listJobs(names: readonly JobName[], now: Date): Promise<Map<JobName, JobState>> {
  const leases = await LeaseModel.find({ holder: { $ne: null }, until: { $gt: now } }).lean();
  const holders = new Map(leases.map((lease) => [lease._id, lease.holder]));
  const states = await Promise.all(
    names.map(async (name): Promise<[JobName, JobState]> => {
      const runs = await JobRunModel.find({ job: name }).sort({ startedAt: -1 }).limit(20).lean();
      const recent = runs.map((run) => present(jobRunSchema, run));
      return [name, { lastRun: recent[0] ?? null, recent, holder: holders.get(name) ?? null }];
    }),
  );
  return new Map(states);
}
