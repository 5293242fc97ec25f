/** A mail is claimed at most as long before its turn as this many milliseconds of sending. */
const AHEAD_MS = 250;
/** Over which the pace is measured. */
const SPAN_MS = 1000;
/** Whatever the pace: what a process that dies may leave to be looked for. */
export const MOST_IN_DOUBT = 40;

/**
 * How many mails to claim ahead of their turn: what left in the last quarter of a second will leave in the next. A slow
 * server gets none ahead, so that its mails are claimed when it is ready for them.
 */
export function createPace(clock = () => performance.now()) {
  const left: number[] = [];
  return {
    /** A mail was accepted. */
    note: () => void left.push(clock()),
    ahead: (): number => {
      const since = clock() - SPAN_MS;
      while (left[0] !== undefined && left[0] < since) left.shift();
      return Math.min(MOST_IN_DOUBT, Math.floor((left.length * AHEAD_MS) / SPAN_MS));
    },
  };
}
