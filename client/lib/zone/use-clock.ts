import { trpc } from '../trpc.ts';
import { type Clock, clockIn } from './clock.ts';

/** The zone this browser is set to. */
export const ownZone = () => new Intl.DateTimeFormat().resolvedOptions().timeZone;

/** The brokerage's clock, as its mails write times: calls are at its hour, whoever looks from wherever. */
export function useClock(): Clock {
  const brokerage = trpc.settings.get.useQuery(undefined, { staleTime: 600_000 }).data?.brokerage;
  return clockIn(brokerage?.timeZone ?? ownZone());
}
