import type { JobCounts, JobName } from '../../shared/job.ts';
import type { JobEdges } from '../edges.ts';

/** The parts of the product a process may be told to work on (`WORK`). */
export type Work = 'web' | 'mail' | 'ai' | 'campaigns';
export type Verbs = Record<JobName, (edges: JobEdges) => Promise<JobCounts>>;
/** Whether a job has anything to do: one indexed question, which spares the lease and all that a run asks. */
export type DueChecks = Partial<Record<JobName, (edges: Pick<JobEdges, 'now'>) => Promise<boolean>>>;
export type Entry = {
  name: JobName;
  words: string;
  cron: string;
  work: Work | 'any';
  run: (edges: JobEdges) => Promise<JobCounts>;
  isDue?: (edges: Pick<JobEdges, 'now'>) => Promise<boolean>;
};

/**
 * When everything happens that nobody clicks for. Cron lines of six fields start with the seconds.
 * The short ones ask one indexed question and mostly find nothing.
 */
export function createTimetable(verbs: Verbs, { pollCron, isDue = {} }: { pollCron: string; isDue?: DueChecks }): Entry[] {
  const entries: Omit<Entry, 'run' | 'isDue'>[] = [
    { name: 'poll-mailboxes', words: 'every minute, and at once when IMAP IDLE reports news', cron: pollCron, work: 'mail' },
    { name: 'answer-threads', words: 'every two seconds: conversations whose newest mail has settled', cron: '*/2 * * * * *', work: 'ai' },
    { name: 'send-outbox', words: 'every second: held mail that is due, queued mail', cron: '* * * * * *', work: 'mail' },
    { name: 'advance-campaigns', words: 'every two seconds: campaigns that are sending', cron: '*/2 * * * * *', work: 'campaigns' },
    { name: 'import-contacts', words: 'every two seconds: files of contacts on their way in', cron: '*/2 * * * * *', work: 'any' },
    { name: 'follow-up', words: 'every quarter of an hour: customers who went quiet', cron: '*/15 * * * *', work: 'ai' },
    { name: 'remind-calls', words: 'every minute: calls that begin soon', cron: '30 * * * * *', work: 'mail' },
    {
      name: 'reconcile-sent',
      words: 'every ten seconds: uncertain and unconfirmed mail, looked up in Sent',
      cron: '*/10 * * * * *',
      work: 'mail',
    },
    { name: 'wake-threads', words: 'every ten seconds: snoozed conversations whose time has come', cron: '*/10 * * * * *', work: 'any' },
    {
      name: 'deliver-webhooks',
      words: 'every ten seconds, and at once on news: what receivers outside are told',
      cron: '*/10 * * * * *',
      work: 'any',
    },
    { name: 'housekeeping', words: 'every hour: what has expired', cron: '17 * * * *', work: 'any' },
  ];
  return entries.map((entry) => ({ ...entry, run: verbs[entry.name], isDue: isDue[entry.name] }));
}
