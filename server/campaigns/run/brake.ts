import type { Campaign } from '../../../shared/campaign.ts';
import type { Stored } from '../../database/model-from.ts';
import type { Edges } from '../../edges.ts';
import { holdCampaignMail } from '../../inbox/campaign-mail/steer-campaign-mail.ts';
import { CampaignModel } from '../campaign.model.ts';
import { BY_STATE, CampaignRecipientModel, COMPLAINED } from '../campaign-recipient.model.ts';

const BRAKE_AFTER = 100;
const MAX_COMPLAINTS = 0.001;
const MAX_BOUNCES = 0.02;

/**
 * Mailbox providers punish a sender above 0.1 % complaints or 2 % bounces: better one campaign stops than all mail is refused.
 * @returns true when the campaign was sending and is stopped by this
 */
export async function brake({ _id: campaignId }: Stored<Campaign>, edges: Edges): Promise<boolean> {
  const gone = { campaignId, state: { $in: ['accepted' as const, 'confirmed' as const, 'bounced' as const] } };
  const [sent, bounced, complained] = await Promise.all([
    CampaignRecipientModel.countDocuments(gone).hint(BY_STATE),
    CampaignRecipientModel.countDocuments({ campaignId, state: 'bounced' }).hint(BY_STATE),
    CampaignRecipientModel.countDocuments({ campaignId, complainedAt: { $type: 'date' } }).hint(COMPLAINED),
  ]);
  if (sent < BRAKE_AFTER || (bounced / sent <= MAX_BOUNCES && complained / sent <= MAX_COMPLAINTS)) return false;
  const stateReason = `stopped by itself: of ${sent} mails ${bounced} bounced and ${complained} drew a complaint`;
  const { modifiedCount } = await CampaignModel.updateOne(
    { _id: campaignId, state: 'sending' },
    { $set: { state: 'stopped', stateReason } },
  );
  if (modifiedCount === 0) return false;
  await holdCampaignMail(campaignId, edges);
  edges.publish('campaign.changed', { campaignId });
  return true;
}
