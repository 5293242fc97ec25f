import type { JobCounts } from '../../shared/job.ts';
import { count, inWords } from '../lib/words/format.ts';

/** What a run did, without what it did not: `3 sent, 1 failed`. */
export function countsWords(counts: JobCounts): string {
  return Object.entries(counts)
    .filter(([, value]) => value > 0)
    .map(([name, value]) => `${count(value)} ${inWords(name).toLowerCase()}`)
    .join(', ');
}
