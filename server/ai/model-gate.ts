import type { Models } from './model.ts';

type Options = {
  /** Failed questions in a row after which the gate closes. */
  failuresToClose?: number;
  /** How long it stays closed before one question may try again. */
  closedMs?: number;
  /** The first wait between two tries of one question; each next is four times as long. */
  backoffMs?: number;
};

export type ModelState = { name: string; state: 'ok' | 'down' | 'over_budget' | 'rehearsal'; since: Date | null; detail: string };
/** Why nobody may ask just now, or null. */
export type Closed = { reason: 'down' | 'over_budget'; detail: string } | null;

/**
 * The one gate all questions to models go through, made once per process: it counts who is inside, closes while the
 * provider is down, and knows what the day has cost. It protects the provider and our purse; nothing is lost with it,
 * since threads wait in the database.
 */
export function createModelGate({ failuresToClose = 5, closedMs = 30_000, backoffMs = 500 }: Options = {}) {
  let failures = 0;
  let downSince: Date | null = null;
  let closedUntil = 0;
  let lastError = '';
  let spent = { day: '', tokens: 0 };
  let budget = Number.POSITIVE_INFINITY;
  let inside = 0;
  const queue: (() => void)[] = [];

  const tokensOf = (now: Date) => (spent.day === dayOf(now) ? spent.tokens : 0);

  return {
    backoffMs,

    /** Waits for a place among `limit`. @returns the way out, to be called once */
    async enter(limit: number): Promise<() => void> {
      if (inside >= limit) await new Promise<void>((resolve) => queue.push(resolve));
      else inside += 1;
      return () => {
        const next = queue.shift();
        if (next) next();
        else inside -= 1;
      };
    },

    /** @param dailyTokenBudget of Settings; the day is that of UTC */
    closed(dailyTokenBudget: number, now: Date): Closed {
      budget = dailyTokenBudget;
      if (tokensOf(now) >= budget) return { reason: 'over_budget', detail: `the day's ${budget} tokens are spent` };
      if (failures >= failuresToClose && now.getTime() < closedUntil) return { reason: 'down', detail: lastError };
      // One question goes ahead and tries; the others wait for what it finds.
      if (failures >= failuresToClose) closedUntil = now.getTime() + closedMs;
      return null;
    },

    /** The provider answered. */
    succeeded(): void {
      failures = 0;
      downSince = null;
      lastError = '';
    },

    /** The provider did not answer, in spite of every try. */
    failed(error: string, now: Date): void {
      failures += 1;
      downSince ??= now;
      lastError = error;
      if (failures >= failuresToClose) closedUntil = now.getTime() + closedMs;
    },

    spend(tokens: number, now: Date): void {
      spent = { day: dayOf(now), tokens: tokensOf(now) + tokens };
    },

    /** What the decision records say of today: other processes spend too, and this one may have been restarted. */
    learnSpent(tokens: number, now: Date): void {
      spent = { day: dayOf(now), tokens: Math.max(tokensOf(now), tokens) };
    },

    /** May a run begin at all? Unlike `closed` it takes no turn. */
    isOpen: (dailyTokenBudget: number, now: Date) =>
      tokensOf(now) < dailyTokenBudget && !(failures >= failuresToClose && now.getTime() < closedUntil),

    read(now: Date): { failures: number; isDown: boolean; downSince: Date | null; lastError: string; isOverBudget: boolean } {
      return { failures, isDown: failures >= failuresToClose, downSince, lastError, isOverBudget: tokensOf(now) >= budget };
    },
  };
}
export type ModelGate = ReturnType<typeof createModelGate>;

/** What /healthz and the banner say of the model. */
export function modelState(gate: ModelGate, models: Models, now: Date): ModelState {
  const name = models.names.reply;
  const { isDown, downSince, lastError, isOverBudget } = gate.read(now);
  if (isDown) return { name, state: 'down', since: downSince, detail: lastError };
  if (isOverBudget)
    return { name, state: 'over_budget', since: null, detail: "Today's token budget is spent; threads wait until tomorrow." };
  return { name, state: models.isRehearsal ? 'rehearsal' : 'ok', since: null, detail: '' };
}

function dayOf(now: Date): string {
  return now.toISOString().slice(0, 10);
}
