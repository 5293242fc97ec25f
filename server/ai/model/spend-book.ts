import { ModelSpendModel } from '../model-spend.model.ts';

/** What was spent by one question. */
export type Spent = { tokens: number; costUsd: number | null };
/** Where the day's spending is kept: all processes write into one, and each reads what the others wrote. */
export type SpendBook = {
  /** @returns the day's tokens so far */
  read: (day: string) => Promise<number>;
  /** @returns the day's tokens with these */
  add: (day: string, spent: Spent) => Promise<number>;
};

/** The book in the database. Every question is in it, whoever asked: answers, follow-ups, replays, drafts for people. */
export const spendBook: SpendBook = {
  read: async (day) => (await ModelSpendModel.findById(day).lean())?.tokens ?? 0,
  add: async (day, { tokens, costUsd }) => {
    const sum = await ModelSpendModel.findOneAndUpdate(
      { _id: day },
      { $inc: { tokens, calls: 1, costUsd: costUsd ?? 0 } },
      { upsert: true, returnDocument: 'after' },
    ).lean();
    return sum?.tokens ?? tokens;
  },
};
