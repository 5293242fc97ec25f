import cron from 'node-cron';
import { z } from 'zod';
import { neverTell, secretsOf } from './secrets/hide-secrets.ts';

const flag = z.enum(['true', 'false', 'on', 'off', '1', '0'], 'must be true or false').transform((v) => ['true', 'on', '1'].includes(v));
const port = z.coerce.number('must be a number').int('must be a whole number').min(1, 'must be 1–65535').max(65535, 'must be 1–65535');
const count = z.coerce.number('must be a number').int('must be a whole number').min(1, 'must be at least 1');
const seconds = z.coerce.number('must be a number of seconds').min(0, 'must not be negative').max(86_400, 'must be at most a day');
const url = z.url('must be a URL such as https://crm.example.com').transform((v) => v.replace(/\/$/, ''));
const WORK = ['web', 'mail', 'ai', 'campaigns'] as const;
const work = z
  .string()
  .transform((v) => v.split(',').map((part) => part.trim()))
  .pipe(z.array(z.enum(WORK, `must be a comma list of ${WORK.join(', ')}`)).min(1));
const cronLine = z.string().refine((line) => cron.validate(line), 'must be a cron line such as * * * * *');
const address = z
  .string()
  .regex(/[^\s<>@]+@[^\s<>@]+/, 'must be an address, or Name <address>')
  .refine((v) => !/[\r\n\0]/.test(v), 'must be one line');

