import type { Campaign } from '../../../shared/campaign.ts';
import type { FullReport } from '../../../shared/campaign-report.ts';
import type { Stored } from '../../database/model-from.ts';
import { CampaignRecipientModel } from '../campaign-recipient.model.ts';

type OverTime = FullReport['overTime'];
type Span = OverTime['spans'][number];
const FIELDS = { accepted: 'acceptedAt', replied: 'repliedAt', bounced: 'bouncedAt', unsubscribed: 'unsubscribedAt' } as const;
const MS = { hour: 3_600_000, day: 86_400_000 };
/** Two days are told by the hour, more by the day. */
const BY_THE_HOUR_MS = 2 * MS.day;
const MAX_SPANS = 120;

/** What happened in each hour or day since the first mail left. Spans are of UTC. */
export async function countOverTime({ _id: campaignId, startedAt }: Stored<Campaign>, now: Date): Promise<OverTime> {
  const [seen] = await CampaignRecipientModel.aggregate<{ first: Date | null; last: Date | null }>([
    { $match: { campaignId } },
    { $group: { _id: null, first: { $min: '$acceptedAt' }, last: { $max: { $max: Object.values(FIELDS).map((field) => `$${field}`) } } } },
  ]);
  const first = seen?.first ?? startedAt;
  if (!first) return { unit: 'hour', spans: [] };
  const last = seen?.last && seen.last > first ? seen.last : first;
  const unit = last.getTime() - first.getTime() <= BY_THE_HOUR_MS ? 'hour' : 'day';
  const counts = await CampaignRecipientModel.aggregate<Record<keyof typeof FIELDS, { _id: Date; count: number }[]>>([
    { $match: { campaignId } },
    { $facet: Object.fromEntries(Object.entries(FIELDS).map(([name, field]) => [name, perSpan(field, unit)])) },
  ]);
  return { unit, spans: fill({ first, last: last > now ? now : last, unit }, counts[0]) };
}

function perSpan(field: string, unit: OverTime['unit']) {
  return [{ $match: { [field]: { $type: 'date' } } }, { $group: { _id: { $dateTrunc: { date: `$${field}`, unit } }, count: { $sum: 1 } } }];
}

type Range = { first: Date; last: Date; unit: OverTime['unit'] };

function fill({ first, last, unit }: Range, counts: Partial<Record<keyof typeof FIELDS, { _id: Date; count: number }[]>> = {}): Span[] {
  const width = MS[unit];
  const begin = Math.floor(first.getTime() / width) * width;
  const length = Math.min(MAX_SPANS, Math.floor((last.getTime() - begin) / width) + 1);
  const of = (name: keyof typeof FIELDS, at: number) => counts[name]?.find(({ _id }) => _id.getTime() === at)?.count ?? 0;
  return Array.from({ length: Math.max(length, 0) }, (_, n) => {
    const at = begin + n * width;
    const figures = { accepted: of('accepted', at), replied: of('replied', at), bounced: of('bounced', at) };
    return { at: new Date(at), ...figures, unsubscribed: of('unsubscribed', at) };
  });
}
