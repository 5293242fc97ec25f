import { once } from 'node:events';
import { fromNodeHeaders } from 'better-auth/node';
import type { RequestHandler } from 'express';
import superjson from 'superjson';
import { contactFilterSchema } from '../shared/audience.ts';
import { writeContacts } from './contacts/export/write-contacts.ts';
import type { Context } from './trpc.ts';
import { recordAudit } from './users/audit/record-audit.ts';
import { findVisitor } from './users/find-visitor.ts';

/** `GET /contacts.csv?filter=<superjson>`: contacts as a file of any length, for whoever is signed in. */
export function createContactsFile({ edges, services }: Pick<Context, 'edges' | 'services'>): RequestHandler {
  return async (request, response, next) => {
    const visitor = await findVisitor(fromNodeHeaders(request.headers), { auth: services.auth, now: edges.now() });
    if (!visitor) return void response.status(401).type('text').send('Please sign in.');
    const filter = readFilter(request.query.filter);
    if (!filter.success) return void response.status(400).type('text').send('This filter cannot be read.');
    const now = edges.now();
    await recordAudit({ at: now, actor: visitor.actor, action: 'contacts.csv', subject: '', detail: '' });
    response
      .type('text/csv')
      .attachment(`contacts-${now.toISOString().slice(0, 10)}.csv`)
      .set('cache-control', 'no-store');
    try {
      for await (const piece of writeContacts(filter.data, now)) {
        if (response.destroyed) return;
        // A slow reader must not make us hold the whole file.
        if (!response.write(piece)) await Promise.race([once(response, 'drain'), once(response, 'close')]);
      }
      response.end();
    } catch (error) {
      if (!response.headersSent) return next(error);
      // Half a file must not look like a whole one.
      edges.log.error({ error }, 'an export broke off');
      response.destroy();
    }
  };
}

function readFilter(given: unknown) {
  if (given === undefined) return contactFilterSchema.safeParse({});
  try {
    return contactFilterSchema.safeParse(superjson.parse(String(given)));
  } catch {
    return contactFilterSchema.safeParse(null);
  }
}
