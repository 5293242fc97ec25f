import type { Edges } from '../../edges.ts';
import { CampaignModel } from '../campaign.model.ts';
import { CampaignRecipientModel } from '../campaign-recipient.model.ts';

/**
 * Finished means that every row is terminal; a mail that may have been sent is not.
 * @returns true when the campaign was sending and is finished by this
 */
export async function finish(campaignId: string, edges: Edges): Promise<boolean> {
  if (await CampaignRecipientModel.exists({ campaignId, state: { $in: ['waiting', 'queued', 'uncertain'] } })) return false;
  const { modifiedCount } = await CampaignModel.updateOne(
    { _id: campaignId, state: 'sending', isExpanded: true },
    { $set: { state: 'finished', finishedAt: edges.now() } },
  );
  if (modifiedCount > 0) edges.publish('campaign.changed', { campaignId });
  return modifiedCount > 0;
}
