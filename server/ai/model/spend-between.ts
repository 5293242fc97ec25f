import { ModelSpendModel } from '../model-spend.model.ts';

/** What the models of each day cost, the first day first. Days are UTC, as the budget counts them. */
export async function spendBetween({ from, to }: { from: Date; to: Date }) {
  // `to` does not count in: a span that ends at midnight has nothing of the day that begins there.
  const days = { $gte: isoDay(from), $lte: isoDay(new Date(to.getTime() - 1)) };
  const found = await ModelSpendModel.find({ _id: days }).sort({ _id: 1 }).lean();
  return found.map(({ _id, tokens, calls, costUsd }) => ({ day: _id, tokens, calls, costUsd }));
}

const isoDay = (at: Date) => at.toISOString().slice(0, 10);
