import { type Campaign, campaignSchema } from '../../../shared/campaign.ts';
import type { CampaignReport, FullReport } from '../../../shared/campaign-report.ts';
import { present, type Stored } from '../../database/model-from.ts';
import type { Edges } from '../../edges.ts';
import { loadSettings } from '../../settings/load-settings.ts';
import { campaignById } from '../list-campaigns.ts';
import { compareVariants } from './compare-variants.ts';
import { countOverTime } from './count-over-time.ts';
import { type Tally, tallyAll, tallySteps } from './tally.ts';

/** The live figures of a campaign for a list. */
export async function reportOf(campaign: Stored<Campaign>): Promise<CampaignReport> {
  return { campaign: present(campaignSchema, campaign), ...tallyAll(await tallySteps(campaign._id, campaign)) };
}

/** All there is to say of a campaign: its figures, the funnel, each mail of the sequence, the two subjects, and when. */
export async function reportCampaign(campaignId: string, edges: Pick<Edges, 'now'>): Promise<FullReport> {
  const now = edges.now();
  const [campaign, { brokerage }] = await Promise.all([campaignById(campaignId), loadSettings(now)]);
  const [steps, test, overTime] = await Promise.all([
    tallySteps(campaignId, campaign),
    compareVariants(campaign),
    countOverTime(campaign, { now, timeZone: brokerage.timeZone }),
  ]);
  const all = tallyAll(steps);
  const subjects = [campaign, ...(campaign.steps ?? [])].map(({ subject }) => subject);
  return {
    campaign: present(campaignSchema, campaign),
    ...all,
    funnel: funnelOf(all),
    steps: steps.map((tally, step) => ({ ...tally, step, subject: subjects[step] ?? '' })),
    test,
    overTime,
  };
}

/** Each stage holds the ones after it: what came back was accepted first, and what was confirmed was accepted. */
function funnelOf({ queued, accepted, confirmed, bounced, seenInSent, uncertain, failed, ...after }: Tally): FullReport['funnel'] {
  return [
    { stage: 'queued', count: queued + accepted + confirmed + bounced + uncertain + failed },
    { stage: 'accepted', count: accepted + confirmed + bounced },
    { stage: 'confirmed', count: seenInSent },
    { stage: 'replied', count: after.replied },
    { stage: 'qualified', count: after.qualified },
    { stage: 'callsBooked', count: after.callsBooked },
  ];
}
