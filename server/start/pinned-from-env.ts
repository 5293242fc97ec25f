import type { Env } from '../env.ts';
import { hurriedPauses } from '../rehearsal/hurried-pauses.ts';

type Pinning = { isStage: boolean; now: Date; speed?: number };

/** What the environment fixes of Settings; a rehearsal also shortens the pauses. */
export function pinnedFromEnv(env: Env, { isStage, now, speed = env.REHEARSAL_SPEED }: Pinning) {
  const pauses = isStage ? hurriedPauses(speed, now) : null;
  return {
    mode: env.AI_MODE ?? null,
    holdSeconds: env.HOLD_SECONDS ?? pauses?.holdSeconds ?? null,
    settleSeconds: env.SETTLE_SECONDS ?? pauses?.settleSeconds ?? null,
    perMinute: env.SEND_PER_MINUTE ?? null,
    perDay: env.SEND_PER_DAY ?? null,
  };
}
