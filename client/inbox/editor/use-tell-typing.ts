import { useEffect } from 'react';
import { useLive } from '../../lib/live/use-live.ts';

/** Colleagues see that somebody writes, until three quiet seconds later. */
export function useTellTyping(threadId: string, text: string): void {
  const { live } = useLive();
  useEffect(() => {
    if (!live || !text) return;
    live.typing(threadId, true);
    const timer = setTimeout(() => live.typing(threadId, false), 3000);
    return () => clearTimeout(timer);
  }, [live, threadId, text]);
}
