import { useEffect, useRef } from 'react';

/** Reading is having the thread open in a window one looks at. */
export function useMarkRead({
  threadId,
  isNews,
  mark,
}: {
  threadId: string;
  isNews: boolean;
  mark(input: { threadId: string }): void;
}): void {
  const markNow = useRef(mark);
  markNow.current = mark;
  useEffect(() => {
    if (!isNews) return;
    const read = () => document.visibilityState === 'visible' && markNow.current({ threadId });
    read();
    document.addEventListener('visibilitychange', read);
    return () => document.removeEventListener('visibilitychange', read);
  }, [threadId, isNews]);
}
