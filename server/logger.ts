import pino from 'pino';

export type Logger = pino.Logger;

/** Fields that may carry a secret wherever they turn up in a log line. */
const SECRET_FIELDS = ['pass', 'password', 'token', 'secret', 'apiKey', 'authorization', 'cookie', 'AUTH_SECRET', 'OPENAI_API_KEY'];

/** The one logger: JSON lines on standard output, secrets replaced. `level` is pino's. */
export function createLogger({ level, destination }: { level: string; destination?: pino.DestinationStream }): Logger {
  const paths = SECRET_FIELDS.flatMap((field) => [field, `*.${field}`, `*.*.${field}`, `*.*.*.${field}`]);
  const options: pino.LoggerOptions = {
    level,
    base: undefined,
    timestamp: pino.stdTimeFunctions.isoTime,
    redact: { paths, censor: '[secret]' },
    serializers: { error: plainError },
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
