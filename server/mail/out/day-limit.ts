import type { WarmUp } from '../../../shared/mailbox.ts';

const DAY_MS = 86_400_000;

/**
 * How many mails a mailbox may send on this day (UTC, as the counters count). Receivers distrust an address that was
 * silent yesterday and loud today, so a new one rises by the same factor each day, from `firstDay` to `perDay`. Pure.
 */
export function dayLimit(warmUp: WarmUp | null, { perDay, now }: { perDay: number; now: Date }): number {
  if (!warmUp) return perDay;
  const day = Math.max(0, dayOf(now) - dayOf(warmUp.beganAt));
  if (day >= warmUp.days || warmUp.firstDay >= perDay) return perDay;
  return Math.min(perDay, Math.round(warmUp.firstDay * (perDay / warmUp.firstDay) ** (day / warmUp.days)));
}

const dayOf = (at: Date) => Math.floor(at.getTime() / DAY_MS);
