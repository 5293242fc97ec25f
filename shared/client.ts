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
  /** Ends the event stream. */
  close: () => void;
};

/**
 * Openhouse for programs.
 * @param url where Openhouse is reached, e.g. `https://crm.example.com`
 * @param token a program key made in Settings; it acts with the role it was made for
 */
export function createOpenhouseClient({ url, token }: { url: string; token: string }): OpenhouseClient {
  const base = url.replace(/\/+$/, '');
  const headers = { authorization: `Bearer ${token}` };
  let socket: Socket | undefined;
  const connect = () => {
    socket ??= io(base, { auth: { token }, extraHeaders: headers, transports: ['websocket'] });
    return socket;
  };
  return {
    api: createTRPCClient<AppRouter>({ links: [httpBatchLink({ url: `${base}/trpc`, headers, transformer: superjson })] }),
    on: (name, listener) => {
      const hear = (payload: unknown) => listener(eventSchemas[name].parse(payload) as EventPayload<typeof name>);
      connect().on(name as string, hear);
      return () => void socket?.off(name as string, hear);
    },
    close: () => {
      socket?.disconnect();
      socket = undefined;
    },
  };
}
