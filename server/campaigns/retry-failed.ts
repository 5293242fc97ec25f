import type { Campaign } from '../../shared/campaign.ts';
import type { Edges } from '../edges.ts';
import { retryFailedMail } from '../inbox/campaign-mail/retry-mail.ts';
import { CampaignModel } from './campaign.model.ts';
import { CampaignRecipientModel } from './campaign-recipient.model.ts';
import { campaignById } from './list-campaigns.ts';
import { spacingOf } from './pause-campaign.ts';
import { refuseMove } from './start-campaign.ts';

const MAY_RETRY: Campaign['state'][] = ['finished', 'sending', 'paused', 'stopped'];

/**
 * Tries the failed rows of a campaign again, and no others: what was accepted or may have been is not touched. A
 * finished campaign sends again until they are through; a paused one keeps them until it goes on.
 * @throws AppError CONFLICT for a campaign that has not begun or was cancelled
 */
export async function retryFailed({ campaignId }: { campaignId: string }, edges: Edges): Promise<{ retried: number }> {
  const campaign = await campaignById(campaignId);
  if (!MAY_RETRY.includes(campaign.state)) return refuseMove(campaignId, 'tried again');
  const failed = await CampaignRecipientModel.find({ campaignId, state: 'failed' }, { messageId: 1 }).sort({ _id: 1 }).lean();
  const isHeld = campaign.state === 'paused' || campaign.state === 'stopped';
  let at = edges.now();
  let retried = 0;
  for (const { _id, messageId } of failed) {
    // One that never became a mail is written anew; any other goes out as the same mail.
    if (messageId !== null && !(await retryFailedMail(messageId, { at: isHeld ? null : at }, edges))) continue;
    const state = messageId === null ? ('waiting' as const) : ('queued' as const);
    await CampaignRecipientModel.updateOne({ _id, state: 'failed' }, { $set: { state, reason: null } });
    at = new Date(at.getTime() + spacingOf(campaign));
    retried++;
  }
  if (retried > 0) await CampaignModel.updateOne({ _id: campaignId, state: 'finished' }, { $set: { state: 'sending', finishedAt: null } });
  edges.publish('campaign.changed', { campaignId });
  return { retried };
}
