import compression from 'compression';
import type { Request, RequestHandler, Response } from 'express';

/** Below this the headers and the work cost more than the bytes that are saved. */
const LEAST_BYTES = 2048;

/** Their answers hold what opens something by itself: links to calendars, keys and secrets that are shown once. */
const CLOSED_ROOMS = ['calls', 'settings', 'users', 'webhooks'];

/**
 * Compresses answers for who takes that: what procedures were asked for, and the file of contacts. Never what a change
 * answers, nor a room that holds secrets: whoever writes the text beside a secret, and sees from outside how long the
 * answer is, could guess the secret letter by letter (BREACH).
 */
export function compressAnswers(): RequestHandler[] {
  const compress = compression({
    threshold: LEAST_BYTES,
    filter: (request, response) => mayBeCompressed(request) && compression.filter(request, response),
  });
  return [compress, writeAtOnce];
}

function mayBeCompressed({ method, originalUrl }: Request): boolean {
  const { pathname } = new URL(originalUrl, 'http://localhost');
  if (method !== 'GET') return false;
  if (pathname === '/contacts.csv') return true;
  // A page asks for several at once: `/trpc/inbox.list,calls.list`.
  const asked = decodeURIComponent(pathname.replace(/^\/trpc\//, '')).split(',');
  return asked.every((path) => !CLOSED_ROOMS.includes(path.split('.')[0] ?? ''));
}

/** tRPC writes its JSON in one piece and then ends it. Only an answer that is ended with it says how long it is. */
const writeAtOnce: RequestHandler = (_, response, next) => {
  const write = response.write.bind(response) as (...given: unknown[]) => boolean;
  const end = response.end.bind(response) as (...given: unknown[]) => Response;
  let held: unknown;
  response.write = ((chunk: unknown, ...rest: unknown[]) => {
    const isFirst = held === undefined && !response.headersSent;
    if (isFirst && rest.length === 0 && /^application\/json\b/.test(String(response.get('content-type')))) {
      held = chunk;
      return true;
    }
    if (held !== undefined) write(held);
    held = undefined;
    return write(chunk, ...rest);
  }) as Response['write'];
  response.end = ((...given: unknown[]) => {
    const first = held;
    held = undefined;
    if (first === undefined) return end(...given);
    if (given.length === 0) return end(first);
    write(first);
    return end(...given);
  }) as Response['end'];
  next();
};
