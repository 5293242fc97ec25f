import { JOB_NAMES } from '../../shared/job.ts';
import { listJobs } from '../jobs/list-jobs.ts';
import type { Services } from '../trpc.ts';

/** Every job: when it runs here, what it did last, and whether any process runs it now. */
export async function showJobs(lines: ReturnType<Services['timetable']>, now: Date) {
  const states = await listJobs(JOB_NAMES, now);
  const entries = new Map(lines.map((line) => [line.name, line]));
  return JOB_NAMES.map((name) => {
    const { lastRun = null, recent = [], holder = null } = states.get(name) ?? {};
    const { words = '', nextRunAt = null } = entries.get(name) ?? {};
    return { name, words, nextRunAt, lastRun, recent, isRunning: holder !== null };
  });
}
