import type { RequestHandler } from 'express';
import { collectDefaultMetrics, Gauge, Histogram, Registry } from 'prom-client';
import type { Health } from './system/read-health.ts';

export type Metrics = { count: RequestHandler; show: RequestHandler };

/** The figures behind `GET /metrics`, in Prometheus' text format. What the database knows is read when it is asked for. */
export function createMetrics({ readHealth }: { readHealth: () => Promise<Health> }): Metrics {
  const registry = new Registry();
  const registers = [registry];
  collectDefaultMetrics({ register: registry });
  const seconds = new Histogram({
    name: 'openhouse_http_request_seconds',
    help: 'Time to answer a request',
    labelNames: ['method', 'door', 'status'],
    buckets: [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 10],
    registers,
  });
  const lag = new Gauge({
    name: 'openhouse_mailbox_lag_seconds',
    help: 'Seconds since a mailbox was last read',
    labelNames: ['mailbox'],
    registers,
  });
  const up = new Gauge({ name: 'openhouse_up', help: '1 while this part works', labelNames: ['part'], registers });

  return {
    count: (request, response, next) => {
      const stop = seconds.startTimer({ method: request.method, door: doorOf(request.path) });
      response.once('finish', () => stop({ status: String(response.statusCode) }));
      next();
    },
    show: async (_, response) => {
      const health = await readHealth();
      up.set({ part: 'database' }, health.database === 'up' ? 1 : 0);
      up.set({ part: 'model' }, health.model.state === 'down' ? 0 : 1);
      for (const { mailbox, lagSeconds, imap, smtp } of health.mail) {
        if (lagSeconds !== null) lag.set({ mailbox }, lagSeconds);
        up.set({ part: `imap ${mailbox}` }, imap === 'ok' ? 1 : 0);
        up.set({ part: `smtp ${mailbox}` }, smtp === 'ok' ? 1 : 0);
      }
      response.type(registry.contentType).send(await registry.metrics());
    },
  };
}

/** Few values, whatever is asked for: a label per path would let anybody fill the memory. */
function doorOf(path: string): string {
  const [, first = ''] = path.split('/');
  return ['trpc', 'api', 'u', 'calls', 'pictures', 'healthz', 'metrics', 'assets'].includes(first) ? first : 'page';
}
