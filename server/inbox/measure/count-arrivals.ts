import type { CountedKind, InsightsSpan } from '../../../shared/insights.ts';
import { MessageModel } from '../message.model.ts';

/** The mails of customers in one hour of the brokerage's clock, of one kind. */
export type Arrivals = { hour: Date; kind: CountedKind; count: number; reclassified: number };

type Zoned = InsightsSpan & { timeZone: string };

/** What came in, hour by hour; a backfill is the past and did not come in. */
export async function countArrivals({ from, to, timeZone }: Zoned): Promise<Arrivals[]> {
  const found = await MessageModel.aggregate<{ _id: { hour: Date; kind: CountedKind | null; kindBy: string | null }; count: number }>([
    { $match: arrivedIn({ from, to }) },
    {
      $group: {
        _id: { hour: { $dateTrunc: { date: '$sortAt', unit: 'hour', timezone: timeZone } }, kind: '$kind', kindBy: '$kindBy' },
        count: { $sum: 1 },
      },
    },
  ]).hint('insights_arrivals');
  return found.map(({ _id: { hour, kind, kindBy }, count }) => {
    return { hour, kind: kind ?? 'unread', count, reclassified: kindBy === 'person' ? count : 0 };
  });
}

export const arrivedIn = ({ from, to }: InsightsSpan) => ({
  direction: 'inbound' as const,
  isBackfill: false,
  sortAt: { $gte: from, $lt: to },
});
