import type { Server as HttpServer } from 'node:http';
import { fromNodeHeaders } from 'better-auth/node';
import { type DefaultEventsMap, Server, type ServerOptions, type Socket } from 'socket.io';
import { clientEventSchemas, eventSchemas, type Publish } from '../shared/events.ts';
import type { Edges } from './edges.ts';
import type { Auth } from './users/create-auth.ts';
import { findVisitor } from './users/find-visitor.ts';
import { isOwnPage } from './users/own-origins.ts';

export type Realtime = {
  /** Tells everybody who is signed in. A payload that does not pass its schema is logged, not sent. */
  publish: Publish;
  close: () => Promise<void>;
};

type RealtimeOptions = {
  auth: Auth;
  edges: Pick<Edges, 'log' | 'now' | 'publicUrl'>;
  /** How several processes share one audience (fan-out.ts); left out, this process is alone. */
  adapter?: ServerOptions['adapter'];
  recheckMs?: number;
};

/** What other processes may read of a socket; its credentials are not among it. */
type Person = { userId: string; viewing: string | null; typingUntil: number };
type PersonSocket = Socket<DefaultEventsMap, DefaultEventsMap, DefaultEventsMap, Person>;
type PersonServer = Server<DefaultEventsMap, DefaultEventsMap, DefaultEventsMap, Person>;

/** Who is signed out is cut within five seconds: checked more often than that. */
const RECHECK_MS = 3000;
const TYPING_MS = 6000;

/** Thin push over Socket.IO: names and ids to everybody signed in, on the port of the web server. */
export function createRealtime(httpServer: HttpServer, { auth, edges, adapter, recheckMs = RECHECK_MS }: RealtimeOptions): Realtime {
  const io: PersonServer = new Server(httpServer, {
    ...(adapter ? { adapter } : {}),
    maxHttpBufferSize: 10_000,
    serveClient: false,
    // A break that neither side's network tells of is noticed within twenty seconds.
    pingInterval: 10_000,
    pingTimeout: 10_000,
    // A page of another site would come with the visitor's cookie: WebSockets know no CORS.
    allowRequest: (request, decide) => decide(null, isOwnPage(request.headers, edges.publicUrl)),
  });

  const credentials = new WeakMap<PersonSocket, Headers>();
  io.use(async (socket, next) => {
    const headers = credentialsOf(socket);
    const visitor = await findVisitor(headers, { auth, now: edges.now() }).catch((error) => {
      edges.log.error({ error }, 'a socket could not be checked');
      return null;
    });
    if (!visitor) return next(new Error('UNAUTHORIZED'));
    credentials.set(socket, headers);
    socket.data = { userId: visitor.user.id, viewing: null, typingUntil: 0 };
    next();
  });
  io.on('connection', (socket) => listenToPresence(socket, { io, edges }));

  const recheck = setInterval(() => {
    cutSignedOut(io, { auth, now: edges.now, credentials }).catch((error) => edges.log.error({ error }, 'sockets could not be checked'));
  }, recheckMs);

  return {
    publish: (name, payload) => {
      const parsed = eventSchemas[name].safeParse(payload);
      if (parsed.success) io.emit(name, parsed.data);
      else edges.log.error({ event: name, issues: parsed.error.issues }, 'an event with a wrong payload was not sent');
    },
    close: async () => {
      clearInterval(recheck);
      // The web server is closed by whoever opened it; here only sockets end.
      io.disconnectSockets(true);
      io.engine.close();
    },
  };
}

/** The handshake's cookie or bearer token; a program in a browser cannot set headers and sends its token as `auth.token`. */
function credentialsOf(socket: PersonSocket): Headers {
  const headers = fromNodeHeaders(socket.handshake.headers);
  const { token } = socket.handshake.auth;
  if (typeof token === 'string' && token !== '') headers.set('authorization', `Bearer ${token}`);
  return headers;
}

type Check = { auth: Auth; now: () => Date; credentials: WeakMap<PersonSocket, Headers> };

/** Asks once per credential, however many windows somebody has open. */
async function cutSignedOut(io: PersonServer, { auth, now, credentials }: Check): Promise<void> {
  const sockets: PersonSocket[] = [...io.of('/').sockets.values()];
  const keyOf = (headers?: Headers) => headers?.get('authorization') ?? headers?.get('cookie') ?? '';
  for (const group of Map.groupBy(sockets, (socket) => keyOf(credentials.get(socket))).values()) {
    const headers = group[0] && credentials.get(group[0]);
    const visitor = headers && (await findVisitor(headers, { auth, now: now() }));
    for (const socket of group) if (!visitor) socket.disconnect(true);
  }
}

type Presence = { io: PersonServer; edges: Pick<Edges, 'log' | 'now'> };

function listenToPresence(socket: PersonSocket, { io, edges: { log, now } }: Presence): void {
  const tell = (threadId: string | null) => {
    if (threadId) publishPresence(threadId, { io, now }).catch((error) => log.warn({ error }, 'presence was not told'));
  };
  socket.on('presence.view', (payload: unknown) => {
    const parsed = clientEventSchemas['presence.view'].safeParse(payload);
    if (!parsed.success) return;
    const before = socket.data.viewing;
    socket.data = { ...socket.data, viewing: parsed.data.threadId, typingUntil: 0 };
    if (before !== parsed.data.threadId) tell(before);
    tell(parsed.data.threadId);
  });
  socket.on('presence.typing', (payload: unknown) => {
    const parsed = clientEventSchemas['presence.typing'].safeParse(payload);
    if (!parsed.success || parsed.data.threadId !== socket.data.viewing) return;
    socket.data.typingUntil = parsed.data.typing ? now().getTime() + TYPING_MS : 0;
    tell(parsed.data.threadId);
  });
  socket.on('disconnect', () => tell(socket.data.viewing));
}

/** Everybody who looks at a thread, over all processes; who closed the window without a word is not among them. */
async function publishPresence(threadId: string, { io, now }: { io: PersonServer; now: Edges['now'] }): Promise<void> {
  const sockets = await io.fetchSockets();
  const here = sockets.filter(({ data }) => data.viewing === threadId);
  const ids = (people: typeof here) => [...new Set(people.map(({ data }) => data.userId))];
  const typing = ids(here.filter(({ data }) => data.typingUntil > now().getTime()));
  io.emit('presence.changed', eventSchemas['presence.changed'].parse({ threadId, viewers: ids(here), typing }));
}
