import type { SpendBook, Spent } from './model/spend-book.ts';
import type { Models } from './model.ts';

type Options = {
  /** Failed questions in a row after which the gate closes. */
  failuresToClose?: number;
  /** How long it stays closed before one question may try again. */
  closedMs?: number;
  /** The first wait between two tries of one question; each next is four times as long. */
  backoffMs?: number;
  /** Where the day's tokens are kept for all processes. Without one this process counts alone. */
  book?: SpendBook;
};

export type ModelState = { name: string; state: 'ok' | 'down' | 'over_budget' | 'rehearsal'; since: Date | null; detail: string };
/** Why nobody may ask just now, or null. */
export type Closed = { reason: 'down' | 'over_budget'; detail: string } | null;

/**
 * The one gate all questions to models go through, made once per process: it counts who is inside, closes while the
 * provider is down, and knows what the day has cost. It protects the provider and our purse; nothing is lost with it,
 * since threads wait in the database. The budget is kept in the book that all processes share; places inside and the
 * circuit breaker are this process's own: each finds out by itself that the provider is away, and that costs no tokens.
 */
export function createModelGate({ failuresToClose = 5, closedMs = 30_000, backoffMs = 500, book }: Options = {}) {
  let failures = 0;
  let downSince: Date | null = null;
  let closedUntil = 0;
  let lastError = '';
  let spent = { day: '', tokens: 0 };
  let budget = Number.POSITIVE_INFINITY;
  let inside = 0;
  const queue: (() => void)[] = [];

  const tokensOf = (now: Date) => (spent.day === dayOf(now) ? spent.tokens : 0);
  /** Answers of the book may come back out of order: the day's sum only grows. */
  const learn = (day: string, tokens: number) => {
    if (day >= spent.day) spent = { day, tokens: spent.day === day ? Math.max(spent.tokens, tokens) : tokens };
  };

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

    /**
     * The provider did not answer, in spite of every try.
     * @param closedForMs it asked us to stay away for so long: the gate closes at once
     */
    async failed(error: string, now: Date, { closedForMs }: { closedForMs?: number } = {}): Promise<void> {
      failures = closedForMs === undefined ? failures + 1 : Math.max(failures + 1, failuresToClose);
      downSince ??= now;
      lastError = error;
      if (failures < failuresToClose) return;
      closedUntil = now.getTime() + (closedForMs ?? closedMs);
      // For whoever watches over all processes: where the figures are shown, nobody may have asked anything.
      await book?.close(dayOf(now), new Date(closedUntil));
    },

    /** Writes down what a question cost. What is under way meanwhile may exceed the budget, by one question a place. */
    async spend(cost: Spent, now: Date): Promise<void> {
      const day = dayOf(now);
      spent = { day, tokens: tokensOf(now) + cost.tokens };
      if (book) await book.add(day, cost).then((tokens) => learn(day, tokens));
    },

    /** Reads what today has cost: other processes spend too, and this one may have been restarted. */
    async learnSpent(now: Date): Promise<void> {
      const day = dayOf(now);
      if (book) learn(day, await book.read(day));
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
    return { name, state: 'over_budget', since: null, detail: "Today's token budget is spent; conversations wait until tomorrow." };
  return { name, state: models.isRehearsal ? 'rehearsal' : 'ok', since: null, detail: '' };
}

function dayOf(now: Date): string {
  return now.toISOString().slice(0, 10);
}
