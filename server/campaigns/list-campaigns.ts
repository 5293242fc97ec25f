import { type Campaign, type CampaignRecipient, type CampaignReport, campaignRecipientSchema } from '../../shared/campaign.ts';
import { contactsByIds } from '../contacts/find-contacts.ts';
import { present, type Stored } from '../database/model-from.ts';
import { notFound } from '../errors.ts';
import { cutPage, readCursor } from '../keyset.ts';
import { CampaignModel } from './campaign.model.ts';
import { CampaignRecipientModel } from './campaign-recipient.model.ts';
import { reportOf } from './report-campaign.ts';

type Page = { cursor?: string | null; limit: number };

/** Campaigns with their live figures, the newest first. */
export async function listCampaigns({ cursor, limit }: Page): Promise<{ items: CampaignReport[]; nextCursor: string | null }> {
  const found = await CampaignModel.find(olderThan(cursor))
    .sort({ _id: -1 })
    .limit(limit + 1)
    .lean();
  const { rows, nextCursor } = cutPage(found, limit, keyOf);
  return { items: await Promise.all(rows.map(reportOf)), nextCursor };
}

/** @throws AppError NOT_FOUND */
export async function campaignById(campaignId: string): Promise<Stored<Campaign>> {
  const campaign = await CampaignModel.findById(campaignId).lean();
  if (!campaign) throw notFound('campaign', campaignId);
  return campaign;
}

type Recipients = Page & { campaignId: string; state?: CampaignRecipient['state'] };

/** The rows of a campaign with the names of the contacts, the newest first. */
export async function listRecipients({ campaignId, state, cursor, limit }: Recipients) {
  await campaignById(campaignId);
  const found = await CampaignRecipientModel.find({ campaignId, ...(state && { state }), ...olderThan(cursor) })
    .sort({ _id: -1 })
    .limit(limit + 1)
    .lean();
  const { rows, nextCursor } = cutPage(found, limit, keyOf);
  const contacts = await contactsByIds(rows.map(({ contactId }) => contactId));
  const names = new Map(contacts.map(({ _id, firstName, lastName }) => [_id, `${firstName} ${lastName}`.trim()]));
  const items = rows.map((row) => ({ ...present(campaignRecipientSchema, row), contactName: names.get(row.contactId) || row.address }));
  return { items, nextCursor };
}

const keyOf = ({ _id, createdAt }: { _id: string; createdAt: Date }) => ({ at: createdAt, id: _id });

/** Ids sort by time of creation. */
function olderThan(cursor: string | null | undefined) {
  const last = readCursor(cursor);
  return last ? { _id: { $lt: last.id } } : {};
}
