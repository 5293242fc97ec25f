import type { Campaign } from '../../shared/campaign.ts';
import type { Stored } from '../database/model-from.ts';
import type { Edges } from '../edges.ts';
import { AppError } from '../errors.ts';
import type { SenderEdges } from '../inbox/outbox/sender.ts';
import { CampaignModel } from './campaign.model.ts';
import { checkCampaign } from './check/check-campaign.ts';
import { campaignById } from './list-campaigns.ts';

/**
 * Starts a draft, or plans it when its time lies ahead. Started again, it is what it is.
 * @throws AppError BAD_INPUT when the linter refuses it; CONFLICT when it is over or paused
 */
export async function startCampaign({ campaignId }: { campaignId: string }, edges: Edges & SenderEdges): Promise<Stored<Campaign>> {
  const campaign = await campaignById(campaignId);
  if (campaign.state === 'sending') return campaign;
  if (campaign.state === 'draft' || campaign.state === 'scheduled') await refuseFaulty(campaign, edges);
  const isAhead = campaign.state === 'draft' && campaign.scheduledAt !== null && campaign.scheduledAt > edges.now();
  const change = isAhead ? { state: 'scheduled' as const } : { state: 'sending' as const, startedAt: edges.now() };
  const started = await CampaignModel.findOneAndUpdate(
    { _id: campaignId, state: { $in: ['draft', 'scheduled'] } },
    { $set: { ...change, stateReason: null } },
    { returnDocument: 'after' },
  ).lean();
  if (!started) return refuseMove(campaignId, 'started');
  edges.publish('campaign.changed', { campaignId });
  return started;
}

async function refuseFaulty(campaign: Stored<Campaign>, edges: Edges & SenderEdges): Promise<void> {
  const { findings } = await checkCampaign(campaign, edges);
  const faults = findings.filter(({ level }) => level === 'error').map(({ words }) => words);
  if (faults.length > 0) throw new AppError('BAD_INPUT', { message: faults.join(' '), userMessage: faults.join(' ') });
}

/** Says why a campaign cannot be moved from where it stands. */
export async function refuseMove(campaignId: string, what: string): Promise<never> {
  const { state } = await campaignById(campaignId);
  throw new AppError('CONFLICT', {
    message: `campaign ${campaignId} is ${state} and cannot be ${what}`,
    userMessage: `This campaign is ${state}; it cannot be ${what}.`,
  });
}
