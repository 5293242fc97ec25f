import type { Decision } from '../../../shared/decision.ts';

export type Stopwatch = {
  /** Ends the step that is running and begins the next. */
  lap: (step: string) => void;
  /** The laps so far, the running one included. */
  read: () => Decision['engine'];
};

/** Says where the time of one run went, so that a slow answer can be told from a slow model. */
export function startStopwatch(first: string): Stopwatch {
  const laps: Decision['engine'] = [];
  let running = { step: first, since: performance.now() };
  const ended = () => ({ step: running.step, ms: Math.round((performance.now() - running.since) * 10) / 10 });
  return {
    lap: (step) => {
      laps.push(ended());
      running = { step, since: performance.now() };
    },
    read: () => [...laps, ended()],
  };
}
