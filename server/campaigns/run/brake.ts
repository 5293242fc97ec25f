import type { Campaign } from '../../../shared/campaign.ts';
import type { Stored } from '../../database/model-from.ts';
import type { Edges } from '../../edges.ts';
import { holdCampaignMail } from '../../inbox/campaign-mail/steer-campaign-mail.ts';
import { CampaignModel } from '../campaign.model.ts';
import { BY_STATE, CampaignRecipientModel, COMPLAINED } from '../campaign-recipient.model.ts';

const BRAKE_AFTER = 100;
const MAX_COMPLAINTS = 0.001;
const MAX_BOUNCES = 0.02;
/** A server may say at once that nobody is there, or later: to those who judge a sender it is the same. */
const CAME_BACK = ['bounced' as const, 'failed' as const];

type Braked = Stored<Campaign> & { stoppedWith?: { sent: number; bounced: number; complained: number } | null };

/**
 * Mailbox providers punish a sender above 0.1 % complaints or 2 % bounces: better one campaign stops than all mail is refused.
 * One that a person has resumed is judged by what came since.
 * @returns true when the campaign was sending and is stopped by this
 */
export async function brake({ _id: campaignId, stoppedWith }: Braked, edges: Edges): Promise<boolean> {
  const gone = { campaignId, state: { $in: ['accepted' as const, 'confirmed' as const, ...CAME_BACK] } };
  const [sent, bounced, complained] = await Promise.all([
    CampaignRecipientModel.countDocuments(gone).hint(BY_STATE),
    CampaignRecipientModel.countDocuments({ campaignId, state: { $in: CAME_BACK } }).hint(BY_STATE),
    CampaignRecipientModel.countDocuments({ campaignId, complainedAt: { $type: 'date' } }).hint(COMPLAINED),
  ]);
  const known = stoppedWith ?? { sent: 0, bounced: 0, complained: 0 };
  const since = { sent: sent - known.sent, bounced: bounced - known.bounced, complained: complained - known.complained };
  if (since.sent < BRAKE_AFTER) return false;
  if (since.bounced / since.sent <= MAX_BOUNCES && since.complained / since.sent <= MAX_COMPLAINTS) return false;
  const stateReason = `stopped by itself: of ${sent} mails ${bounced} bounced or were refused and ${complained} drew a complaint`;
  const { modifiedCount } = await CampaignModel.updateOne(
    { _id: campaignId, state: 'sending' },
    { $set: { state: 'stopped', stateReason, stoppedWith: { sent, bounced, complained } } },
  );
  if (modifiedCount === 0) return false;
  await holdCampaignMail(campaignId, edges);
  edges.publish('campaign.changed', { campaignId });
  return true;
}
