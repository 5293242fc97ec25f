import { initTRPC, TRPCError } from '@trpc/server';
import superjson from 'superjson';
import { ZodError } from 'zod';
import { issueWords } from '../shared/issue-words.ts';
import type { JobName } from '../shared/job.ts';
import type { CastMember, ReceiveInput, SentMail } from '../shared/rehearsal.ts';
import { refusalWords } from '../shared/role-words.ts';
import type { Role } from '../shared/user.ts';
import type { AiEdges } from './ai/ask-model.ts';
import type { Edges } from './edges.ts';
import { AppError } from './errors.ts';
import type { JobOutcome } from './jobs/run-job.ts';
import type { AskTxt } from './system/examine/examine-domain.ts';
import { recordAudit } from './users/audit/record-audit.ts';
import type { Auth } from './users/create-auth.ts';
import type { Visitor } from './users/find-visitor.ts';
import type { FindReceiver } from './webhooks/webhook-edges.ts';

/** What the doors need besides the edges; `main.ts` builds it. */
export type Services = {
  auth: Auth;
  /** Null when Openhouse is connected to real mail servers. */
  rehearsal: RehearsalDoor | null;
  /** Runs a job now, waits, and says what it did. */
  runJobNow: (name: JobName) => Promise<JobOutcome>;
  /** Asks for a run of a job soon. */
  nudge: (name: JobName) => void;
  /** Every line of the timetable in words, e.g. `every minute`, and when it comes next; null: not in this process. */
  timetable: () => { name: JobName; words: string; nextRunAt: Date | null }[];
  /** Stops the rehearsal's mail servers and customers, for good. */
  endRehearsal: () => Promise<void>;
  /** Looks up TXT records in the DNS. */
  askTxt: AskTxt;
  /** May a mail server of this name be asked, on an admin's word? @throws AppError BAD_INPUT */
  refuseHost: (host: string) => Promise<void>;
  findReceiver: FindReceiver;
  model: () => { name: string; state: string };
  /** For what people ask of the AI: a replay, a draft. */
  ai: Pick<AiEdges, 'models' | 'gate'>;
  version: string;
  /** Where map pictures come from; null: we draw a plain map ourselves and ask nobody. */
  mapTiles: { url: string; attribution: string } | null;
};

/** The part of a running rehearsal that people may touch. */
export type RehearsalDoor = {
  cast: () => CastMember[] | Promise<CastMember[]>;
  receive: (input: ReceiveInput) => Promise<void>;
  receiveRaw: (raw: string) => Promise<void>;
  sentTo: (address: string) => SentMail[] | Promise<SentMail[]>;
  speed: () => number;
  setSpeed: (speed: number) => void | Promise<void>;
  reset: () => void | Promise<void>;
};

/** Who asks (nobody: null), and all that a door may use. */
export type Context = { visitor: Visitor | null; headers: Headers; edges: Edges; services: Services };

/** `public` is open to everybody. Each role may do what the ones before it may. */
export const ACCESS = ['public', 'agent', 'lead', 'admin'] as const;
export type Access = (typeof ACCESS)[number];
export type ProcedureMeta = { role: Access; words: string; errors?: string };

const t = initTRPC
  .context<Context>()
  .meta<ProcedureMeta>()
  .create({
    transformer: superjson,
    isDev: false,
    errorFormatter({ shape, error }) {
      const { cause } = error;
      const isUnexpected = error.code === 'INTERNAL_SERVER_ERROR' && !(cause instanceof AppError);
      return {
        ...shape,
        // The message of an unexpected error may name files, hosts or data: it goes to the log only.
        message: isUnexpected ? 'Something went wrong.' : shape.message,
        data: { ...shape.data, userMessage: userMessageOf(error), issues: issuesOf(error) },
      };
    },
  });

function userMessageOf(error: TRPCError): string {
  if (error.cause instanceof AppError) return error.cause.userMessage;
  if (error.cause instanceof ZodError && error.code === 'BAD_REQUEST')
    return 'Something in what was sent is not right. See the marked fields.';
  if (error.code === 'NOT_FOUND') return 'There is nothing here.';
  return error.code === 'INTERNAL_SERVER_ERROR'
    ? 'Something went wrong. It has been written down for whoever runs this Openhouse.'
    : error.message;
}

function issuesOf(error: TRPCError): { path: string; message: string }[] {
  if (!(error.cause instanceof ZodError) || error.code !== 'BAD_REQUEST') return [];
  return error.cause.issues.map((issue) => ({ path: issue.path.join('.'), message: issueWords(issue) }));
}

/** The one translation of expected errors: an AppError thrown deep becomes its tRPC code here. */
const translateErrors = t.middleware(async ({ next }) => {
  const result = await next();
  if (result.ok) return result;
  const { cause } = result.error;
  if (cause instanceof AppError) throw new TRPCError({ code: cause.trpcCode, message: cause.message, cause });
  return result;
});

const checkRole = t.middleware(({ ctx, meta, next }) => {
  if (!meta?.role) throw new TRPCError({ code: 'FORBIDDEN', message: 'This procedure declares no role.' });
  if (meta.role === 'public') return next();
  if (!ctx.visitor) {
    throw new AppError('UNAUTHORIZED', { message: 'nobody is signed in', userMessage: 'Please sign in.' });
  }
  if (!isAtLeast(ctx.visitor.user.role, meta.role)) {
    const { who, why } = refusalWords({ needed: meta.role, own: ctx.visitor.user.role });
    const userMessage = `${who} ${why}`;
    throw new AppError('FORBIDDEN', { message: `${ctx.visitor.actor} lacks the role ${meta.role}`, userMessage });
  }
  return next();
});

/** Who did what: every change that went through is kept, with the ids it named and nothing else of its input. */
const keepAudit = t.middleware(async ({ ctx, path, type, next, getRawInput }) => {
  const result = await next();
  if (type !== 'mutation' || !result.ok) return result;
  const subject = idsOf(await getRawInput());
  await recordAudit({ at: ctx.edges.now(), actor: ctx.visitor?.actor ?? 'system', action: path, subject, detail: '' });
  return result;
});

function idsOf(input: unknown): string {
  if (typeof input !== 'object' || input === null) return '';
  const named = Object.entries(input).filter(
    ([key, value]) => /Id$|^(role|kind|mode|name|address|action)$/.test(key) && typeof value === 'string',
  );
  return named.map(([key, value]) => `${key}=${String(value).slice(0, 100)}`).join(' ');
}

export function isAtLeast(role: Role, needed: Access): boolean {
  return ACCESS.indexOf(role) >= ACCESS.indexOf(needed);
}

const guarded = (meta: ProcedureMeta) => t.procedure.meta(meta).use(translateErrors).use(checkRole).use(keepAudit);

/**
 * A door for people and programs of at least this role.
 * @param words one sentence for docs/api.md
 * @param errors the tRPC codes it may answer besides BAD_REQUEST, UNAUTHORIZED and FORBIDDEN
 */
export function procedure(role: Role, words: string, { errors }: { errors?: string } = {}) {
  return guarded({ role, words, errors }).use(({ ctx, next }) => {
    const { visitor } = ctx;
    if (!visitor) throw new TRPCError({ code: 'UNAUTHORIZED' });
    return next({ ctx: { visitor, user: visitor.user } });
  });
}

/** A door for everybody: the sign-in page stands behind it. */
export function publicProcedure(words: string, { errors }: { errors?: string } = {}) {
  return guarded({ role: 'public', words, errors });
}

export const room = t.router;
export const joinRouters = t.mergeRouters;
export const createCallerFactory = t.createCallerFactory;
