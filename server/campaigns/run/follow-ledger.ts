import type { Campaign, CampaignRecipient } from '../../../shared/campaign.ts';
import type { DeliveryState } from '../../../shared/message.ts';
import { noteCampaigns } from '../../contacts/audiences/note-campaigns.ts';
import type { Stored } from '../../database/model-from.ts';
import type { Edges } from '../../edges.ts';
import {
  type CampaignDelivery,
  type CampaignReply,
  campaignDeliveryStates,
  deliveriesOf,
} from '../../inbox/campaign-mail/campaign-deliveries.ts';
import { CampaignModel } from '../campaign.model.ts';
import { CampaignRecipientModel } from '../campaign-recipient.model.ts';
import { CANCELLED } from '../pause-campaign.ts';

type State = CampaignRecipient['state'];

type Followed = Stored<Campaign> & { seenUpTo?: Date | null; lookedBackAt?: Date | null };

/** Read again at each look: nearly every write is seen in its order. */
const OVERLAP_MS = 3000;
/** Read again now and then, for those that came out of it: a process may have been held up between clock and write. */
const FAR_BACK_MS = 30_000;
const FAR_BACK_EVERY_MS = 15_000;

/** Brings the recipient rows up to what the ledger of mail says, and counts replies. @returns rows changed */
export async function followLedger(campaign: Followed, { now }: Pick<Edges, 'now'>): Promise<number> {
  // Either way: a clock that was ahead has been put right since.
  const isTimeToLookBack = Math.abs(now().getTime() - (campaign.lookedBackAt?.getTime() ?? 0)) >= FAR_BACK_EVERY_MS;
  const since = campaign.seenUpTo && campaign.seenUpTo > now() ? now() : (campaign.seenUpTo ?? null);
  const asked = { campaignId: campaign._id, campaignNumber: campaign.number, since };
  const {
    deliveries: seen,
    replies,
    seenUpTo,
  } = await campaignDeliveryStates({
    ...asked,
    overlapMs: isTimeToLookBack ? FAR_BACK_MS : OVERLAP_MS,
  });
  const stale = isTimeToLookBack && seen.length === 0 ? await openRows(campaign._id) : [];
  const deliveries = stale.length > 0 ? await deliveriesOf(stale) : seen;
  const news = await changedAmong(campaign._id, deliveries);
  await noteCampaigns([
    ...news.filter(({ delivery }) => isOut(delivery)).map(({ delivery }) => noteOf(delivery.contactId, campaign, 'sent')),
    ...replies.map(({ contactId }) => noteOf(contactId, campaign, 'replied')),
  ]);
  const writes = news.map(({ updateOne }) => ({ updateOne }));
  // Past mongoose, which would look at every field of each row again.
  const { collection } = CampaignRecipientModel;
  let changed = writes.length > 0 ? (await collection.bulkWrite(writes as never, { ordered: false })).modifiedCount : 0;
  for (const reply of replies) changed += await noteReply(campaign._id, reply);
  // Rows first, mark last: a crash in between reads the same changes again.
  if (seenUpTo && deliveries.length + replies.length > 0) {
    const lookedBackAt = isTimeToLookBack ? { lookedBackAt: now() } : {};
    await CampaignModel.updateOne({ _id: campaign._id }, { $set: { seenUpTo, ...lookedBackAt } });
  }
  return changed;
}

const MOST_OPEN = 5000;

/**
 * The mails of rows that are still on their way. When the ledger is quiet they are asked for by name: what was written by
 * a clock that is far behind is never among the newest changes, and the campaign would not end.
 */
async function openRows(campaignId: string): Promise<string[]> {
  const open = { campaignId, state: { $in: ['queued' as const, 'uncertain' as const] } };
  const rows = await CampaignRecipientModel.find(open, { messageId: 1 }).limit(MOST_OPEN).lean();
  return rows.flatMap(({ messageId }) => messageId ?? []);
}

const noteOf = (contactId: string, { _id: campaignId }: Stored<Campaign>, was: 'sent' | 'replied') => ({ contactId, campaignId, was });

const isOut = (delivery: CampaignDelivery) => ['accepted', 'confirmed', 'bounced'].includes(stateOf(delivery));

/** Two looks overlap: most of what is read was known. Only rows that differ are written. */
async function changedAmong(campaignId: string, deliveries: CampaignDelivery[]) {
  const ids = deliveries.map(({ messageId }) => messageId);
  const own = new Map((await rowsWhere({}, 'messageId', ids)).map((row) => [row.messageId, row]));
  const others = deliveries.filter(({ messageId }) => !own.has(messageId)).map(({ contactId }) => contactId);
  const nameless = (await rowsWhere({ campaignId }, 'contactId', others)).filter(({ messageId }) => messageId === null);
  const known = new Map(nameless.map((row) => [`${row.contactId}:${row.step}`, row]));
  return deliveries.flatMap((delivery) => {
    // A row follows the mail it names: contacts that were merged have two of one campaign. One that names none takes its contact's.
    const row = own.get(delivery.messageId) ?? known.get(`${delivery.contactId}:${delivery.step}`);
    const change = rowAfter(delivery);
    const isNews = row && Object.entries(change).some(([field, value]) => !Bun.deepEquals(row[field as keyof typeof row], value));
    return isNews ? [{ delivery, updateOne: { filter: { _id: row._id }, update: { $set: { ...change, updatedAt: new Date() } } } }] : [];
  });
}

async function rowsWhere(campaign: { campaignId?: string }, field: 'messageId' | 'contactId', values: string[]): Promise<Compared[]> {
  const all = [...new Set(values)];
  const rows: Compared[] = [];
  for (let at = 0; at < all.length; at += AT_ONCE)
    rows.push(...(await CampaignRecipientModel.find({ ...campaign, [field]: { $in: all.slice(at, at + AT_ONCE) } }, COMPARED).lean()));
  return rows;
}

const AT_ONCE = 1000;
type Compared = Pick<Stored<CampaignRecipient>, '_id' | 'contactId' | 'step' | keyof ReturnType<typeof rowAfter>>;
const COMPARED = {
  ...{ contactId: 1, step: 1, state: 1, messageId: 1, reason: 1 },
  ...{ acceptedAt: 1, confirmedAt: 1, bouncedAt: 1, complainedAt: 1 },
} as const;

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
