import { DateTime } from 'luxon';
import type { Campaign } from '../../../shared/campaign.ts';
import type { FullReport } from '../../../shared/campaign-report.ts';
import type { Stored } from '../../database/model-from.ts';
import { CampaignRecipientModel } from '../campaign-recipient.model.ts';

type OverTime = FullReport['overTime'];
type Span = OverTime['spans'][number];
const FIELDS = { accepted: 'acceptedAt', replied: 'repliedAt', bounced: 'bouncedAt', unsubscribed: 'unsubscribedAt' } as const;
/** Two days are told by the hour, more by the day. */
const BY_THE_HOUR_MS = 2 * 86_400_000;
const MAX_SPANS = 120;

/** A span by its name: an hour that comes twice when the clocks go back is two. The one for the database, the other for ourselves. */
const NAMES = {
  hour: { format: '%Y-%m-%dT%H%z', own: "yyyy-MM-dd'T'HHZZZ" },
  day: { format: '%Y-%m-%d', own: 'yyyy-MM-dd' },
} as const;

type Clock = { now: Date; timeZone: string };

/** What happened in each hour or day of the brokerage's clock since the first mail left. */
export async function countOverTime({ _id: campaignId, startedAt }: Stored<Campaign>, { now, timeZone }: Clock): Promise<OverTime> {
  const [seen] = await CampaignRecipientModel.aggregate<{ first: Date | null; last: Date | null }>([
    { $match: { campaignId } },
    { $group: { _id: null, first: { $min: '$acceptedAt' }, last: { $max: { $max: Object.values(FIELDS).map((field) => `$${field}`) } } } },
  ]);
  const first = seen?.first ?? startedAt;
  if (!first) return { unit: 'hour', spans: [] };
  const last = seen?.last && seen.last > first ? seen.last : first;
  const unit = last.getTime() - first.getTime() <= BY_THE_HOUR_MS ? 'hour' : 'day';
  const counts = await CampaignRecipientModel.aggregate<Record<keyof typeof FIELDS, { _id: string; count: number }[]>>([
    { $match: { campaignId } },
    { $facet: Object.fromEntries(Object.entries(FIELDS).map(([name, field]) => [name, perSpan(field, { unit, timeZone })])) },
  ]);
  return { unit, spans: fill({ first, last: last > now ? now : last, unit, timeZone }, counts[0]) };
}

type Named = { unit: OverTime['unit']; timeZone: string };

function perSpan(field: string, { unit, timeZone }: Named) {
  const name = { $dateToString: { date: `$${field}`, format: NAMES[unit].format, timezone: timeZone } };
  return [{ $match: { [field]: { $type: 'date' } } }, { $group: { _id: name, count: { $sum: 1 } } }];
}

type Range = Named & { first: Date; last: Date };

function fill(
  { first, last, unit, timeZone }: Range,
  counts: Partial<Record<keyof typeof FIELDS, { _id: string; count: number }[]>> = {},
): Span[] {
  const spans: Span[] = [];
  const of = (field: keyof typeof FIELDS, name: string) => counts[field]?.find(({ _id }) => _id === name)?.count ?? 0;
  let at = DateTime.fromJSDate(first, { zone: timeZone }).startOf(unit);
  for (; at.toJSDate() <= last && spans.length < MAX_SPANS; at = at.plus({ [unit]: 1 }).startOf(unit)) {
    const name = at.toFormat(NAMES[unit].own);
    const figures = { accepted: of('accepted', name), replied: of('replied', name), bounced: of('bounced', name) };
    spans.push({ at: at.toJSDate(), ...figures, unsubscribed: of('unsubscribed', name) });
  }
  return spans;
}
