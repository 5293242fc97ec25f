import type { Campaign, CampaignRecipient } from '../../../shared/campaign.ts';
import { pageOfAudience } from '../../contacts/audiences/read-audience.ts';
import { newId, type Stored } from '../../database/model-from.ts';
import type { JobEdges } from '../../edges.ts';
import { CampaignModel } from '../campaign.model.ts';
import { CampaignRecipientModel } from '../campaign-recipient.model.ts';
import { variantOf } from '../mail/content-of.ts';

const PAGE = 1000;
const PAGES_A_RUN = 10;

/**
 * Writes one recipient row per contact of the audience, some thousands a run. It goes on behind the last contact that
 * has a row, and the unique (campaign, contact, step) makes a repeat harmless.
 * @returns rows written
 */
export async function expandAudience(campaign: Stored<Campaign>, edges: JobEdges): Promise<number> {
  let written = 0;
  for (let page = 0; page < PAGES_A_RUN && !edges.signal.aborted; page++) {
    const last = await CampaignRecipientModel.findOne({ campaignId: campaign._id, step: 0 }, { contactId: 1 })
      .sort({ contactId: -1 })
      .lean();
    const contacts = await pageOfAudience(campaign.audience, { now: edges.now(), limit: PAGE, ...(last && { afterId: last.contactId }) });
    const rows = contacts.map((contact) => upsertOf(firstRow(campaign, contact, edges.now())));
    if (rows.length > 0) written += (await CampaignRecipientModel.bulkWrite(rows, { ordered: false })).upsertedCount;
    if (contacts.length < PAGE) {
      await CampaignModel.updateOne({ _id: campaign._id }, { $set: { isExpanded: true } });
      return written;
    }
  }
  return written;
}

function firstRow(campaign: Stored<Campaign>, { _id: contactId, email: address }: { _id: string; email: string }, dueAt: Date) {
  return { campaignId: campaign._id, contactId, step: 0, variant: variantOf(campaign, contactId), address, dueAt };
}

/** Writes a row unless it is there. */
export function upsertOf({ campaignId, contactId, step, ...given }: ReturnType<typeof firstRow>) {
  const row = { ...BLANK, ...given, _id: newId() };
  return { updateOne: { filter: { campaignId, contactId, step }, update: { $setOnInsert: row }, upsert: true } };
}

const BLANK = {
  state: 'waiting' as CampaignRecipient['state'],
  ...{ reason: null, messageId: null, acceptedAt: null, confirmedAt: null, bouncedAt: null, complainedAt: null },
  ...{ unsubscribedAt: null, repliedAt: null, qualifiedAt: null, callBookedAt: null, isContinued: false },
};
