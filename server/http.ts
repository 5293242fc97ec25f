import { randomUUID } from 'node:crypto';
import { join } from 'node:path';
import { createExpressMiddleware } from '@trpc/server/adapters/express';
import { fromNodeHeaders, toNodeHandler } from 'better-auth/node';
import express, { type ErrorRequestHandler, type Express, type RequestHandler } from 'express';
import expressStaticGzip from 'express-static-gzip';
import helmet from 'helmet';
import { createContactsFile } from './contacts-file.ts';
import { onWalk } from './logger.ts';
import { createMetrics } from './metrics.ts';
import { appRouter } from './router.ts';
import { readFigures } from './system/read-figures.ts';
import { readHealth } from './system/read-health.ts';
import { type Context, isAtLeast } from './trpc.ts';
import { AUTH_PATHS, CLIENT_ADDRESS_HEADER } from './users/create-auth.ts';
import { findVisitor } from './users/find-visitor.ts';
import { isOwnPage, ownOrigins } from './users/own-origins.ts';
import { createAttachments } from './web/attachments.ts';
import { boundBodies, MOST_BYTES } from './web/bound-bodies.ts';
import { compressAnswers } from './web/compress-answers.ts';
import { createPublicPages } from './web/public-pages.ts';

/** Where the screens come from: the built client, or Vite's middleware while developing. */
export type Pages = { dir: string } | { middleware: RequestHandler };
export type HttpOptions = Pick<Context, 'edges' | 'services'> & { pages: Pages };

/** Everything Openhouse answers over HTTP. Sockets are answered by realtime.ts on the same port. */
export function createHttp({ edges, services, pages }: HttpOptions): Express {
  const app = express();
  // A proxy on this machine may say whom it speaks for; nobody else is believed.
  app.set('trust proxy', 'loopback');
  // Socket.IO answers these itself, whichever of the two was attached first.
  app.use((request, _, next) => (request.path.startsWith('/socket.io/') ? undefined : next()));
  app.use(nameRequest);
  app.use(helmet(securityHeaders({ publicUrl: edges.publicUrl, isDeveloping: 'middleware' in pages })));

  app.use(refuseUnreadable, boundBodies({ edges, services }));

  const metrics = createMetrics({ readHealth: () => readHealth({ edges, services }), readFigures: () => readFigures(edges.now()) });
  app.use(metrics.count);
  app.get('/healthz', async (_, response) => {
    const { mail, ...health } = await readHealth({ edges, services });
    // Anybody may ask this: what a mail server said to us is for people who are signed in (`system.health`).
    response.status(health.database === 'up' ? 200 : 503).json({ ...health, mail: mail.map(({ error: _, ...state }) => state) });
  });
  app.get('/metrics', onlyOperators({ edges, services }), metrics.show);
  app.use(createPublicPages(edges));

  const ownPagesOnly = refuseOtherPages(edges);
  app.all(
    AUTH_PATHS.map((path) => `/api/auth/${path}`),
    ...[ownPagesOnly, nameClient, toNodeHandler(services.auth)],
  );
  app.use(['/trpc', '/contacts.csv'], ...compressAnswers());
  app.use(
    '/trpc',
    ownPagesOnly,
    createExpressMiddleware({
      router: appRouter,
      maxBodySize: MOST_BYTES,
      createContext: async ({ req }): Promise<Context> => {
        const headers = fromNodeHeaders(req.headers);
        return { visitor: await findVisitor(headers, { auth: services.auth, now: edges.now() }), headers, edges, services };
      },
      onError: ({ error, path }) => {
        if (error.code === 'INTERNAL_SERVER_ERROR') edges.log.error({ path, error: error.cause ?? error }, 'a procedure failed');
      },
    }),
  );
  app.post('/attachments', ownPagesOnly);
  app.use('/attachments', createAttachments({ edges, services }));
  app.get('/contacts.csv', createContactsFile({ edges, services }));
  servePages(app, pages);
  app.use(answerErrors(edges));
  return app;
}

/**
 * Scripts come from ourselves alone. Pictures of other hosts are allowed because a person may ask for those of a mail:
 * until then the sanitised HTML names none. Style attributes are what mail is laid out with.
 */
