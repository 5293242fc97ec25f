import type { Campaign } from '../../../shared/campaign.ts';
import { pageOfAudience } from '../../contacts/audiences/read-audience.ts';
import { newId, type Stored } from '../../database/model-from.ts';
import type { JobEdges } from '../../edges.ts';
import { CampaignModel } from '../campaign.model.ts';
import { CampaignRecipientModel } from '../campaign-recipient.model.ts';

const PAGE = 500;
const PAGES_A_RUN = 10;

/**
 * Writes one recipient row per contact of the audience, some thousands a run. It goes on behind the last contact that
 * has a row, and the unique (campaign, contact) makes a repeat harmless.
 * @returns rows written
 */
export async function expandAudience(campaign: Stored<Campaign>, edges: JobEdges): Promise<number> {
  let written = 0;
  for (let page = 0; page < PAGES_A_RUN && !edges.signal.aborted; page++) {
    const last = await CampaignRecipientModel.findOne({ campaignId: campaign._id }, { contactId: 1 }).sort({ contactId: -1 }).lean();
    const contacts = await pageOfAudience(campaign.audience, { now: edges.now(), limit: PAGE, ...(last && { afterId: last.contactId }) });
    const rows = contacts.map((contact) => rowFor(campaign._id, contact));
    if (rows.length > 0) written += (await CampaignRecipientModel.bulkWrite(rows, { ordered: false })).upsertedCount;
    if (contacts.length < PAGE) {
      await CampaignModel.updateOne({ _id: campaign._id }, { $set: { isExpanded: true } });
      return written;
    }
  }
  return written;
}

function rowFor(campaignId: string, { _id: contactId, email: address }: { _id: string; email: string }) {
  const row = { _id: newId(), address, state: 'waiting' as const, reason: null, messageId: null, repliedAt: null };
  return { updateOne: { filter: { campaignId, contactId }, update: { $setOnInsert: row }, upsert: true } };
}
