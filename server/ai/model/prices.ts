type Price = { name: string; inUsd: number; outUsd: number };

/** US dollars per million tokens, as the provider lists them. */
const PRICES: Price[] = [
  { name: 'gpt-5', inUsd: 1.25, outUsd: 10 },
  { name: 'gpt-5-mini', inUsd: 0.25, outUsd: 2 },
  { name: 'gpt-5-nano', inUsd: 0.05, outUsd: 0.4 },
  { name: 'gpt-4.1', inUsd: 2, outUsd: 8 },
  { name: 'gpt-4.1-mini', inUsd: 0.4, outUsd: 1.6 },
  { name: 'gpt-4.1-nano', inUsd: 0.1, outUsd: 0.4 },
  { name: 'gpt-4o', inUsd: 2.5, outUsd: 10 },
  { name: 'gpt-4o-mini', inUsd: 0.15, outUsd: 0.6 },
  { name: 'rehearsal', inUsd: 0, outUsd: 0 },
];
/** A dated snapshot costs what its model costs: `gpt-5-mini-2025-08-07`. */
const SNAPSHOT = /-(\d{4}-\d{2}-\d{2}|latest)$/;

/**
 * An estimate for the decision record, not a bill, in US dollars.
 * @returns null for a model that is not on the list: a cost we do not know is not no cost
 */
export function estimateCost(model: string, { inputTokens, outputTokens }: { inputTokens: number; outputTokens: number }): number | null {
  const price = PRICES.find(({ name }) => name === model.replace(SNAPSHOT, ''));
  return price ? (inputTokens * price.inUsd + outputTokens * price.outUsd) / 1_000_000 : null;
}
