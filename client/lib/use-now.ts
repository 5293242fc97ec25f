import { useEffect, useState } from 'react';

/** The wall clock, ticking every `everyMs`: for countdowns and relative times, which alone re-render. */
export function useNow(everyMs: number): number {
  const [now, setNow] = useState(() => Date.now());
  useEffect(() => {
    const timer = setInterval(() => setNow(Date.now()), everyMs);
    return () => clearInterval(timer);
  }, [everyMs]);
  return now;
}
