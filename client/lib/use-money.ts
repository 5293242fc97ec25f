import { money } from './format.ts';
import { trpc } from './trpc.ts';

/** Writes whole money in the brokerage's own currency and locale. */
export function useMoney(): (amount: number) => string {
  const brokerage = trpc.settings.get.useQuery(undefined, { staleTime: 600_000 }).data?.brokerage;
  return (amount) => money(amount, brokerage);
}
