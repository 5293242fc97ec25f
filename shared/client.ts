import { createTRPCClient, httpBatchLink, type TRPCClient } from '@trpc/client';
import { io, type Socket } from 'socket.io-client';
import superjson from 'superjson';
import type { AppRouter } from '../server/router.ts';
import { type EventName, type EventPayload, eventSchemas } from './events.ts';

export type OpenhouseClient = {
  /** Every procedure of docs/api.md, typed: `api.inbox.list.query({ view: 'all' })`. Errors are TRPCClientError with `data.userMessage`. */
  api: TRPCClient<AppRouter>;
  /** Calls back on every event of this name until the returned function is called. The first one opens the connection. */
  on: <N extends EventName>(name: N, listener: (payload: EventPayload<N>) => void) => () => void;
  /**
   * Calls back each time the event stream opens: at first, and after every break. What was said while it was down is told
   * to nobody, so this is the moment to ask again for whatever one follows.
   */
  onOpen: (listener: () => void) => () => void;
  /** Calls back when the token is not let in any more: it was ended, and the stream stays closed. */
  onRefused: (listener: (error: Error) => void) => () => void;
  /** Opens the event stream. @throws when the token is not let in; a server that cannot be reached is waited for */
  opened: () => Promise<void>;
  /** Ends the event stream for good. */
  close: () => void;
};

const RETRY_MS = 1000;

/**
 * Openhouse for programs.
 * @param url where Openhouse is reached, e.g. `https://crm.example.com`
 * @param token a program key made in Settings; it acts with the role it was made for
 */
export function createOpenhouseClient({ url, token }: { url: string; token: string }): OpenhouseClient {
  const base = url.replace(/\/+$/, '');
  const headers = { authorization: `Bearer ${token}` };
  let socket: Socket | undefined;
  let retry: ReturnType<typeof setTimeout> | undefined;
  const connect = () => {
    if (socket) return socket;
    const stream = io(base, { auth: { token }, extraHeaders: headers, transports: ['websocket'], forceNew: true });
    // socket.io tries again after every break but the one the server wishes: it stops to start anew, or the token was ended.
    stream.on('disconnect', (reason) => {
      if (reason === 'io server disconnect') retry = setTimeout(() => stream.connect(), RETRY_MS);
    });
    socket = stream;
    return stream;
  };
  return {
    api: createTRPCClient<AppRouter>({ links: [httpBatchLink({ url: `${base}/trpc`, headers, transformer: superjson })] }),
    on: (name, listener) => {
      const hear = (payload: unknown) => listener(eventSchemas[name].parse(payload) as EventPayload<typeof name>);
      connect().on(name as string, hear);
      return () => void socket?.off(name as string, hear);
    },
    onOpen: (listener) => {
      connect().on('connect', listener);
      return () => void socket?.off('connect', listener);
    },
    onRefused: (listener) => {
      const stream = connect();
      // socket.io goes on trying by itself, except when the server said no.
      const hear = (error: Error) => void (!stream.active && listener(refusal(error)));
      stream.on('connect_error', hear);
      return () => void stream.off('connect_error', hear);
    },
    opened: () => waitUntilOpen(connect()),
    close: () => {
      clearTimeout(retry);
      socket?.disconnect();
      socket = undefined;
    },
  };
}

function waitUntilOpen(socket: Socket): Promise<void> {
  if (socket.connected) return Promise.resolve();
  return new Promise((resolve, reject) => {
    const settle = (end: () => void) => {
      socket.off('connect', opened).off('connect_error', refused);
      end();
    };
    const opened = () => settle(resolve);
    const refused = (error: Error) => {
      if (!socket.active) settle(() => reject(refusal(error)));
    };
    socket.on('connect', opened).on('connect_error', refused);
  });
}

const refusal = (error: Error) => new Error(`Openhouse does not let this token in: ${error.message}`);
