import type { JobRun } from '../../shared/job.ts';
import { inWords } from '../lib/words/format.ts';
import type { Tone } from '../ui/chip.tsx';

/** The colour of a job's point: red is for what failed alone, and what runs right now only breathes. */
export function jobTone({ lastRun, isRunning }: { lastRun: Pick<JobRun, 'error'> | null; isRunning: boolean }): Tone | 'good' {
  if (lastRun?.error) return 'rust';
  return lastRun || isRunning ? 'good' : 'neutral';
}

/** What is a thread to programs is a conversation to people. */
export const jobName = (name: string) => inWords(name.replace('threads', 'conversations'));
