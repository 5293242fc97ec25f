import { isDuplicateKey } from '../../database/connect.ts';
import { CampaignRecipientModel } from '../campaign-recipient.model.ts';

/**
 * Two contacts were one person. Where both stand in one campaign, the row of the one that is gone stays as it was sent, and
 * is skipped if it was not.
 */
export async function repointRecipients({ from, to }: { from: string; to: string }): Promise<void> {
  for (const { _id } of await CampaignRecipientModel.find({ contactId: from }, { _id: 1 }).lean()) {
    await CampaignRecipientModel.updateOne({ _id }, { $set: { contactId: to } }).catch((error) => {
      if (!isDuplicateKey(error)) throw error;
    });
  }
  await skip(from, 'the contact was merged into another, who is in this campaign too');
}

/** The rows stay and count; the address is gone from them. */
export async function forgetRecipients(contactId: string): Promise<void> {
  await skip(contactId, 'the contact was erased');
  await CampaignRecipientModel.updateMany({ contactId }, { $set: { address: '' } });
}

async function skip(contactId: string, reason: string): Promise<void> {
  await CampaignRecipientModel.updateMany({ contactId, state: { $in: ['waiting', 'queued'] } }, { $set: { state: 'skipped', reason } });
}
