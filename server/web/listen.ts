import { createServer, type RequestListener, type Server } from 'node:http';
import { AppError } from '../errors.ts';

export type Listening = {
  server: Server;
  port: number;
  /** Hands requests to the application; until then they are told to come back. */
  serve: (listener: RequestListener) => void;
  close: () => Promise<void>;
};

/**
 * Takes the port before anything else is started, so that a port in use ends the start with one clear line and no
 * half-started database behind it.
 * @param port 0 takes a free one
 * @throws AppError START_REFUSED when the port is in use or may not be taken
 */
export async function listen({ host, port }: { host: string; port: number }): Promise<Listening> {
  let application: RequestListener = (_, response) => {
    // A browser that comes early asks again by itself.
    response
      .writeHead(503, { 'retry-after': '1', refresh: '1', 'content-type': 'text/plain; charset=utf-8' })
      .end('Openhouse is starting…');
  };
  const server = createServer((request, response) => application(request, response));
  await new Promise<void>((resolve, reject) => {
    server.once('error', (error) => reject(refused({ host, port, error })));
    server.listen(port, host, () => resolve());
  });
  const address = server.address();
  return {
    server,
    port: typeof address === 'object' && address ? address.port : port,
    serve: (listener) => {
      application = listener;
    },
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

function refused({ host, port, error }: { host: string; port: number; error: NodeJS.ErrnoException }): AppError {
  const why = error.code === 'EADDRINUSE' ? 'the port is in use; stop what uses it or set PORT' : error.message;
  const message = `cannot listen on ${host}:${port}: ${why}`;
  return new AppError('START_REFUSED', { message, userMessage: message, cause: error });
}
