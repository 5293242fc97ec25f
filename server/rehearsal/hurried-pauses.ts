import type { Settings } from '../../shared/settings.ts';
import { defaultSettings } from '../settings/default-settings.ts';

type Pauses = Pick<Settings['pinned'], 'holdSeconds' | 'settleSeconds'>;

/** In a rehearsal that is played faster our own pauses shrink with those of the customers, to a second at least. */
export function hurriedPauses(speed: number, now: Date): Pauses {
  if (speed <= 1) return { holdSeconds: null, settleSeconds: null };
  const { holdSeconds, settleSeconds } = defaultSettings(now).ai;
  const hurried = (seconds: number) => Math.max(1, Math.round(seconds / speed));
  return { holdSeconds: hurried(holdSeconds), settleSeconds: hurried(settleSeconds) };
}
