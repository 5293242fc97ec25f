import type { RequestHandler } from 'express';
import { Counter, collectDefaultMetrics, Gauge, Histogram, type Metric, Registry } from 'prom-client';
import type { SendResult } from './mail/out/send-one.ts';
import type { Figures } from './system/read-figures.ts';
import type { Health } from './system/read-health.ts';

export type Metrics = { count: RequestHandler; show: RequestHandler };
type Sources = { readHealth: () => Promise<Health>; readFigures: () => Promise<Figures> };

/**
 * The figures behind `GET /metrics`, in Prometheus' text format. What the database knows, of all processes together, is
 * read when it is asked for; while the database is away, only what this process knows is shown.
 */
export function createMetrics({ readHealth, readFigures }: Sources): Metrics {
  const registry = new Registry();
  // At its own ten milliseconds it is most of what an idle server does.
  collectDefaultMetrics({ register: registry, eventLoopMonitoringPrecision: 100 });
  const seconds = new Histogram({
    name: 'openhouse_http_request_seconds',
    help: 'Time to answer a request',
    labelNames: ['method', 'door', 'status'],
    buckets: [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 10],
    registers: [registry],
  });
  return {
    count: (request, response, next) => {
      const stop = seconds.startTimer({ method: request.method, door: doorOf(request.path) });
      response.once('finish', () => stop({ status: String(response.statusCode) }));
      next();
    },
    show: async (_, response) => {
      const health = await readHealth();
      // Made anew each time: a mailbox or a folder that is gone must not go on with its last value.
      const seen = new Registry();
      const figures = health.database === 'up' ? await readFigures() : null;
      // Each process knows of the questions it asks itself; here the AI may be the work of others.
      showHealth(health, { isModelDown: figures?.spend.isDown ?? health.model.state === 'down', registry: seen });
      if (figures) showFigures(figures, seen);
      response.type(registry.contentType).send(`${await registry.metrics()}\n${await seen.metrics()}`);
    },
  };
}

function showHealth({ database, mail }: Health, { isModelDown, registry }: { isModelDown: boolean; registry: Registry }): void {
  const registers = [registry];
  const up = new Gauge({ name: 'openhouse_up', help: '1 while this part works', labelNames: ['part'], registers });
  up.set({ part: 'database' }, database === 'up' ? 1 : 0);
  up.set({ part: 'model' }, isModelDown ? 0 : 1);
  const lag = new Gauge({
    name: 'openhouse_mailbox_lag_seconds',
    help: 'Seconds since a mailbox was last read to its end',
    labelNames: ['mailbox'],
    registers,
  });
  for (const { mailbox, lagSeconds, imap, smtp } of mail) {
    if (lagSeconds !== null) lag.set({ mailbox }, lagSeconds);
    up.set({ part: `imap ${mailbox}` }, imap === 'auth_failed' || imap === 'unreachable' ? 0 : 1);
    up.set({ part: `smtp ${mailbox}` }, smtp === 'auth_failed' || smtp === 'unreachable' ? 0 : 1);
  }
}

const OUTCOMES: SendResult[] = ['sent', 'failed', 'deferred', 'voided', 'uncertain'];

type Row = { labels: Record<string, string | number>; value: number };

