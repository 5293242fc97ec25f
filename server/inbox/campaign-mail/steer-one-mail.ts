import type { DeliveryState } from '../../../shared/message.ts';
import { MessageModel } from '../message.model.ts';

/** The record that stands under this key. */
export async function findCampaignMail(key: string): Promise<string | null> {
  return (await MessageModel.findOne({ 'delivery.key': key }, { _id: 1 }).lean())?._id ?? null;
}

const NOT_LEFT: DeliveryState[] = ['drafting', 'review', 'holding', 'queued', 'claimed', 'failed'];

/**
 * Withdraws one mail of a campaign for good. The fence keeps a sender that is just fixing its bytes from handing it over.
 * @returns false when it has left, may have, or is leaving at this moment
 */
export async function withdrawCampaignMail(messageId: string, { reason, now }: { reason: string; now: Date }): Promise<boolean> {
  const released = { 'delivery.claimedBy': null, 'delivery.claimedUntil': null };
  const { modifiedCount } = await MessageModel.updateOne(
    { _id: messageId, 'delivery.state': { $in: NOT_LEFT } },
    {
      $set: { 'delivery.state': 'voided', 'delivery.lastError': reason, ...released },
      $inc: { 'delivery.fence': 1 },
      $push: { 'delivery.evidence': { at: now, state: 'voided', detail: reason } },
    },
  );
  if (modifiedCount > 0) return true;
  const mail = await MessageModel.findById(messageId, { delivery: 1 }).lean();
  return mail === null || mail.delivery?.state === 'voided';
}
