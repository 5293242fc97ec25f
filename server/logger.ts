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
    serializers: { error: pino.stdSerializers.err },
  };
  return destination ? pino(options, destination) : pino(options);
}
