import { type Campaign, type CampaignReport, campaignSchema } from '../../shared/campaign.ts';
import { present, type Stored } from '../database/model-from.ts';
import { notFound } from '../errors.ts';
import { CampaignModel } from './campaign.model.ts';
import { CampaignRecipientModel } from './campaign-recipient.model.ts';

/** The live figures of a campaign, each a count of recipients. */
export async function reportCampaign(campaignId: string): Promise<CampaignReport> {
  const campaign = await CampaignModel.findById(campaignId).lean();
  if (!campaign) throw notFound('campaign', campaignId);
  return reportOf(campaign);
}

export async function reportOf(campaign: Stored<Campaign>): Promise<CampaignReport> {
  const groups = await CampaignRecipientModel.aggregate<{ _id: string; count: number; replied: number }>([
    { $match: { campaignId: campaign._id } },
    { $group: { _id: '$state', count: { $sum: 1 }, replied: { $sum: { $cond: [{ $gt: ['$repliedAt', null] }, 1, 0] } } } },
  ]);
  const of = (state: string) => groups.find(({ _id }) => _id === state)?.count ?? 0;
  return {
    campaign: present(campaignSchema, campaign),
    total: groups.reduce((sum, { count }) => sum + count, 0),
    waiting: of('waiting'),
    queued: of('queued'),
    accepted: of('accepted'),
    confirmed: of('confirmed'),
    bounced: of('bounced'),
    failed: of('failed'),
    // A cancelled recipient never gets the mail, which is what the figure says.
    skipped: of('skipped') + of('cancelled'),
    uncertain: of('uncertain'),
    replied: groups.reduce((sum, { replied }) => sum + replied, 0),
  };
}
