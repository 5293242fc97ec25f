import { type QueryClient, useQueryClient } from '@tanstack/react-query';
import { createContext, useContext, useEffect, useState } from 'react';
import { partOf } from '../late/part.ts';
import { trpc } from '../trpc.ts';
import { isUnderWay } from './in-turn.ts';
import type { Live, LiveState, Stale } from './live.ts';
import { tellThreadNews } from './thread-news.ts';

const socket = partOf(() => import('./live.ts'), 'startLive');
/** As long as the socket itself waits at most between two tries, and some more: this asks for a file. */
const RETRY_MS = 3000;

export const LiveContext = createContext<{ state: LiveState; live: Live | null }>({ state: 'connecting', live: null });
export const useLive = () => useContext(LiveContext);

/** Opens the one connection of this window and closes it with it. */
export function useStartLive(): { state: LiveState; live: Live | null } {
  const utils = trpc.useUtils();
  const queryClient = useQueryClient();
  const [state, setState] = useState<LiveState>('connecting');
  const [live, setLive] = useState<Live | null>(null);
  useEffect(() => {
    let started: Live | null = null;
    let isGone = false;
    let waiting: ReturnType<typeof setTimeout> | undefined;
    // The screen is there first: nobody waits for the socket's code to see the inbox.
    const begin = async () => {
      await socket.again();
      const startLive = socket.now();
      if (isGone) return;
      if (!startLive) {
        setState('offline');
        waiting = setTimeout(begin, RETRY_MS);
        return;
      }
      started = startLive({ stale: staleness(utils, queryClient), queryClient, onState: setState });
      setLive(started);
    };
    void begin();
    return () => {
      isGone = true;
      clearTimeout(waiting);
      started?.stop();
    };
  }, [utils, queryClient]);
  return { state, live };
}

function staleness(utils: ReturnType<typeof trpc.useUtils>, queryClient: QueryClient): Stale {
  return {
    rows: (threadIds) => {
      tellThreadNews(threadIds);
      // Lists of other screens; the inbox keeps its own rows.
      utils.inbox.list.invalidate();
    },
    counts: () => utils.inbox.counts.invalidate(),
    // A thread that a person is doing something with is asked about when that is done.
    thread: (threadId) => (isUnderWay(threadId) ? Promise.resolve() : utils.inbox.thread.invalidate({ threadId })),
    pipeline: () => utils.pipeline.invalidate(),
    // Not the templates: a campaign that is being sent changes twice a second, and they with none of it.
    campaigns: () => {
      const { list, byId, report, recipients, preview, lint } = utils.campaigns;
      return Promise.all([list, byId, report, recipients, preview, lint].map((part) => part.invalidate()));
    },
    contacts: () => Promise.all([utils.contacts.invalidate(), utils.audiences.count.invalidate(), utils.audiences.sample.invalidate()]),
    imports: () => Promise.all([utils.contacts.importRun.invalidate(), utils.contacts.importRuns.invalidate()]),
    audiences: () => utils.audiences.invalidate(),
    properties: () => utils.properties.invalidate(),
    calls: () => utils.calls.invalidate(),
    // Words to begin a campaign with, and words to answer with.
    templates: () => Promise.all([utils.campaigns.templates.invalidate(), utils.templates.invalidate()]),
    // Settings and people have no event of their own: they are part of the system.
    system: () =>
      Promise.all([utils.system.invalidate(), utils.settings.invalidate(), utils.users.list.invalidate(), utils.webhooks.invalidate()]),
    health: () => queryClient.invalidateQueries({ queryKey: ['healthz'] }),
    everything: () => queryClient.invalidateQueries(),
  };
}
