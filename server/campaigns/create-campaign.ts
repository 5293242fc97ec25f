import type { z } from 'zod';
import type { Campaign, CreateCampaign, createCampaignSchema } from '../../shared/campaign.ts';
import { isDuplicateKey } from '../database/connect.ts';
import { newId, type Stored } from '../database/model-from.ts';
import type { Edges } from '../edges.ts';
import { CampaignModel } from './campaign.model.ts';

const FIRST_NUMBER = 1000;
const MAX_TRIES = 100;

type Parsed = z.output<typeof createCampaignSchema>;

/** Makes a draft of a campaign under the next free number. */
export async function createCampaign(
  { createdBy = null, ...input }: (CreateCampaign | Parsed) & { createdBy?: string | null },
  edges: Pick<Edges, 'publish'>,
): Promise<Stored<Campaign>> {
  const campaign = {
    name: input.name,
    subject: input.subject ?? '',
    subjectB: input.subjectB ?? null,
    body: input.body ?? '',
    audience: input.audience,
    listingKeys: input.listingKeys ?? [],
    steps: (input.steps ?? []).map((step) => ({ ...step, listingKeys: step.listingKeys ?? [] })),
    state: 'draft' as const,
    stateReason: null,
    scheduledAt: input.scheduledAt ?? null,
    startedAt: null,
    finishedAt: null,
    perMinute: input.perMinute ?? null,
    isExpanded: false,
    createdBy,
  };
  const created = await insertWithNextNumber(campaign);
  edges.publish('campaign.changed', { campaignId: created._id });
  return created;
}

/** Two at once may read the same last number: the unique index lets one through, and the other counts again. */
async function insertWithNextNumber(campaign: Omit<Stored<Campaign>, '_id' | 'number' | 'createdAt' | 'updatedAt'>) {
  for (let tries = 1; ; tries++) {
    const last = await CampaignModel.findOne({}, { number: 1 }).sort({ number: -1 }).lean();
    const number = Math.max(last?.number ?? 0, FIRST_NUMBER - 1) + 1;
    try {
      return (await CampaignModel.create({ ...campaign, _id: newId(), number })).toObject();
    } catch (error) {
      if (!isDuplicateKey(error) || tries >= MAX_TRIES) throw error;
      await Bun.sleep(Math.random() * 10 * tries);
    }
  }
}