function securityHeaders({ publicUrl, isDeveloping }: { publicUrl: string; isDeveloping: boolean }): Parameters<typeof helmet>[0] {
  const isHttps = publicUrl.startsWith('https://');
  const developing = isDeveloping ? ["'unsafe-inline'"] : [];
  return {
    contentSecurityPolicy: {
      useDefaults: false,
      directives: {
        defaultSrc: ["'self'"],
        scriptSrc: ["'self'", ...developing],
        scriptSrcAttr: ["'none'"],
        styleSrc: ["'self'", "'unsafe-inline'"],
        imgSrc: ["'self'", 'data:', 'blob:', 'https:', 'http:'],
        fontSrc: ["'self'", 'data:'],
        connectSrc: ["'self'", ...socketOrigins(publicUrl)],
        frameSrc: ["'self'"],
        objectSrc: ["'none'"],
        baseUri: ["'none'"],
        formAction: ["'self'"],
        frameAncestors: ["'none'"],
        ...(isHttps ? { upgradeInsecureRequests: [] } : {}),
      },
    },
    strictTransportSecurity: isHttps,
    referrerPolicy: { policy: 'no-referrer' },
    crossOriginEmbedderPolicy: false,
  };
}

/** Not every browser takes 'self' for sockets too. The grammar knows no IPv6 address (CSP 3 §2.3.1). */
function socketOrigins(publicUrl: string): string[] {
  return ownOrigins(publicUrl).flatMap((origin) => (origin.includes('[') ? [] : [origin.replace(/^http/, 'ws')]));
}

/** A path that no router could decode is the asker's fault, not an error of ours. */
const refuseUnreadable: RequestHandler = (request, response, next) => {
  if (URL.canParse(request.url, 'http://localhost') && isDecodable(request.path)) return next();
  response.status(400).type('text').send('This address cannot be read.');
};

function isDecodable(path: string): boolean {
  try {
    return decodeURIComponent(path) !== '';
  } catch {
    return false;
  }
}

/** Every line that is written for a request names it, and so does the answer: whoever reports trouble can quote it. */
const nameRequest: RequestHandler = (_, response, next) => {
  const request = randomUUID();
  response.set('x-request-id', request);
  onWalk({ request }, next);
};

/** A page of another site may not change anything here, even with the visitor's cookie. */
function refuseOtherPages(edges: Context['edges']): RequestHandler {
  return (request, response, next) => {
    if (['GET', 'HEAD', 'OPTIONS'].includes(request.method) || isOwnPage(request.headers, edges.publicUrl)) return next();
    edges.log.warn({ origin: request.headers.origin, path: request.path }, 'refused a request from a page of another origin');
    const message = `Refused: this page is not ${edges.publicUrl}. If Openhouse is reached under another address, set PUBLIC_URL to it.`;
    response.status(403).json({ error: { message, code: 'FORBIDDEN' } });
  };
}

/** better-auth limits guesses by address: it is told the real one, not what a client claims. */
const nameClient: RequestHandler = (request, _, next) => {
  request.headers[CLIENT_ADDRESS_HEADER] = request.ip ?? 'unknown';
  next();
};

/** An admin, or a program on this machine that no proxy speaks for. */
function onlyOperators({ edges, services }: Pick<Context, 'edges' | 'services'>): RequestHandler {
  return async (request, response, next) => {
    const isHere = /^(::1|127\.|::ffff:127\.)/.test(request.socket.remoteAddress ?? '') && !request.headers['x-forwarded-for'];
    if (isHere) return next();
    const visitor = await findVisitor(fromNodeHeaders(request.headers), { auth: services.auth, now: edges.now() });
    if (visitor && isAtLeast(visitor.user.role, 'admin')) return next();
    response
      .status(visitor ? 403 : 401)
      .type('text')
      .send('An admin token is needed.');
  };
}

function servePages(app: Express, pages: Pages): void {
  if ('middleware' in pages) {
    app.use(pages.middleware);
    return;
  }
  const index = join(pages.dir, 'index.html');
  // Vite names assets by their content, so they never change; the page that names them is asked for each time.
  const forGood = { immutable: true, maxAge: '1y', fallthrough: false };
  const compressed = { enableBrotli: true, orderPreference: ['br', 'gz'], index: false };
  app.use('/assets', expressStaticGzip(join(pages.dir, 'assets'), { ...compressed, serveStatic: forGood }));
  app.use(express.static(pages.dir, { index: false, maxAge: '1h' }));
  app.get('/{*path}', (request, response, next) => {
    // A path that looks like a file is a file that is missing, not a screen.
    if (!request.accepts('html') || /\.\w{1,5}$/.test(request.path) || /^\/(api|trpc)\//.test(request.path)) return next();
    response.set('cache-control', 'no-cache').sendFile(index, next);
  });
}

function answerErrors(edges: Context['edges']): ErrorRequestHandler {
  return (error, request, response, next) => {
    if (response.headersSent) return next(error);
    const status = typeof error?.status === 'number' && error.status >= 400 && error.status < 500 ? error.status : 500;
    if (status === 500) edges.log.error({ error, path: request.path }, 'a request failed');
    response
      .status(status)
      .type('text')
      .send(status === 500 ? 'Something went wrong.' : 'There is nothing here.');
  };
}
