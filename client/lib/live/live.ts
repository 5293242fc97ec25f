import type { QueryClient } from '@tanstack/react-query';
import { io, type Socket } from 'socket.io-client';
import type { EventName, EventPayload } from '../../../shared/events.ts';
import { draftTextKey, presenceKey } from './live-keys.ts';

/** `catching_up`: the news arrive again, and what was missed meanwhile is still being asked for. */
export type LiveState = 'connecting' | 'live' | 'offline' | 'catching_up';
/** What news can make stale, and how to say so. */
export type Stale = Record<
  | 'counts'
  | 'pipeline'
  | 'campaigns'
  | 'contacts'
  | 'audiences'
  | 'imports'
  | 'properties'
  | 'calls'
  | 'templates'
  | 'system'
  | 'health'
  | 'everything',
  () => unknown
> & {
  thread(threadId: string): unknown;
  rows(threadIds: string[]): unknown;
};
type Options = { stale: Stale; queryClient: QueryClient; onState(state: LiveState): void; url?: string };

/** Joins the server's news with the query cache: events carry ids, the cache asks again. */
export function startLive({ stale, queryClient, onState, url = location.origin }: Options) {
  const socket: Socket = io(url, {
    withCredentials: true,
    transports: ['websocket', 'polling'],
    // A server that is back is found within a second or so, however long it was away.
    reconnectionDelay: 300,
    reconnectionDelayMax: 1000,
    randomizationFactor: 0.3,
  });
  // By turns of their own: a mail tells of its contact first, and its row waits neither for that nor for what is counted.
  const refreshThreads = batched(TURN_MS);
  const refresh = batched(CALM_TURN_MS);
  const on = <N extends EventName>(name: N, react: (payload: EventPayload<N>) => void) => {
    // The cast restores what socket.io's untyped listener loses; the server validates every payload before it leaves.
    socket.on(name as string, (payload: unknown) => react(payload as EventPayload<N>));
  };
  const changed = new Set<string>();
  const threadNews = (threadId: string) => {
    changed.add(threadId);
    refreshThreads('rows', () => {
      const ids = [...changed];
      changed.clear();
      return stale.rows(ids);
    });
    refreshThreads(`thread ${threadId}`, () => stale.thread(threadId));
    refresh('counts', stale.counts);
    refresh('pipeline', stale.pipeline);
  };

  on('thread.changed', ({ threadId }) => threadNews(threadId));
  on('message.arrived', ({ threadId }) => threadNews(threadId));
  on('delivery.changed', ({ threadId }) => threadNews(threadId));
  on('draft.streaming', ({ messageId, text }) => queryClient.setQueryData(draftTextKey(messageId), text));
  on('presence.changed', (presence) => queryClient.setQueryData(presenceKey(presence.threadId), presence));
  on('campaign.changed', () => refresh('campaigns', stale.campaigns));
  on('contact.changed', () => {
    refresh('contacts', stale.contacts);
    refresh('pipeline', stale.pipeline);
  });
  on('import.changed', () => refresh('imports', stale.imports));
  on('audience.changed', () => refresh('audiences', stale.audiences));
  on('property.changed', () => refresh('properties', stale.properties));
  on('call.changed', () => refresh('calls', stale.calls));
  on('system.changed', ({ what }) => {
    if (what === 'templates') return refresh('templates', stale.templates);
    refresh('system', stale.system);
    refresh('health', stale.health);
  });

  let wasAway = false;
  let viewed: string | null = null;
  let retry: ReturnType<typeof setTimeout> | undefined;
  /** socket.io goes on trying by itself, except when the server said no: then we ask again, and less often. */
  const tryAgain = (waitMs: number) => {
    clearTimeout(retry);
    if (!socket.active) retry = setTimeout(() => socket.connect(), waitMs);
  };
  const away = () => {
    wasAway = true;
    onState('offline');
  };
  socket.on('connect', () => {
    // To the server we are somebody new.
    if (viewed) socket.emit('presence.view', { threadId: viewed });
    if (wasAway) return void catchUp();
    onState('live');
    // The first answers may be older than the connection, and what happened between them was told to nobody.
    void stale.everything();
  });
  socket.on('disconnect', () => {
    away();
    // The server cuts a session that has ended; asking again shows the sign-in page in its place.
    if (!socket.active) refresh('everything', stale.everything);
    tryAgain(1000);
  });
  socket.on('connect_error', () => {
    away();
    tryAgain(10_000);
  });

  /** What was said while we were away is lost: asks for everything in sight again. */
  const catchUp = async () => {
    const { id } = socket;
    wasAway = false;
    onState('catching_up');
    await stale.everything();
    if (socket.connected && socket.id === id) onState('live');
  };
  const stopWatching = watchNetwork({
    // The socket itself would notice only when an answer to its ping is overdue.
    lost: () => socket.connected && socket.io.engine.close(),
    back: () => !socket.connected && socket.disconnect().connect(),
  });

  return {
    view: (threadId: string | null) => {
      viewed = threadId;
      socket.emit('presence.view', { threadId });
    },
    typing: (threadId: string, typing: boolean) => socket.emit('presence.typing', { threadId, typing }),
    stop: () => {
      // Listeners first: our own closing is not news.
      socket.off();
      stopWatching();
      clearTimeout(retry);
      socket.close();
    },
  };
}
export type Live = ReturnType<typeof startLive>;

/** News of one moment come a few milliseconds apart. */
const ONE_MOMENT_MS = 30;
/** Of the thread somebody reads and the rows beside it. */
const TURN_MS = 120;
/** Of what stands around them: nobody sees a number change more often, and each is a question to every collection. */
const CALM_TURN_MS = 500;

/** A burst of events is one refetch per query: the first of a quiet time is acted on at once, and what follows waits for the next turn. */
function batched(waitMs: number) {
  const pending = new Map<string, () => unknown>();
  let lastTurn = Number.NEGATIVE_INFINITY;
  return (key: string, act: () => unknown) => {
    if (pending.size === 0) {
      const untilTurn = lastTurn + waitMs - performance.now();
      setTimeout(
        () => {
          lastTurn = performance.now();
          const acts = [...pending.values()];
          pending.clear();
          for (const run of acts) run();
        },
        Math.max(ONE_MOMENT_MS, untilTurn),
      );
    }
    pending.set(key, act);
  };
}

/** Tells when the browser knows that the network is gone, and when trying at once is worth it: it is back, or the window is looked at again. */
function watchNetwork({ lost, back }: { lost(): unknown; back(): unknown }): () => void {
  if (typeof window === 'undefined') return () => undefined;
  const look = () => document.visibilityState === 'visible' && back();
  window.addEventListener('offline', lost);
  window.addEventListener('online', back);
  document.addEventListener('visibilitychange', look);
  return () => {
    window.removeEventListener('offline', lost);
    window.removeEventListener('online', back);
    document.removeEventListener('visibilitychange', look);
  };
}
