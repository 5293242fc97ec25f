import type { Campaign } from '../../shared/campaign.ts';
import { countAudience } from '../contacts/audiences/read-audience.ts';
import type { Stored } from '../database/model-from.ts';
import type { Edges } from '../edges.ts';
import { AppError } from '../errors.ts';
import { loadSettings } from '../settings/load-settings.ts';
import { CampaignModel } from './campaign.model.ts';
import { campaignById } from './list-campaigns.ts';
import { lintCampaign } from './mail/lint-campaign.ts';

/**
 * Starts a draft, or plans it when its time lies ahead. Started again, it is what it is.
 * @throws AppError BAD_INPUT when the linter refuses it or nobody is in its audience; CONFLICT when it is over or paused
 */
export async function startCampaign({ campaignId }: { campaignId: string }, edges: Edges): Promise<Stored<Campaign>> {
  const campaign = await campaignById(campaignId);
  if (campaign.state === 'sending') return campaign;
  const faults = lintCampaign(campaign, await loadSettings(edges.now()));
  if ((await countAudience(campaign.audience, edges.now())).total === 0) faults.push('Nobody is in this audience.');
  if (faults.length > 0) throw new AppError('BAD_INPUT', { message: faults.join(' '), userMessage: faults.join(' ') });

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

/** Says why a campaign cannot be moved from where it stands. */
export async function refuseMove(campaignId: string, what: string): Promise<never> {
  const { state } = await campaignById(campaignId);
  throw new AppError('CONFLICT', {
    message: `campaign ${campaignId} is ${state} and cannot be ${what}`,
    userMessage: `This campaign is ${state}; it cannot be ${what}.`,
  });
}
