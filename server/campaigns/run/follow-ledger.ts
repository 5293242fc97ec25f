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
  const writes = deliveries.map((delivery) => ({ updateOne: rowAfter(campaign._id, delivery) }));
  let changed = writes.length > 0 ? (await CampaignRecipientModel.bulkWrite(writes, { ordered: false })).modifiedCount : 0;
  for (const reply of replies) changed += await noteReply(campaign._id, reply);
  await noteCampaigns([
    ...deliveries.filter(isOut).map(({ contactId }) => ({ contactId, campaignId: campaign._id, was: 'sent' as const })),
    ...replies.map(({ contactId }) => ({ contactId, campaignId: campaign._id, was: 'replied' as const })),
  ]);
  // Rows first, mark last: a crash in between reads the same changes again.
  if (seenUpTo) await CampaignModel.updateOne({ _id: campaign._id }, { $max: { seenUpTo } });
  return changed;
}

const isOut = (delivery: CampaignDelivery) => ['accepted', 'confirmed', 'bounced'].includes(stateOf(delivery));

function rowAfter(campaignId: string, delivery: CampaignDelivery) {
  const { contactId, step, messageId, detail, acceptedAt, confirmedAt, bouncedAt, complainedAt } = delivery;
  const state = stateOf(delivery);
  const reason = complainedAt ? `complained: ${detail}` : SAYS_WHY.includes(state) ? detail : undefined;
  const change = { state, messageId, acceptedAt, confirmedAt, bouncedAt, complainedAt, ...(reason !== undefined && { reason }) };
  // Only rows that change are written: the overlap of two looks must not touch the others again.
  const differs = Object.entries(change).map(([field, value]) => ({ [field]: { $ne: value } }));
  return { filter: { campaignId, contactId, step, $or: differs }, update: { $set: change } };
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
