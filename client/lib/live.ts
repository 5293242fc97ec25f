import type { QueryClient } from '@tanstack/react-query';
import { io, type Socket } from 'socket.io-client';
import type { EventName, EventPayload } from '../../shared/events.ts';

export type LiveState = 'connecting' | 'live' | 'offline';
/** What news can make stale, and how to say so. */
export type Stale = Record<
  'counts' | 'pipeline' | 'campaigns' | 'contacts' | 'audiences' | 'properties' | 'calls' | 'system' | 'health' | 'everything',
  () => unknown
> & {
  thread(threadId: string): unknown;
  rows(threadIds: string[]): unknown;
};
type Options = { stale: Stale; queryClient: QueryClient; onState(state: LiveState): void; url?: string };

/** Where the text of a draft being written lives until its message is saved with text. */
export const draftTextKey = (messageId: string) => ['draft-text', messageId];
/** Who looks at a thread now. */
export const presenceKey = (threadId: string) => ['presence', threadId];

/** Joins the server's news with the query cache: events carry ids, the cache asks again. */
export function startLive({ stale, queryClient, onState, url = location.origin }: Options) {
  const socket: Socket = io(url, { withCredentials: true, transports: ['websocket', 'polling'] });
  const refresh = batched(120);
  const on = <N extends EventName>(name: N, react: (payload: EventPayload<N>) => void) => {
    // The cast restores what socket.io's untyped listener loses; the server validates every payload before it leaves.
    socket.on(name as string, (payload: unknown) => react(payload as EventPayload<N>));
  };
  const changed = new Set<string>();
  const threadNews = (threadId: string) => {
    changed.add(threadId);
    refresh('rows', () => {
      const ids = [...changed];
      changed.clear();
      return stale.rows(ids);
    });
    refresh('counts', stale.counts);
    refresh('pipeline', stale.pipeline);
    refresh(`thread ${threadId}`, () => stale.thread(threadId));
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
  on('audience.changed', () => refresh('audiences', stale.audiences));
  on('property.changed', () => refresh('properties', stale.properties));
  on('call.changed', () => refresh('calls', stale.calls));
  on('system.changed', () => {
    refresh('system', stale.system);
    refresh('health', stale.health);
  });

  let wasAway = false;
  let retry: ReturnType<typeof setTimeout> | undefined;
  /** socket.io goes on trying by itself, except when the server said no: then we ask again, and less often. */
  const tryAgain = (waitMs: number) => {
    clearTimeout(retry);
    if (!socket.active) retry = setTimeout(() => socket.connect(), waitMs);
  };
  socket.on('connect', () => {
    onState('live');
    // What was said while we were away is lost: ask for everything in sight again.
    if (wasAway) refresh('everything', stale.everything);
  });
  socket.on('disconnect', () => {
    wasAway = true;
    onState('offline');
    // The server cuts a session that has ended; asking again shows the sign-in page in its place.
    if (!socket.active) refresh('everything', stale.everything);
    tryAgain(1000);
  });
  socket.on('connect_error', () => {
    wasAway = true;
    onState('offline');
    tryAgain(10_000);
  });

  return {
    view: (threadId: string | null) => socket.emit('presence.view', { threadId }),
    typing: (threadId: string, typing: boolean) => socket.emit('presence.typing', { threadId, typing }),
    stop: () => {
      // Listeners first: our own closing is not news.
      socket.off();
      clearTimeout(retry);
      socket.close();
    },
  };
}
export type Live = ReturnType<typeof startLive>;

/** A burst of events is one refetch per query: the first starts a short wait, the rest fall into it. */
function batched(waitMs: number) {
  const pending = new Map<string, () => unknown>();
  return (key: string, act: () => unknown) => {
    if (pending.size === 0) {
      setTimeout(() => {
        const acts = [...pending.values()];
        pending.clear();
        for (const run of acts) run();
      }, waitMs);
    }
    pending.set(key, act);
  };
}
