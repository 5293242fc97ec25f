/** Clocks of several machines differ by less. */
export const MAX_AHEAD_MS = 10 * 60_000;

/**
 * Whether a lease or a claim has ended, of which each lasts `lastsMs`. One that ends further ahead than that was written by
 * a clock that was wrong, and must not keep work waiting until that clock's day has come. Pure.
 */
export function isOver(until: Date, { now, lastsMs }: { now: Date; lastsMs: number }): boolean {
  const left = until.getTime() - now.getTime();
  return left <= 0 || left > lastsMs + MAX_AHEAD_MS;
}
