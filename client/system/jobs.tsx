import { Play } from 'lucide-react';
import type { JobRun } from '../../shared/job.ts';
import { toast } from '../lib/toast.ts';
import { trpc } from '../lib/trpc.ts';
import { useNow } from '../lib/use/use-time.ts';
import { errorWords } from '../lib/words/error-words.ts';
import { duration, exactTime, shortDate, shortTime } from '../lib/words/format.ts';
import { Button } from '../ui/button.tsx';
import { Dot } from '../ui/chip.tsx';
import { ListStates } from '../ui/list-states.tsx';
import { SkeletonRows } from '../ui/skeleton.tsx';
import { Table } from '../ui/table.tsx';
import { countsWords } from './counts-words.ts';
import { jobName, jobTone } from './job-words.ts';

/** Every job: when it runs, what it did last, and a button to run it now. */
export function Jobs() {
  const utils = trpc.useUtils();
  const now = useNow(5000);
  const query = trpc.system.jobs.useQuery(undefined, { refetchInterval: 10_000 });
  const run = trpc.system.runJob.useMutation({
    onSuccess: ({ ran, counts, error, ms }, { name }) => {
      if (error) toast.error(`${jobName(name)}: ${error}`);
      else if (ran) toast.success(`${jobName(name)}: ${countsWords(counts) || 'nothing to do'}, ${duration(ms)}`);
      else toast.info(`${jobName(name)} is running elsewhere right now.`);
    },
    onError: (error) => void toast.error(errorWords(error)),
    onSettled: () => utils.system.invalidate(),
  });
  return (
    <div className="rounded-lg border bg-raised">
      <ListStates query={query} isEmpty={query.data?.jobs.length === 0} loading={<SkeletonRows className="h-11" />} empty={null}>
        <Table
          label="Jobs"
          isStacked
          rows={query.data?.jobs ?? []}
          rowKey={(job) => job.name}
          columns={[
            {
              key: 'name',
              head: 'Job',
              cell: (job) => (
                <span className="flex items-center gap-2">
                  <Dot tone={jobTone(job)} className={job.isRunning ? 'animate-breathe' : ''} />
                  <span>
                    {job.isRunning && <span className="sr-only">Runs now: </span>}
                    <span className="block whitespace-nowrap font-medium">{jobName(job.name)}</span>
                    <span className="block text-faint text-xs max-sm:hidden">{job.words}</span>
                  </span>
                </span>
              ),
            },
            { key: 'did', head: 'Did last', cell: (job) => <LastRun run={job.lastRun} /> },
            {
              key: 'when',
              head: 'When',
              isNumber: true,
              cell: (job) => job.lastRun && <time title={exactTime(job.lastRun.startedAt)}>{shortTime(job.lastRun.startedAt, now)}</time>,
            },
            {
              key: 'took',
              head: 'Took',
              isNumber: true,
              className: 'max-sm:hidden',
              cell: (job) => job.lastRun?.ms !== null && job.lastRun && duration(job.lastRun.ms),
            },
            {
              key: 'next',
              head: 'Next',
              isNumber: true,
              className: 'sm:max-md:hidden',
              cell: (job) =>
                job.nextRunAt ? (
                  <time title={exactTime(job.nextRunAt)}>{soon(job.nextRunAt, now)}</time>
                ) : (
                  <span className="text-faint" title="Another process works on it (WORK)">
                    elsewhere
                  </span>
                ),
            },
            {
              key: 'run',
              head: '',
              isNumber: true,
              cell: (job) => (
                <Button
                  size="sm"
                  isBusy={run.isPending && run.variables.name === job.name}
                  onClick={() => run.mutate({ name: job.name })}
                  aria-label={`Run now: ${job.name}`}
                >
                  <Play aria-hidden="true" className="size-3" /> Run now
                </Button>
              ),
            },
          ]}
        />
      </ListStates>
    </div>
  );
}

/** `now`, `in 12 s`, `in 7 min`. */
function soon(at: Date, now: number): string {
  const seconds = Math.round((at.getTime() - now) / 1000);
  if (seconds < 3) return 'now';
  if (seconds < 90) return `in ${seconds} s`;
  return seconds < 5400 ? `in ${Math.round(seconds / 60)} min` : shortDate(at);
}

function LastRun({ run }: { run: JobRun | null }) {
  if (!run) return <span className="text-faint">Not yet</span>;
  if (run.error)
    return (
      <span>
        <span className="block break-words text-rust">{run.error}</span>
        <span className="block text-faint text-xs">The next run tries again by itself.</span>
      </span>
    );
  return <span className="text-soft tabular-nums">{countsWords(run.counts) || 'Nothing to do'}</span>;
}
