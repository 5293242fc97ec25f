import { TRPCClientError } from '@trpc/client';

/** What to tell a person about a failed request: the server's words for people, else what it means here. */
export function errorWords(error: unknown): string {
  if (!(error instanceof TRPCClientError)) return error instanceof Error ? error.message : 'Something went wrong.';
  const userMessage: unknown = error.data?.userMessage;
  if (typeof userMessage === 'string' && userMessage) return userMessage;
  if (!error.data) return 'Openhouse cannot be reached. Check the connection and try again.';
  if (error.data.code === 'FORBIDDEN') return 'Your role does not allow this. Ask a team lead or an admin.';
  return 'Something went wrong on our side. Try again in a moment.';
}

/** The tRPC code of an error, e.g. `UNAUTHORIZED`; null when the request did not reach the server. */
export function errorCode(error: unknown): string | null {
  if (!(error instanceof TRPCClientError)) return null;
  const code: unknown = error.data?.code;
  return typeof code === 'string' ? code : null;
}

/** What is wrong with a field, or with a part of it; undefined when the server takes it. */
export function faultAt(error: unknown, path: string): string | undefined {
  return issuesOf(error).find((issue) => issue.path === path || issue.path.startsWith(`${path}.`))?.message;
}

/** The fields the server does not take, each with what is wrong; none when it failed of something else. */
export function issuesOf(error: unknown): { path: string; message: string }[] {
  const issues: unknown = error instanceof TRPCClientError ? error.data?.issues : null;
  return Array.isArray(issues) ? issues : [];
}
