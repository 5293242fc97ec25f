import type { Campaign } from '../../../shared/campaign.ts';
import type { Stored } from '../../database/model-from.ts';
import { beyond, type Keyset } from '../../keyset.ts';
import { CampaignModel } from '../campaign.model.ts';

/** Campaigns that came to their end after this place, the longest ago first. */
export async function campaignsFinishedBeyond(place: Keyset, { limit }: { limit: number }): Promise<Stored<Campaign>[]> {
  return CampaignModel.find(beyond('finishedAt', place)).sort({ finishedAt: 1, _id: 1 }).limit(limit).lean();
}
