import { ModelSpendModel } from '../model-spend.model.ts';

/** What was spent by one question. */
export type Spent = { tokens: number; costUsd: number | null; ms?: number };
/** Where the day's spending is kept: all processes write into one, and each reads what the others wrote. */
export type SpendBook = {
  /** @returns the day's tokens so far */
  read: (day: string) => Promise<number>;
  /** @returns the day's tokens with these */
  add: (day: string, spent: Spent) => Promise<number>;
  /** The provider does not answer, and is left alone until then. The next that is added says that it answers again. */
  close: (day: string, until: Date) => Promise<void>;
};

/** The bounds by which answers are counted, for percentiles. */
const WITHIN_MS = [500, 1000, 2000, 5000, 10_000, 20_000, 40_000, 80_000];

/** So long after a gate may open its next question has come to an end: whether it closed anew is known by then. */
const TRIED_MS = 5 * 60_000;

/** What today cost, how long answers took and whether the provider is away, all processes together. */
export async function readSpend(now: Date) {
  const day = await ModelSpendModel.findById(now.toISOString().slice(0, 10)).lean();
  const { tokens = 0, calls = 0, costUsd = 0, ms = 0, within = {}, downUntil = null } = day ?? {};
  const isDown = downUntil !== null && now.getTime() < downUntil.getTime() + TRIED_MS;
  return { isDown, tokens, calls, costUsd, ms, within: WITHIN_MS.map((bound) => ({ bound, calls: within[bound] ?? 0 })) };
}

/** The book in the database. Every question is in it, whoever asked: answers, follow-ups, replays, drafts for people. */
export const spendBook: SpendBook = {
  read: async (day) => (await ModelSpendModel.findById(day).lean())?.tokens ?? 0,
  add: async (day, { tokens, costUsd, ms }) => {
    const within = ms === undefined ? [] : WITHIN_MS.filter((bound) => ms <= bound);
    const took = Object.fromEntries(within.map((bound) => [`within.${bound}`, 1]));
    const sum = await ModelSpendModel.findOneAndUpdate(
      { _id: day },
      { $inc: { tokens, calls: 1, costUsd: costUsd ?? 0, ...(ms !== undefined && { ms }), ...took }, $set: { downUntil: null } },
      { upsert: true, returnDocument: 'after' },
    ).lean();
    return sum?.tokens ?? tokens;
  },
  close: async (day, downUntil) => {
    await ModelSpendModel.updateOne(
      { _id: day },
      { $set: { downUntil }, $setOnInsert: { tokens: 0, calls: 0, costUsd: 0 } },
      { upsert: true },
    );
  },
};
