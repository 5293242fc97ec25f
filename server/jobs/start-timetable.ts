import cron, { type ScheduledTask } from 'node-cron';
import type { JobName } from '../../shared/job.ts';
import type { Edges } from '../edges.ts';
import { notFound } from '../errors.ts';
import { type JobOutcome, runJob } from './run-job.ts';
import type { Entry, Work } from './timetable.ts';

export type Timetable = {
  /** Runs a job now and waits for what it did; waits for a run under way to end first. */
  runNow: (name: JobName) => Promise<JobOutcome>;
  /** Asks for a run soon; asking often while one runs makes one more run. */
  nudge: (name: JobName) => void;
  /** When a job comes next by its cron line; null: this process does not work on it. */
  nextRunAt: (name: JobName) => Date | null;
  /** Stops claiming, and waits for what is under way. */
  stop: () => Promise<void>;
};

const BUSY_RETRY_MS = 100;
const BUSY_PATIENCE_MS = 60_000;
/** A run that failed as a whole (the database was away for a moment) is not left to wait for its next minute. */
const RETRY_MS = 5000;

/** Starts every job that this process works on. Runs of one job never overlap, here or in other processes. */
export function startTimetable(entries: Entry[], { edges, work }: { edges: Edges; work: Work[] }): Timetable {
  const stopping = new AbortController();
  const running = new Map<JobName, Promise<JobOutcome>>();
  const wanted = new Set<JobName>();
  const byName = new Map(entries.map((entry) => [entry.name, entry]));

  const start = (entry: Entry, { onlyWhenDue = false } = {}): Promise<JobOutcome> => {
    const run = runJob(entry, { ...edges, signal: stopping.signal }, { onlyWhenDue }).finally(() => {
      running.delete(entry.name);
      if (wanted.delete(entry.name) && !stopping.signal.aborted) tick(entry);
    });
    running.set(entry.name, run);
    return run;
  };

  const tick = (entry: Entry): void => {
    if (stopping.signal.aborted || running.has(entry.name)) return;
    const retry = () => void setTimeout(() => tick(entry), RETRY_MS).unref();
    void start(entry, { onlyWhenDue: true }).then(({ error }) => error !== null && retry());
  };

  // One clock for all that come at the same time: to find its next second costs node-cron milliseconds, every second anew.
  const mine = entries.filter((entry) => entry.work === 'any' || work.includes(entry.work));
  const clocks = new Map<string, ScheduledTask>();
  for (const [line, together] of Map.groupBy(mine, (entry) => entry.cron)) {
    const tickAll = () => {
      for (const entry of together) tick(entry);
    };
    clocks.set(line, cron.schedule(line, tickAll));
  }

  return {
    runNow: async (name) => {
      const entry = byName.get(name);
      if (!entry) throw notFound('job', name);
      const patience = Date.now() + BUSY_PATIENCE_MS;
      for (;;) {
        await running.get(name);
        const outcome = running.has(name) ? null : await start(entry);
        if (outcome?.ran || Date.now() > patience) return outcome ?? { ran: false, counts: {}, error: null, ms: 0 };
        await Bun.sleep(BUSY_RETRY_MS);
      }
    },
    nudge: (name) => {
      const entry = byName.get(name);
      if (!entry) return;
      if (running.has(name)) wanted.add(name);
      else tick(entry);
    },
    nextRunAt: (name) => {
      const entry = mine.find((one) => one.name === name);
      return (entry && clocks.get(entry.cron)?.getNextRun()) ?? null;
    },
    stop: async () => {
      stopping.abort();
      await Promise.all([...clocks.values()].map((clock) => clock.destroy()));
      await Promise.allSettled(running.values());
    },
  };
}
