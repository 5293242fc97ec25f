import type { QueryClient } from '@tanstack/react-query';
import { io, type Socket } from 'socket.io-client';
import type { EventName, EventPayload } from '../../shared/events.ts';
import type { trpc } from './trpc.ts';

export type LiveState = 'connecting' | 'live' | 'offline';
type Utils = ReturnType<typeof trpc.useUtils>;

/** Where the text of a draft being written lives until its message is saved with text. */
export const draftTextKey = (messageId: string) => ['draft-text', messageId];
/** Who looks at a thread now. */
export const presenceKey = (threadId: string) => ['presence', threadId];

/** Joins the server's news with the query cache: events carry ids, the cache asks again. */
export function startLive({ utils, queryClient, onState }: { utils: Utils; queryClient: QueryClient; onState(state: LiveState): void }) {
  const socket: Socket = io({ withCredentials: true, transports: ['websocket', 'polling'] });
  const refresh = batched(120);
  const on = <N extends EventName>(name: N, react: (payload: EventPayload<N>) => void) => {
    // The cast restores what socket.io's untyped listener loses; the server validates every payload before it leaves.
    socket.on(name as string, (payload: unknown) => react(payload as EventPayload<N>));
  };
  const threadNews = (threadId: string) => {
    refresh('list', () => utils.inbox.list.invalidate());
    refresh('counts', () => utils.inbox.counts.invalidate());
    refresh(`thread ${threadId}`, () => utils.inbox.thread.invalidate({ threadId }));
  };

  on('thread.changed', ({ threadId }) => threadNews(threadId));
  on('message.arrived', ({ threadId }) => threadNews(threadId));
  on('delivery.changed', ({ threadId }) => threadNews(threadId));
  on('draft.streaming', ({ messageId, text }) => queryClient.setQueryData(draftTextKey(messageId), text));
  on('presence.changed', (presence) => queryClient.setQueryData(presenceKey(presence.threadId), presence));
  on('campaign.changed', () => refresh('campaigns', () => utils.campaigns.invalidate()));
  on('contact.changed', () => refresh('contacts', () => utils.contacts.invalidate()));
  on('property.changed', () => refresh('properties', () => utils.properties.invalidate()));
  on('call.changed', () => refresh('calls', () => utils.calls.invalidate()));
  on('system.changed', () => {
    refresh('system', () => utils.system.invalidate());
    refresh('health', () => queryClient.invalidateQueries({ queryKey: ['healthz'] }));
  });

  let wasAway = false;
  socket.on('connect', () => {
    onState('live');
    // What was said while we were away is lost: ask for everything in sight again.
    if (wasAway) refresh('all', () => queryClient.invalidateQueries());
  });
  socket.on('disconnect', () => {
    wasAway = true;
    onState('offline');
  });
  socket.on('connect_error', () => onState('offline'));

  return {
    view: (threadId: string | null) => socket.emit('presence.view', { threadId }),
    typing: (threadId: string, typing: boolean) => socket.emit('presence.typing', { threadId, typing }),
    stop: () => socket.close(),
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
