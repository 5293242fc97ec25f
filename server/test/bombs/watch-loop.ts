import { readFileSync } from 'node:fs';

const EVERY_MS = 5;
export type Delays = { p99: number; max: number };

/**
 * Measures how late timers of this thread are, from now until it is asked: by its own doing, without the time in which
 * a busy machine gave the processor to others. In ms.
 */
export function watchLoop(): () => Delays {
  const late: number[] = [];
  let last = { at: performance.now(), waited: waitedMs() };
  const timer = setInterval(() => {
    const now = { at: performance.now(), waited: waitedMs() };
    late.push(Math.max(0, now.at - last.at - EVERY_MS - (now.waited - last.waited)));
    last = now;
  }, EVERY_MS);
  return () => {
    clearInterval(timer);
    const sorted = late.sort((a, b) => a - b);
    return { p99: sorted[Math.floor(sorted.length * 0.99)] ?? 0, max: sorted.at(-1) ?? 0 };
  };
}

/** So long this thread was ready to run and did not (the second number of schedstat); nothing where Linux does not say. */
function waitedMs(): number {
  try {
    return Number(readFileSync(`/proc/${process.pid}/task/${process.pid}/schedstat`, 'latin1').split(' ')[1]) / 1e6;
  } catch {
    return 0;
  }
}