function showFigures({ now, queues, lag, jobs, spend }: Figures, registry: Registry): void {
  const age = (at: Date | null) => (at ? Math.max(0, (now.getTime() - at.getTime()) / 1000) : 0);
  const shown = (Kind: typeof Gauge | typeof Counter) => (name: string, help: string, rows: Row[]) => {
    // By itself a metric without values shows a 0 that is nobody's.
    if (rows.length > 0) fill(new Kind(optionsOf(name, help, { rows, registry })), rows);
  };
  const [gauge, counter] = [shown(Gauge), shown(Counter)];
  const folders = lag.folders.map(({ mailbox, folder, ...each }) => ({ ...each, labels: { mailbox, folder } }));
  gauge(
    'folder_lag_seconds',
    'Seconds since a folder was last read to its end, or first seen',
    folders.map(({ labels, lagSeconds }) => ({ labels, value: lagSeconds })),
  );
  gauge(
    'folder_gaps',
    'Mails of a folder that are looked for again',
    folders.map(({ labels, gaps }) => ({ labels, value: gaps })),
  );
  gauge('quarantined_mails', 'Mails put aside because they could not be read', [{ labels: {}, value: lag.quarantined }]);
  gauge(
    'outbox_mails',
    'Mails of ours that have not left, by state, counted up to 10000',
    queues.outbox.map(({ state, count }) => ({ labels: { state }, value: count })),
  );
  gauge('threads_waiting', 'Conversations that wait for the AI, or that it is at', [
    { labels: { state: 'waiting' }, value: queues.threads.waiting },
    { labels: { state: 'working' }, value: queues.threads.working },
  ]);
  gauge('threads_overdue_seconds', 'How long the first conversation in line is due', [
    { labels: {}, value: age(queues.threads.oldestDueAt) },
  ]);
  const items = jobs.flatMap(({ job, counts }) => Object.entries(counts).map(([what, value]) => ({ labels: { job, what }, value })));
  counter('job_items_total', 'What the runs of a job did, by its own words', items);
  counter(
    'sends_total',
    'Mails by what became of the attempt to send them',
    // From zero on: a rate sees nothing of a series that begins with its first fault.
    OUTCOMES.map((outcome) => ({ labels: { outcome }, value: jobs.find(({ job }) => job === 'send-outbox')?.counts[outcome] ?? 0 })),
  );
  counter(
    'job_errors_total',
    'Runs of a job that failed as a whole',
    jobs.map(({ job, failures }) => ({ labels: { job }, value: failures })),
  );
  counter(
    'job_seconds_total',
    'Time spent in runs that did something',
    jobs.map(({ job, ms }) => ({ labels: { job }, value: ms / 1000 })),
  );
  gauge(
    'job_last_run_seconds',
    'Seconds since a run of a job ended',
    jobs.flatMap(({ job, lastEndedAt }) => (lastEndedAt ? [{ labels: { job }, value: age(lastEndedAt) }] : [])),
  );
  counter('model_tokens_total', 'Tokens of the models since midnight UTC', [{ labels: {}, value: spend.tokens }]);
  counter('model_cost_usd_total', 'What the models cost since midnight UTC, as far as their price is known', [
    { labels: {}, value: spend.costUsd },
  ]);
  // A histogram kept in the database: `histogram_quantile` needs no more than these three names.
  counter('model_answer_seconds_bucket', 'Answers of the models since midnight UTC that took at most so long', [
    ...spend.within.map(({ bound, calls }) => ({ labels: { le: bound / 1000 }, value: calls })),
    { labels: { le: '+Inf' }, value: spend.calls },
  ]);
  counter('model_answer_seconds_sum', 'Time the models took to answer since midnight UTC', [{ labels: {}, value: spend.ms / 1000 }]);
  counter('model_answer_seconds_count', 'Answers of the models since midnight UTC', [{ labels: {}, value: spend.calls }]);
}

function optionsOf(name: string, help: string, { rows, registry }: { rows: Row[]; registry: Registry }) {
  return { name: `openhouse_${name}`, help, labelNames: Object.keys(rows[0]?.labels ?? {}), registers: [registry] };
}

/** Sets a fresh counter or gauge to what was counted elsewhere. */
function fill(metric: Metric & { inc: (labels: Row['labels'], value: number) => void }, rows: Row[]): void {
  for (const { labels, value } of rows) metric.inc(labels, value);
}

/** Few values, whatever is asked for: a label per path would let anybody fill the memory. */
function doorOf(path: string): string {
  const [, first = ''] = path.split('/');
  return ['trpc', 'api', 'u', 'calls', 'pictures', 'healthz', 'metrics', 'assets'].includes(first) ? first : 'page';
}
