import { AsyncLocalStorage } from 'node:async_hooks';
import pino from 'pino';
import { hideSecrets } from './secrets/hide-secrets.ts';

export type Logger = pino.Logger;

/** What a walk is about, e.g. `{ job: 'send-outbox', mail: '…' }`: it stands in every line that is written on it. */
export type Walk = Record<string, string | number | null>;
const walks = new AsyncLocalStorage<Walk>();

/** Runs a part of a walk: whatever logs in it, however deep, names these fields and those around it. */
export function onWalk<T>(fields: Walk, run: () => T): T {
  return walks.run({ ...walks.getStore(), ...fields }, run);
}

/** Names what became known only now, for the rest of this part of the walk. */
export function nameOnWalk(fields: Walk): void {
  const walk = walks.getStore();
  if (walk) Object.assign(walk, fields);
}

/** Fields that may carry a secret wherever they turn up in a log line. */
const SECRET_FIELDS = ['pass', 'password', 'token', 'secret', 'apiKey', 'authorization', 'cookie', 'AUTH_SECRET', 'OPENAI_API_KEY'];

/** The one logger: JSON lines on standard output, secrets replaced. `level` is pino's. */
export function createLogger({ level, destination }: { level: string; destination?: pino.DestinationStream }): Logger {
  const paths = SECRET_FIELDS.flatMap((field) => [field, `*.${field}`, `*.*.${field}`, `*.*.*.${field}`]);
  const options: pino.LoggerOptions = {
    level,
    base: undefined,
    timestamp: pino.stdTimeFunctions.isoTime,
    mixin: () => ({ ...walks.getStore() }),
    redact: { paths, censor: '[secret]' },
    serializers: { error: plainError },
    // The last look at each line, whatever field a secret came in.
    hooks: { streamWrite: hideSecrets },
  };
  return destination ? pino(options, destination) : pino(options);
}

/** The driver's errors carry whole topologies, with circles: only what a reader needs is kept. */
function plainError(error: unknown): unknown {
  if (!(error instanceof Error)) return error;
  const { name: type, message, stack, cause } = error;
  const code = 'code' in error ? { code: error.code } : {};
  return { type, message, ...code, stack, ...(cause === undefined ? {} : { cause: plainError(cause) }) };
}
