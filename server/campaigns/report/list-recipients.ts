import { type CampaignRecipient, campaignRecipientSchema, type RecipientView } from '../../../shared/campaign.ts';
import { fullName } from '../../../shared/full-name.ts';
import { contactsByIds } from '../../contacts/find-contacts.ts';
import { present } from '../../database/model-from.ts';
import { livesOf } from '../../inbox/campaign-mail/find-mails.ts';
import { cutPage } from '../../keyset.ts';
import { CampaignRecipientModel } from '../campaign-recipient.model.ts';
import { campaignById, keyOf, olderThan, type Page } from '../list-campaigns.ts';

type Asked = Page & { campaignId: string; state?: CampaignRecipient['state']; step?: number; replied?: boolean };

/** The rows of a campaign with the names of the contacts and the life of each mail, the newest first. */
export async function listRecipients({ campaignId, state, step, replied, cursor, limit }: Asked) {
  await campaignById(campaignId);
  const asked = { ...(state && { state }), ...(step !== undefined && { step }), ...(replied && { repliedAt: { $type: 'date' as const } }) };
  const found = await CampaignRecipientModel.find({ campaignId, ...asked, ...olderThan(cursor) })
    .sort({ _id: -1 })
    .limit(limit + 1)
    .lean();
  const { rows, nextCursor } = cutPage(found, limit, keyOf);
  const [contacts, lives] = await Promise.all([
    contactsByIds(rows.map(({ contactId }) => contactId)),
    livesOf(rows.flatMap(({ messageId }) => messageId ?? [])),
  ]);
  const names = new Map(contacts.map((contact) => [contact._id, fullName(contact)]));
  const items = rows.map((row): RecipientView => {
    const life = row.messageId ? lives.get(row.messageId) : undefined;
    return {
      ...present(campaignRecipientSchema, row),
      contactName: names.get(row.contactId) || row.address,
      threadId: life?.threadId ?? null,
      evidence: life?.evidence ?? [],
    };
  });
  return { items, nextCursor };
}
