import type { TRPC_ERROR_CODE_KEY } from '@trpc/server/rpc';
import { hideSecrets } from './secrets/hide-secrets.ts';

/** What can go wrong in an expected way, and the tRPC code each one becomes at the door. */
const TRPC_CODES = {
  NOT_FOUND: 'NOT_FOUND',
  FORBIDDEN: 'FORBIDDEN',
  UNAUTHORIZED: 'UNAUTHORIZED',
  BAD_INPUT: 'BAD_REQUEST',
  CONFLICT: 'CONFLICT',
  RATE_LIMITED: 'TOO_MANY_REQUESTS',
  UNAVAILABLE: 'SERVICE_UNAVAILABLE',
  ENGINE_UNSUPPORTED: 'INTERNAL_SERVER_ERROR',
  DATA_DIR_IN_USE: 'INTERNAL_SERVER_ERROR',
  START_REFUSED: 'INTERNAL_SERVER_ERROR',
} as const satisfies Record<string, TRPC_ERROR_CODE_KEY>;

export type AppErrorCode = keyof typeof TRPC_CODES;

/**
 * An error somebody expected: thrown deep, translated once in `trpc.ts`.
 * `message` is for the log, `userMessage` for the person at the screen.
 */
export class AppError extends Error {
  readonly code: AppErrorCode;
  readonly userMessage: string;

  constructor(code: AppErrorCode, { message, userMessage, cause }: { message: string; userMessage: string; cause?: unknown }) {
    super(message, { cause });
    this.name = 'AppError';
    this.code = code;
    this.userMessage = userMessage;
  }

  get trpcCode(): TRPC_ERROR_CODE_KEY {
    return TRPC_CODES[this.code];
  }
}

/** The text of anything thrown, without our secrets in it, for logs and for fields a person reads. */
export function errorText(error: unknown): string {
  return hideSecrets(error instanceof Error ? error.message : String(error));
}

/** For the many doors that look one thing up by id. */
export function notFound(what: string, id: string): AppError {
  return new AppError('NOT_FOUND', { message: `${what} ${id} not found`, userMessage: `This ${what} does not exist any more.` });
}
