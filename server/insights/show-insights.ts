import { FUNNEL_STEPS, type Funnel, type Insights, type InsightsSpan } from '../../shared/insights.ts';
import { spendBetween } from '../ai/model/spend-between.ts';
import { countCaught } from '../ai/record/count-caught.ts';
import { campaignNames } from '../campaigns/name-campaigns.ts';
import { countAnswers } from '../inbox/measure/count-answers.ts';
import { countArrivals } from '../inbox/measure/count-arrivals.ts';
import { countFunnelByCampaign, countFunnelBySource } from '../inbox/measure/count-funnel.ts';
import { countOpen } from '../inbox/measure/count-open.ts';
import { countTouched } from '../inbox/measure/count-touched.ts';
import { addUpAnswers, addUpArrivals, daysOf, loadOf, responseOf } from './add-up.ts';

/** How a brokerage has answered in a span of time: counted by the database, put together here. */
export async function showInsights(span: InsightsSpan, { timeZone }: { timeZone: string }): Promise<Insights> {
  const [arrivals, answers, bySource, byCampaign, touched, guardFailed, spent, open] = await Promise.all([
    countArrivals({ ...span, timeZone }),
    countAnswers({ ...span, timeZone }),
    countFunnelBySource(span),
    countFunnelByCampaign(span),
    countTouched(span),
    countCaught(span),
    spendBetween(span),
    countOpen(),
  ]);
  const names = await campaignNames(byCampaign.map(({ campaignId }) => campaignId));
  const { arrived, reclassified } = addUpArrivals(arrivals);
  return {
    ...span,
    timeZone,
    arrived,
    response: {
      ...responseOf(answers),
      ai: responseOf(answers.filter(({ way }) => way !== 'person')),
      person: responseOf(answers.filter(({ way }) => way === 'person')),
    },
    answers: addUpAnswers(answers),
    funnel: {
      total: Object.fromEntries(FUNNEL_STEPS.map((step) => [step, sum(bySource.map(({ steps }) => steps[step]))])) as Funnel,
      bySource,
      byCampaign: byCampaign.map((one) => ({ ...one, name: names.get(one.campaignId) ?? '' })),
    },
    corrections: { reclassified, ...touched, guardFailed },
    spend: {
      tokens: sum(spent.map(({ tokens }) => tokens)),
      calls: sum(spent.map(({ calls }) => calls)),
      costUsd: sum(spent.map(({ costUsd }) => costUsd)),
      byDay: spent.map(({ day, tokens, costUsd }) => ({ day, tokens, costUsd })),
    },
    days: daysOf(span, { arrivals, answers, timeZone }),
    load: loadOf(arrivals, timeZone),
    open,
  };
}

const sum = (values: number[]) => values.reduce((total, value) => total + value, 0);
