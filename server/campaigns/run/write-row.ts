import type { Campaign } from '../../../shared/campaign.ts';
import type { Contact } from '../../../shared/contact.ts';
import { fullName } from '../../../shared/full-name.ts';
import { addressSchema } from '../../../shared/id.ts';
import type { PublicProperty } from '../../../shared/property.ts';
import type { Settings } from '../../../shared/settings.ts';
import type { Stored } from '../../database/model-from.ts';
import type { Edges } from '../../edges.ts';
import { campaignKey } from '../../inbox/campaign-mail/campaign-deliveries.ts';
import type { CampaignMail } from '../../inbox/campaign-mail/queue-campaign-mails.ts';
import type { Sender } from '../../inbox/outbox/sender.ts';
import { toldOf } from '../../letters/describe-listing.ts';
import { campaignHeaders } from '../mail/campaign-headers.ts';
import { contentOf } from '../mail/content-of.ts';
import { oneLine } from '../mail/merge-fields.ts';
import { writeCampaignMail } from '../mail/write-campaign-mail.ts';
import { writeUnsubscribeToken } from '../unsubscribe.ts';
import type { Batch, Row } from './look-up-batch.ts';

type Writing = Batch & { settings: Settings; sender: Sender; edges: Edges; at: Date };

/** The mail of one row, or why there is none. Pure, but for the clock. */
export function writeRow(campaign: Stored<Campaign>, row: Row, writing: Writing): { mail: CampaignMail } | { reason: string } {
  const contact = writing.contacts.get(row.contactId);
  const content = contentOf(campaign, row);
  const past = writing.pasts.get(row.contactId);
  const refusal =
    whyNot(row, contact, writing.suppressed) ?? (row.step > 0 ? (past?.whyStop ?? (past ? null : 'the mail before it is gone')) : null);
  if (refusal !== null || !contact || !content) return { reason: refusal ?? 'the sequence has no such mail' };
  const listings = content.listingKeys.flatMap((key): PublicProperty[] => {
    const property = writing.listings.get(key);
    return property ? [property] : [];
  });
  const { settings, sender, edges, at } = writing;
  const unsubscribeUrl = `${edges.publicUrl}/u/${writeUnsubscribeToken({ contactId: contact._id, campaignId: campaign._id }, edges.secret)}`;
  const mail = writeCampaignMail(content, { contact, settings, listings, unsubscribeUrl, publicUrl: edges.publicUrl });
  if (mail.fault !== undefined) return { reason: mail.fault };
  return {
    mail: {
      ...mail,
      contact,
      // The row's id names the thread: a repeat finds the same one.
      threadId: past?.threadId ?? row._id,
      opensThread: row.step === 0,
      mailboxId: sender.mailboxId,
      key: campaignKey({ campaignId: campaign._id, contactId: contact._id, step: row.step }),
      from: sender.from,
      to: { address: row.address, name: oneLine(fullName(contact)) },
      // A later mail is fenced: whatever happens in the conversation until it leaves withdraws it.
      epoch: row.step > 0 ? (past?.epoch ?? null) : null,
      holdUntil: at,
      listingKeys: listings.map(({ listingKey }) => listingKey),
      listingsTold: listings.map(toldOf),
      campaignId: campaign._id,
      campaignNumber: campaign.number,
      headers: campaignHeaders({ number: campaign.number, unsubscribeUrl }),
    },
  };
}

function whyNot(row: Row, contact: Stored<Contact> | undefined, suppressed: Set<string>): string | null {
  if (!contact) return 'the contact is gone';
  if (contact.consent.state !== 'subscribed') return contact.consent.state;
  // Somebody whose first mail was still to be read when the audience was written down.
  if (contact.isStray) return 'only spam or automatic mail came from this address';
  if (suppressed.has(row.address)) return 'suppressed: this address opted out or bounced';
  return addressSchema.safeParse(row.address).success ? null : 'the address is not valid';
}
