import type { Campaign, CampaignRecipient } from '../../../shared/campaign.ts';
import { pageOfAudience } from '../../contacts/audiences/read-audience.ts';
import { isDuplicateKey } from '../../database/connect.ts';
import { newId, type Stored } from '../../database/model-from.ts';
import type { JobEdges } from '../../edges.ts';
import { CampaignModel } from '../campaign.model.ts';
import { CampaignRecipientModel } from '../campaign-recipient.model.ts';
import { variantOf } from '../mail/content-of.ts';

const PAGE = 1000;
/** Sending begins with the first of them. */
const PAGES_A_RUN = 3;

type Expanding = Stored<Campaign> & { expandedUpTo?: string | null };

/**
 * Writes one recipient row per contact of the audience, some thousands a run. How far it came stands at the campaign: the
 * rows do not tell, since a merge gives a row to a contact whose turn has not come. The unique (campaign, contact, step)
 * makes a repeat harmless.
 * @returns rows written
 */
export async function expandAudience({ expandedUpTo = null, ...campaign }: Expanding, edges: JobEdges): Promise<number> {
  let written = 0;
  let afterId = expandedUpTo;
  for (let page = 0; page < PAGES_A_RUN && !edges.signal.aborted; page++) {
    const contacts = await pageOfAudience(campaign.audience, { now: edges.now(), limit: PAGE, ...(afterId !== null && { afterId }) });
    written += await insertRows(contacts.map((contact) => firstRow(campaign, contact, edges.now())));
    afterId = contacts.at(-1)?._id ?? afterId;
    const isExpanded = contacts.length < PAGE;
    await CampaignModel.updateOne({ _id: campaign._id }, { $set: { expandedUpTo: afterId, isExpanded } });
    if (isExpanded) break;
  }
  return written;
}

function firstRow(campaign: Stored<Campaign>, { _id: contactId, email: address }: { _id: string; email: string }, dueAt: Date) {
  return { campaignId: campaign._id, contactId, step: 0, variant: variantOf(campaign, contactId), address, dueAt };
}

/** Writes the rows that are not there, past mongoose, which would look at every field of each. @returns rows written */
export async function insertRows(rows: ReturnType<typeof firstRow>[]): Promise<number> {
  if (rows.length === 0) return 0;
  const at = new Date();
  const documents = rows.map((row) => ({ ...BLANK, ...row, _id: newId(), createdAt: at, updatedAt: at }));
  try {
    return (await CampaignRecipientModel.collection.insertMany(documents as never[], { ordered: false })).insertedCount;
  } catch (error) {
    if (!isDuplicateKey(error)) throw error;
    return (error as { insertedCount?: number }).insertedCount ?? 0;
  }
}

const BLANK = {
  state: 'waiting' as CampaignRecipient['state'],
  ...{ reason: null, messageId: null, acceptedAt: null, confirmedAt: null, bouncedAt: null, complainedAt: null },
  ...{ unsubscribedAt: null, repliedAt: null, qualifiedAt: null, callBookedAt: null, isContinued: false },
};