/** Every variable Openhouse reads. `.env.example` explains each, and a test holds the two together. */
const variables = z.object({
  PORT: z.coerce.number('must be a number').int().min(0, 'must be 0–65535').max(65535, 'must be 0–65535').default(3000),
  HOST: z.string().default('127.0.0.1'),
  PUBLIC_URL: url.optional(),
  DATA_DIR: z.string().default('./data'),
  NODE_ENV: z.enum(['development', 'test', 'production'], 'must be development, test or production').default('development'),
  LOG_LEVEL: z.enum(['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent'], 'must be a pino level').default('info'),
  MONGODB_URI: z
    .string()
    .regex(/^mongodb(\+srv)?:\/\//, 'must start with mongodb:// or mongodb+srv://')
    .optional(),
  EMBEDDED_DATABASE: flag.default(false),
  AUTH_SECRET: z.string().min(32, 'must have at least 32 characters').optional(),
  AUTH_SECRET_PREVIOUS: z
    .string()
    .transform((v) => v.split(',').map((part) => part.trim()))
    .pipe(z.array(z.string().min(32, 'must be secrets of at least 32 characters, with commas between')))
    .optional(),
  ADMIN_EMAIL: z.email('must be an email address').optional(),
  ADMIN_PASSWORD: z.string().min(8, 'must have at least 8 characters').optional(),
  ADMIN_NAME: z.string().default('Admin'),
  IMAP_HOST: z.string().optional(),
  IMAP_PORT: port.optional(),
  IMAP_SECURE: flag.optional(),
  IMAP_USER: z.string().optional(),
  IMAP_PASS: z.string().optional(),
  IMAP_INBOX: z.string().default('INBOX'),
  IMAP_SENT: z.string().optional(),
  IMAP_TLS_INSECURE: flag.default(false),
  SMTP_HOST: z.string().optional(),
  SMTP_PORT: port.optional(),
  SMTP_SECURE: flag.optional(),
  SMTP_USER: z.string().optional(),
  SMTP_PASS: z.string().optional(),
  SMTP_TLS_INSECURE: flag.default(false),
  SMTP_FILES_SENT: z.enum(['auto', 'true', 'false'], 'must be auto, true or false').default('auto'),
  SMTP_CONNECTIONS: count.max(50, 'must be at most 50').default(5),
  MAIL_FROM: address.optional(),
  MAIL_AUTHSERV_ID: z.string().optional(),
  MAIL_MAX_BYTES: count.default(50 * 1024 * 1024),
  SEND_PER_MINUTE: count.optional(),
  SEND_PER_DAY: count.optional(),
  POLL_CRON: cronLine.default('* * * * *'),
  OPENAI_API_KEY: z.string().optional(),
  OPENAI_BASE_URL: url.optional(),
  OPENAI_TRIAGE_MODEL: z.string().default('gpt-5-mini'),
  OPENAI_REPLY_MODEL: z.string().default('gpt-5'),
  AI_MODE: z.enum(['autopilot', 'review', 'off'], 'must be autopilot, review or off').optional(),
  HOLD_SECONDS: seconds.optional(),
  SETTLE_SECONDS: seconds.optional(),
  WORK: work.default([...WORK]),
  WEBHOOK_PRIVATE_HOSTS: z
    .string()
    .default('')
    .transform((v) =>
      v
        .split(',')
        .map((host) => host.trim().toLowerCase())
        .filter(Boolean),
    ),
  MAP_TILES_URL: z
    .string()
    .regex(/^https?:\/\/\S+\{z\}\S*\{x\}\S*\{y\}|^https?:\/\/\S+\{z\}\S*\{y\}\S*\{x\}/, 'must be a URL with {z}, {x} and {y}')
    .optional(),
  MAP_ATTRIBUTION: z.string().max(300).optional(),
  REHEARSAL_CUSTOMERS: flag.optional(),
  REHEARSAL_SPEED: z.coerce.number('must be a number').positive('must be above 0').max(100, 'must be at most 100').default(1),
});

export const VARIABLE_NAMES = Object.keys(variables.shape);
export type Env = z.infer<typeof variables>;
export type ParsedEnv = { env: Env; faults?: undefined } | { env?: undefined; faults: string[] };

/**
 * Reads the environment; an empty value counts as unset.
 * @returns the values with their defaults, or every fault at once, one line each, never with a secret's value
 */
export function parseEnv(source: Record<string, string | undefined>): ParsedEnv {
  const filled = Object.fromEntries(Object.entries(source).filter(([, value]) => value !== undefined && value !== ''));
  const parsed = variables.safeParse(filled);
  if (parsed.success) {
    const faults = faultsBetween(parsed.data);
    return faults.length > 0 ? { faults } : { env: parsed.data };
  }
  const faulty = parsed.error.issues.map((issue) => String(issue.path[0]));
  const rest = variables.parse(Object.fromEntries(Object.entries(filled).filter(([name]) => !faulty.includes(name))));
  // A variable with a fault of its own is present, so nobody is told that it is missing as well.
  const between = faultsBetween({ ...rest, ...Object.fromEntries(faulty.map((name) => [name, filled[name]])) } as Env);
  return { faults: [...parsed.error.issues.map((issue) => `${String(issue.path[0])} ${issue.message}`), ...between] };
}

/** Faults that only two variables together can have. */
function faultsBetween(env: Env): string[] {
  const isProduction = env.NODE_ENV === 'production';
  const rules: [boolean, string][] = [
    [
      Boolean(env.IMAP_HOST) !== Boolean(env.SMTP_HOST),
      `${env.IMAP_HOST ? 'SMTP_HOST' : 'IMAP_HOST'} IMAP_HOST and SMTP_HOST are set together or not at all`,
    ],
    [Boolean(env.IMAP_HOST && !env.IMAP_USER), 'IMAP_USER is needed when IMAP_HOST is set'],
    [Boolean(env.IMAP_HOST && !env.IMAP_PASS), 'IMAP_PASS is needed when IMAP_HOST is set'],
    [Boolean(env.IMAP_HOST && !env.MAIL_FROM), 'MAIL_FROM is needed when IMAP_HOST is set'],
    [
      Boolean(env.ADMIN_EMAIL) !== Boolean(env.ADMIN_PASSWORD),
      `${env.ADMIN_EMAIL ? 'ADMIN_PASSWORD' : 'ADMIN_EMAIL'} ADMIN_EMAIL and ADMIN_PASSWORD are set together`,
    ],
    [isProduction && !env.AUTH_SECRET, 'AUTH_SECRET is required when NODE_ENV=production'],
    [
      isProduction && !env.MONGODB_URI && !env.EMBEDDED_DATABASE,
      'MONGODB_URI is required when NODE_ENV=production, or set EMBEDDED_DATABASE=true if the embedded engine is meant',
    ],
    [isProduction && env.IMAP_TLS_INSECURE, 'IMAP_TLS_INSECURE is refused when NODE_ENV=production'],
    [isProduction && env.SMTP_TLS_INSECURE, 'SMTP_TLS_INSECURE is refused when NODE_ENV=production'],
  ];
  return rules.filter(([broken]) => broken).map(([, fault]) => fault);
}

/** The only place that touches `process.env`. On a bad value prints every fault, one line each, and exits 1. */
export function readEnv(): Env {
  neverTell(secretsOf(process.env));
  const { env, faults } = parseEnv(process.env);
  if (env) return env;
  for (const fault of faults) process.stderr.write(`${fault}\n`);
  process.exit(1);
}

/** Openhouse rehearses when it has no mail server of its own. */
export function isRehearsal(env: Env): boolean {
  return !env.IMAP_HOST && !env.SMTP_HOST;
}
