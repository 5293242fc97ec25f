import type { Campaign, CampaignRecipient } from '../../../shared/campaign.ts';
import type { DeliveryState } from '../../../shared/message.ts';
import { noteCampaigns } from '../../contacts/audiences/note-campaigns.ts';
import type { Stored } from '../../database/model-from.ts';
import { type CampaignDelivery, type CampaignReply, campaignDeliveryStates } from '../../inbox/campaign-mail/campaign-deliveries.ts';
import { CampaignModel } from '../campaign.model.ts';
import { CampaignRecipientModel } from '../campaign-recipient.model.ts';
import { CANCELLED } from '../pause-campaign.ts';

type State = CampaignRecipient['state'];

/** Brings the recipient rows up to what the ledger of mail says, and counts replies. @returns rows changed */
export async function followLedger(campaign: Stored<Campaign> & { seenUpTo?: Date | null }): Promise<number> {
  const asked = { campaignId: campaign._id, campaignNumber: campaign.number, since: campaign.seenUpTo ?? null };
  const { deliveries, replies, seenUpTo } = await campaignDeliveryStates(asked);
  const news = await changedAmong(campaign._id, deliveries);
  await noteCampaigns([
    ...news.filter(({ delivery }) => isOut(delivery)).map(({ delivery }) => noteOf(delivery.contactId, campaign, 'sent')),
    ...replies.map(({ contactId }) => noteOf(contactId, campaign, 'replied')),
  ]);
  const writes = news.map(({ updateOne }) => ({ updateOne }));
  let changed = writes.length > 0 ? (await CampaignRecipientModel.bulkWrite(writes, { ordered: false })).modifiedCount : 0;
  for (const reply of replies) changed += await noteReply(campaign._id, reply);
  // Rows first, mark last: a crash in between reads the same changes again.
  if (seenUpTo) await CampaignModel.updateOne({ _id: campaign._id }, { $max: { seenUpTo } });
  return changed;
}

const noteOf = (contactId: string, { _id: campaignId }: Stored<Campaign>, was: 'sent' | 'replied') => ({ contactId, campaignId, was });

const isOut = (delivery: CampaignDelivery) => ['accepted', 'confirmed', 'bounced'].includes(stateOf(delivery));

/** Two looks overlap: most of what is read was known. Only rows that differ are written. */
async function changedAmong(campaignId: string, deliveries: CampaignDelivery[]) {
  if (deliveries.length === 0) return [];
  const ofThese = { campaignId, contactId: { $in: [...new Set(deliveries.map(({ contactId }) => contactId))] } };
  const rows = await CampaignRecipientModel.find(ofThese).lean();
  const known = new Map(rows.map((row) => [`${row.contactId}:${row.step}`, row]));
  return deliveries.flatMap((delivery) => {
    const row = known.get(`${delivery.contactId}:${delivery.step}`);
    const change = rowAfter(delivery);
    const isNews = row && Object.entries(change).some(([field, value]) => !Bun.deepEquals(row[field as keyof typeof row], value));
    return isNews ? [{ delivery, updateOne: { filter: { _id: row._id }, update: { $set: change } } }] : [];
  });
}

function rowAfter(delivery: CampaignDelivery) {
  const { messageId, detail, acceptedAt, confirmedAt, bouncedAt, complainedAt } = delivery;
  const state = stateOf(delivery);
  const reason = complainedAt ? `complained: ${detail}` : SAYS_WHY.includes(state) ? detail : undefined;
  return { state, messageId, acceptedAt, confirmedAt, bouncedAt, complainedAt, ...(reason !== undefined && { reason }) };
}

const SAYS_WHY: State[] = ['bounced', 'failed', 'skipped', 'cancelled', 'uncertain'];

function stateOf({ state, bouncedAt, detail }: CampaignDelivery): State {
  if (bouncedAt) return 'bounced';
  if (state === 'voided') return detail === CANCELLED ? 'cancelled' : 'skipped';
  return ROW_STATES[state];
}

const ROW_STATES: Record<Exclude<DeliveryState, 'voided'>, State> = {
  drafting: 'queued',
  review: 'queued',
  holding: 'queued',
  queued: 'queued',
  claimed: 'queued',
  handing_over: 'queued',
  accepted: 'accepted',
  confirmed: 'confirmed',
  failed: 'failed',
  uncertain: 'uncertain',
};

/** A reply answers the newest mail that had left before it, and counts a contact once. */
async function noteReply(campaignId: string, { contactId, at }: CampaignReply): Promise<number> {
  if (await CampaignRecipientModel.exists({ campaignId, contactId, repliedAt: { $ne: null } })) return 0;
  // INTERNALDATE counts whole seconds, our own clock does not.
  const before = new Date(Math.floor(at.getTime() / 1000) * 1000 + 999);
  const left = { campaignId, contactId, $or: [{ step: 0 }, { acceptedAt: { $ne: null, $lte: before } }] };
  const noted = await CampaignRecipientModel.findOneAndUpdate(left, { $set: { repliedAt: at } }, { sort: { step: -1 } }).lean();
  // The sequence ends with a reply.
  const rest = { campaignId, contactId, step: { $gt: 0 }, state: 'waiting' as const };
  await CampaignRecipientModel.updateMany(rest, { $set: { state: 'skipped', reason: 'they replied' } });
  return noted ? 1 : 0;
}
