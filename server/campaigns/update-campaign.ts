import type { Campaign, UpdateCampaign } from '../../shared/campaign.ts';
import type { Stored } from '../database/model-from.ts';
import type { Edges } from '../edges.ts';
import { AppError } from '../errors.ts';
import { CampaignModel } from './campaign.model.ts';
import { campaignById } from './list-campaigns.ts';

/** What a campaign that has begun may still change; the rest is what its readers got. */
const ALWAYS_OPEN = ['name', 'perMinute'];

/**
 * Changes what is named. Before it starts everything is open; afterwards its words and its audience are settled.
 * @throws AppError CONFLICT when it has begun
 */
export async function updateCampaign(
  { campaignId, ...given }: UpdateCampaign,
  edges: Pick<Edges, 'now' | 'publish'>,
): Promise<Stored<Campaign>> {
  const change = Object.fromEntries(Object.entries(given).filter(([, value]) => value !== undefined));
  const isOpen = Object.keys(change).every((field) => ALWAYS_OPEN.includes(field));
  const before = await campaignById(campaignId);
  // A planned one whose time is taken away is a draft again; a new time is planned by starting it.
  const back =
    before.state === 'scheduled' && 'scheduledAt' in change && !isAhead(given.scheduledAt, edges) ? { state: 'draft' as const } : {};
  const updated = await CampaignModel.findOneAndUpdate(
    { _id: campaignId, ...(isOpen ? {} : { state: { $in: ['draft', 'scheduled'] } }) },
    { $set: { ...change, ...back } },
    { returnDocument: 'after' },
  ).lean();
  if (!updated) {
    const userMessage = 'This campaign has begun: its words and its audience cannot be changed any more.';
    throw new AppError('CONFLICT', { message: `campaign ${campaignId} is ${before.state} and cannot be changed`, userMessage });
  }
  edges.publish('campaign.changed', { campaignId });
  return updated;
}

function isAhead(at: Date | null | undefined, { now }: Pick<Edges, 'now'>): boolean {
  return at !== null && at !== undefined && at > now();
}
