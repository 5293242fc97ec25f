import { trpc } from '../trpc.ts';
import { money, shortMoney } from '../words/format.ts';

/** Writes whole money in the brokerage's own currency and locale. */
export function useMoney(): (amount: number) => string {
  const brokerage = trpc.settings.get.useQuery(undefined, { staleTime: 600_000 }).data?.brokerage;
  return (amount) => money(amount, brokerage);
}

/** The same in few characters, for cards and marks on a map: `$485K`, `$1.2M`. */
export function useShortMoney(): (amount: number) => string {
  const brokerage = trpc.settings.get.useQuery(undefined, { staleTime: 600_000 }).data?.brokerage;
  return (amount) => shortMoney(amount, brokerage);
}
