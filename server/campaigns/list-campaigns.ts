import type { Campaign } from '../../shared/campaign.ts';
import type { Stored } from '../database/model-from.ts';
import { notFound } from '../errors.ts';
import { cutPage, readCursor } from '../keyset.ts';
import { CampaignModel } from './campaign.model.ts';

export type Page = { cursor?: string | null; limit: number };

/** Campaigns, the newest first. */
export async function listCampaigns({ cursor, limit }: Page): Promise<{ rows: Stored<Campaign>[]; nextCursor: string | null }> {
  const found = await CampaignModel.find(olderThan(cursor))
    .sort({ _id: -1 })
    .limit(limit + 1)
    .lean();
  return cutPage(found, limit, keyOf);
}

/** @throws AppError NOT_FOUND */
export async function campaignById(campaignId: string): Promise<Stored<Campaign>> {
  const campaign = await CampaignModel.findById(campaignId).lean();
  if (!campaign) throw notFound('campaign', campaignId);
  return withDefaults(campaign);
}

export const keyOf = ({ _id, createdAt }: { _id: string; createdAt: Date }) => ({ at: createdAt, id: _id });

/** What comes after a cursor in a list that is sorted by id: ids sort by time of creation. */
export function olderThan(cursor: string | null | undefined) {
  const last = readCursor(cursor);
  return last ? { _id: { $lt: last.id } } : {};
}

/** Campaigns of before there were sequences and second subjects. */
function withDefaults(campaign: Stored<Campaign>): Stored<Campaign> {
  return { ...campaign, steps: campaign.steps ?? [], subjectB: campaign.subjectB ?? null };
}
