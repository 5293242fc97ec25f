import { FUNNEL_STEPS, type Funnel, type FunnelStep, type InsightsSpan } from '../../../shared/insights.ts';
import type { MailKind } from '../../../shared/message.ts';
import { ThreadModel } from '../thread.model.ts';

const LEADS: MailKind[] = ['buyer_lead', 'renter_lead', 'seller_lead'];

/** Conversations with leads whose first mail came in a span. */
export const leadsOf = ({ from, to }: InsightsSpan) => ({
  'milestones.wroteAt': { $gte: from, $lt: to },
  kind: { $in: LEADS },
});

export const reached = (step: FunnelStep) => `milestones.${step}At` as const;

const count = Object.fromEntries(
  FUNNEL_STEPS.map((step) => [step, { $sum: { $cond: [{ $eq: [{ $type: `$${reached(step)}` }, 'date'] }, 1, 0] } }]),
);

/** How many of the leads of a span came to each step since, by the portal they came through. */
export async function countFunnelBySource(span: InsightsSpan): Promise<{ source: string; steps: Funnel }[]> {
  const found = await ThreadModel.aggregate<Funnel & { _id: string | null }>([
    { $match: leadsOf(span) },
    { $group: { _id: { $ifNull: ['$milestones.source', ''] }, ...count } },
  ]).hint('insights_funnel');
  return found.map(({ _id, ...steps }) => ({ source: _id ?? '', steps })).sort(byLeads);
}

/** The same for those who answered a campaign; who answered two counts for both. */
export async function countFunnelByCampaign(span: InsightsSpan): Promise<{ campaignId: string; steps: Funnel }[]> {
  const found = await ThreadModel.aggregate<Funnel & { _id: string }>([
    { $match: { ...leadsOf(span), campaignIds: { $type: 'string' } } },
    { $unwind: '$campaignIds' },
    { $group: { _id: '$campaignIds', ...count } },
  ]).hint('insights_campaigns');
  return found.map(({ _id, ...steps }) => ({ campaignId: _id, steps })).sort(byLeads);
}

const byLeads = (a: { steps: Funnel }, b: { steps: Funnel }) => b.steps.wrote - a.steps.wrote;
