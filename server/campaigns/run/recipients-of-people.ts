import type { CampaignRecipient } from '../../../shared/campaign.ts';
import { isDuplicateKey } from '../../database/connect.ts';
import type { Stored } from '../../database/model-from.ts';
import { campaignKey } from '../../inbox/campaign-mail/campaign-deliveries.ts';
import { findCampaignMail, withdrawCampaignMail } from '../../inbox/campaign-mail/steer-one-mail.ts';
import { ERASED } from '../../inbox/people/emptied.ts';
import { CampaignRecipientModel } from '../campaign-recipient.model.ts';

type Row = Stored<CampaignRecipient>;
const MERGED = 'the contact was merged into another, who is in this campaign too';
const HAD_IT = 'the same person was sent this at another address, before two contacts were merged';

/**
 * Two contacts were one person, who gets each mail of a campaign once. Where both stand in one, what has not left to the one
 * that is gone is withdrawn; if it has left, or may have, what has not left to the other is. Again is the same.
 */
export async function repointRecipients({ from, to }: { from: string; to: string }, now: Date): Promise<void> {
  for (const row of await CampaignRecipientModel.find({ contactId: from }).sort({ step: 1 }).lean()) {
    await findItsMail(row);
    const isMoved = await CampaignRecipientModel.updateOne({ _id: row._id }, { $set: { contactId: to } }).then(
      () => true,
      (error) => {
        if (!isDuplicateKey(error)) throw error;
        return false;
      },
    );
    if (isMoved || (await withdraw(row, { reason: MERGED, now })) || row.state === 'bounced') continue;
    const twin = await CampaignRecipientModel.findOne({ campaignId: row.campaignId, step: row.step, contactId: to }).lean();
    if (twin) await withdraw(twin, { reason: HAD_IT, now });
  }
}

/** A run that died between its mail and its row left a row that does not know it; it is found by the name it has for now. */
async function findItsMail({ _id, campaignId, contactId, step, state, messageId }: Row): Promise<void> {
  if (state !== 'waiting' || messageId !== null) return;
  const mail = await findCampaignMail(campaignKey({ campaignId, contactId, step }));
  if (mail) await CampaignRecipientModel.updateOne({ _id, state: 'waiting' }, { $set: { state: 'queued', messageId: mail } });
}

const OPEN: CampaignRecipient['state'][] = ['waiting', 'queued', 'failed'];

/**
 * Skips a row whose mail has not left. The row goes first, so that nobody writes its mail any more, and stands again where
 * its mail has begun to leave: from then on it follows the ledger.
 * @returns false when its mail has left or may have
 */
async function withdraw({ _id }: Pick<Row, '_id'>, { reason, now }: { reason: string; now: Date }): Promise<boolean> {
  const skipped = { $set: { state: 'skipped' as const, reason } };
  const before = await CampaignRecipientModel.findOneAndUpdate({ _id, state: { $in: OPEN } }, skipped).lean();
  const row = before ?? (await CampaignRecipientModel.findById(_id).lean());
  if (!row?.messageId) return true;
  if (await withdrawCampaignMail(row.messageId, { reason, now })) return true;
  if (before) await CampaignRecipientModel.updateOne({ _id, ...skipped.$set }, { $set: { state: before.state, reason: before.reason } });
  return false;
}

/** The rows stay and count; the address is gone from them, also from what a server said of it. */
export async function forgetRecipients(contactId: string): Promise<void> {
  await CampaignRecipientModel.updateMany(
    { contactId, state: { $in: ['waiting', 'queued'] } },
    { $set: { state: 'skipped', reason: ERASED } },
  );
  await CampaignRecipientModel.updateMany({ contactId }, { $set: { address: '' } });
  await CampaignRecipientModel.updateMany({ contactId, state: { $nin: ['skipped', 'cancelled'] } }, { $set: { reason: null } });
}
