import { useEffect, useRef, useState } from 'react';
import { useLive } from '../live/use-live.ts';
import type { Outcome, Part } from './part.ts';

type Again = { isTrying: boolean; outcome: Outcome | null; retry(): void };

/**
 * Tries again to get a part: at once, for it may have failed long ago, when one only pointed at the way here; then whenever
 * the connection is back.
 */
export function useAgain(part: Part<unknown>, onOutcome: (outcome: Outcome) => void): Again {
  const { state } = useLive();
  const [isTrying, setIsTrying] = useState(true);
  const [outcome, setOutcome] = useState<Outcome | null>(null);
  const latest = useRef(onOutcome);
  latest.current = onOutcome;
  /** Whoever tried before, or is not shown any more, is told nothing. */
  const turn = useRef(0);
  const retry = () => {
    const mine = ++turn.current;
    setIsTrying(true);
    void part.again().then((next) => {
      if (mine !== turn.current) return;
      setIsTrying(false);
      setOutcome(next);
      latest.current(next);
    });
  };
  // biome-ignore lint/correctness/useExhaustiveDependencies: the state of the connection is what it waits for.
  useEffect(() => {
    retry();
    // At the door nobody tells of the connection but the browser.
    window.addEventListener('online', retry);
    return () => {
      turn.current++;
      window.removeEventListener('online', retry);
    };
  }, [part, state]);
  return { isTrying, outcome, retry };
}
