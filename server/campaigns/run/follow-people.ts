import type { Campaign } from '../../../shared/campaign.ts';
import type { Contact } from '../../../shared/contact.ts';
import type { Settings } from '../../../shared/settings.ts';
import { bookedSince } from '../../calls/list-calls.ts';
import { contactsByIds } from '../../contacts/find-contacts.ts';
import type { Stored } from '../../database/model-from.ts';
import type { Edges } from '../../edges.ts';
import { CampaignRecipientModel } from '../campaign-recipient.model.ts';

const AT_ONCE = 2000;

/**
 * What came of those who replied: enough is known of what they want, they booked a call, they opted out in words.
 * @returns rows changed
 */
export async function followPeople(
  { _id: campaignId, startedAt }: Stored<Campaign>,
  settings: Pick<Settings, 'ai'>,
  edges: Pick<Edges, 'now'>,
): Promise<number> {
  const open = { campaignId, repliedAt: { $type: 'date' as const }, $or: [{ callBookedAt: null }, { qualifiedAt: null }] };
  const rows = await CampaignRecipientModel.find(open).sort({ repliedAt: -1 }).limit(AT_ONCE).lean();
  if (rows.length === 0) return 0;
  const contactIds = rows.map(({ contactId }) => contactId);
  const [contacts, booked] = await Promise.all([contactsByIds(contactIds), bookedSince(contactIds, startedAt ?? edges.now())]);
  const byId = new Map(contacts.map((contact) => [contact._id, contact]));
  const writes = rows.flatMap((row) => {
    const contact = byId.get(row.contactId);
    const since = row.acceptedAt ?? row.repliedAt ?? edges.now();
    const seen = {
      qualifiedAt: row.qualifiedAt ?? (contact ? qualifiedAt(contact, { since, slots: settings.ai.callSlotsFilled }) : null),
      callBookedAt: row.callBookedAt ?? booked.get(row.contactId) ?? null,
      unsubscribedAt: row.unsubscribedAt ?? (contact ? unsubscribedAt(contact, since) : null),
    };
    const isNews = Object.entries(seen).some(([field, at]) => at !== null && !row[field as keyof typeof seen]);
    return isNews ? [{ updateOne: { filter: { _id: row._id }, update: { $set: seen } } }] : [];
  });
  return writes.length > 0 ? (await CampaignRecipientModel.bulkWrite(writes, { ordered: false })).modifiedCount : 0;
}

/** As much is known as a call asks for (Settings), and some of it was told since the mail. */
function qualifiedAt({ qualification }: Stored<Contact>, { since, slots }: { since: Date; slots: number }): Date | null {
  if (qualification.length < slots) return null;
  const told = qualification.map(({ evidence }) => evidence.at).filter((at) => at >= since);
  return told.length > 0 ? new Date(Math.max(...told.map((at) => at.getTime()))) : null;
}

function unsubscribedAt({ consent }: Stored<Contact>, since: Date): Date | null {
  return consent.state === 'unsubscribed' && consent.at && consent.at >= since ? consent.at : null;
}
