import type { JobCounts } from '../../shared/job.ts';
import { count, inWords } from '../lib/words/format.ts';

/** The counts that name things; the others say what was done. */
const THINGS = new Set(['mailboxes', 'rows', 'jobRuns', 'sessions', 'ghostDrafts', 'uploads', 'imports', 'merges']);

/** What a run did, without what it did not: `1 mailbox, 3 sent, 1 failed`. */
export function countsWords(counts: JobCounts): string {
  return Object.entries(counts)
    .filter(([, value]) => value > 0)
    .map(([name, value]) => `${count(value)} ${value === 1 && THINGS.has(name) ? oneOf(name) : inWords(name).toLowerCase()}`)
    .join(', ');
}

const oneOf = (name: string) => inWords(name).toLowerCase().replace(/xes$/, 'x').replace(/s$/, '');
