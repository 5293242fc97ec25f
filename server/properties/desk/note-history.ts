import type { Property } from '../../../shared/property.ts';

type Told = Pick<Property, 'listPrice' | 'standardStatus'>;
type Known = Told & Pick<Property, 'history' | 'onMarketDate' | 'originalListPrice' | 'createdAt'>;
type Kept = Partial<Pick<Property, 'history' | 'onMarketDate' | 'originalListPrice'>>;

const MOST_STEPS = 60;
const ON_SALE: Property['standardStatus'][] = ['Active', 'ComingSoon'];

/** What a change of price or status leaves behind: a step of the history, and on first coming to the market its date and price. Pure. */
export function noteHistory(known: Known, next: Told, now: Date): Kept {
  const comesToMarket = ON_SALE.includes(next.standardStatus) && !ON_SALE.includes(known.standardStatus);
  const first = {
    ...(comesToMarket && known.onMarketDate === null && { onMarketDate: now }),
    ...(comesToMarket && known.originalListPrice === null && { originalListPrice: next.listPrice }),
  };
  if (known.listPrice === next.listPrice && known.standardStatus === next.standardStatus) return first;
  const before = known.history ?? [{ at: known.onMarketDate ?? known.createdAt, ...toldOf(known) }];
  return { ...first, history: [...before, { at: now, ...toldOf(next) }].slice(-MOST_STEPS) };
}

const toldOf = ({ listPrice, standardStatus }: Told): Told => ({ listPrice, standardStatus });
