import { isCertainlyDead } from '../process-name.ts';
import { JobRunModel } from './job-run.model.ts';
import { LeaseModel } from './lease.model.ts';

/** A process that only looks, and finds nothing to do, writes so every ten seconds. */
const RECENTLY_MS = 20_000;

/** Who works on this database at the moment: by the leases they hold, and by what they have just run. */
export async function findHolders(now: Date): Promise<string[]> {
  const [held, ran] = await Promise.all([
    LeaseModel.find({ holder: { $ne: null }, until: { $gt: now } }, { holder: 1 }).lean(),
    JobRunModel.distinct('process', { finishedAt: { $gt: new Date(now.getTime() - RECENTLY_MS) } }),
  ]);
  const named = [...held.map(({ holder }) => holder), ...ran];
  return [...new Set(named)].filter((name) => name !== null && !isCertainlyDead(name)) as string[];
}
