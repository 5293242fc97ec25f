import { useQueryClient } from '@tanstack/react-query';
import { createContext, useContext, useEffect, useState } from 'react';
import { type Live, type LiveState, startLive } from './live.ts';
import { trpc } from './trpc.ts';

export const LiveContext = createContext<{ state: LiveState; live: Live | null }>({ state: 'connecting', live: null });
export const useLive = () => useContext(LiveContext);

/** Opens the one connection of this window and closes it with it. */
export function useStartLive(): { state: LiveState; live: Live | null } {
  const utils = trpc.useUtils();
  const queryClient = useQueryClient();
  const [state, setState] = useState<LiveState>('connecting');
  const [live, setLive] = useState<Live | null>(null);
  useEffect(() => {
    const started = startLive({ utils, queryClient, onState: setState });
    setLive(started);
    return () => {
      started.stop();
    };
  }, [utils, queryClient]);
  return { state, live };
}
