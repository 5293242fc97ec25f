import { CampaignModel } from './campaign.model.ts';

/** What people call these campaigns, by id. */
export async function campaignNames(campaignIds: string[]): Promise<Map<string, string>> {
  if (campaignIds.length === 0) return new Map();
  const found = await CampaignModel.find({ _id: { $in: campaignIds } }, { name: 1 }).lean();
  return new Map(found.map(({ _id, name }) => [_id, name]));
}
