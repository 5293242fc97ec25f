import { useEffect } from 'react';
import { useLive } from '../../lib/live/use-live.ts';

/** Colleagues see that somebody writes, until three quiet seconds later, or until the words have gone: sent, wiped out, or left. */
export function useTellTyping(threadId: string, text: string): void {
  const { live } = useLive();
  const hasWords = text !== '';
  useEffect(() => {
    if (!live || !text) return;
    live.typing(threadId, true);
    const timer = setTimeout(() => live.typing(threadId, false), 3000);
    return () => clearTimeout(timer);
  }, [live, threadId, text]);
  useEffect(() => {
    if (!live || !hasWords) return;
    return () => void live.typing(threadId, false);
  }, [live, threadId, hasWords]);
}
