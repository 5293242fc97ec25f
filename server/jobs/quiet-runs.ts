import type { JobRun } from '../../shared/job.ts';
import { JobRunModel } from './job-run.model.ts';

/** Jobs that look every second would write of little else: their quiet runs in a row share a record, written this often. */
const WRITE_MS = 10_000;

type Times = Pick<JobRun, 'startedAt' | 'finishedAt' | 'ms'>;
/** By job and process: the record, and how many runs it does not count yet. */
const shared = new Map<string, { _id: string; writtenAt: Date; unwritten: number }>();

/** From now on the quiet runs of this job, here, share this record. */
export function beginQuiet(whose: string, { _id, finishedAt }: { _id: string; finishedAt: Date }): void {
  shared.set(whose, { _id, writtenAt: finishedAt, unwritten: 0 });
}

/** @returns whether the run is counted with those before it; else it needs a record of its own */
export async function joinQuiet(whose: string, times: Times & { finishedAt: Date }): Promise<boolean> {
  const record = shared.get(whose);
  if (!record) return false;
  record.unwritten++;
  // A clock may have been set back.
  if (Math.abs(times.finishedAt.getTime() - record.writtenAt.getTime()) < WRITE_MS) return true;
  const { matchedCount } = await JobRunModel.updateOne({ _id: record._id }, { $set: times, $inc: { repeats: record.unwritten } });
  beginQuiet(whose, { _id: record._id, finishedAt: times.finishedAt });
  // Housekeeping takes old records away.
  return matchedCount === 1;
}

/** Counts what was not counted yet; the next quiet run begins a record. */
export async function endQuiet(whose: string): Promise<void> {
  const record = shared.get(whose);
  shared.delete(whose);
  if (record && record.unwritten > 0) await JobRunModel.updateOne({ _id: record._id }, { $inc: { repeats: record.unwritten } });
}
