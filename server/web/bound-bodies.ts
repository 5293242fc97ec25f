import { fromNodeHeaders } from 'better-auth/node';
import type { RequestHandler } from 'express';
import type { Context } from '../trpc.ts';
import { findVisitor } from '../users/find-visitor.ts';

/** What a program may send to a procedure: a whole mail, or a catalogue. */
export const MOST_BYTES = 60 * 1024 * 1024;
/** What a person who has not signed in may: the first-run page. */
const STRANGER_BYTES = 1024 * 1024;
/** Sign-in and unsubscribe forms. */
const FORM_BYTES = 64 * 1024;

/**
 * Refuses large bodies before anybody reads them: who is not signed in must not fill our memory. A body that does not
 * say how long it is counts as the largest.
 */
export function boundBodies({ edges, services }: Pick<Context, 'edges' | 'services'>): RequestHandler {
  return async (request, response, next) => {
    const length = request.headers['transfer-encoding'] ? Number.POSITIVE_INFINITY : Number(request.headers['content-length'] ?? 0);
    const isProcedure = request.path.startsWith('/trpc/') || request.path === '/attachments';
    if (length <= (isProcedure ? STRANGER_BYTES : FORM_BYTES)) return next();
    // How much is too much for a visitor is counted while reading, by tRPC.
    const headers = fromNodeHeaders(request.headers);
    if (isProcedure && (await findVisitor(headers, { auth: services.auth, now: edges.now() }))) return next();
    response
      .status(413)
      .set('connection', 'close')
      .json({ error: { message: 'This is more than may be sent here.', code: 'PAYLOAD_TOO_LARGE' } });
  };
}
