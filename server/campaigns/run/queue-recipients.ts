import type { Campaign, CampaignRecipient } from '../../../shared/campaign.ts';
import type { Contact } from '../../../shared/contact.ts';
import { addressSchema } from '../../../shared/id.ts';
import type { PublicProperty } from '../../../shared/property.ts';
import type { Settings } from '../../../shared/settings.ts';
import { contactsByIds } from '../../contacts/find-contacts.ts';
import { suppressedAmong } from '../../contacts/suppress.ts';
import type { Stored } from '../../database/model-from.ts';
import type { JobEdges } from '../../edges.ts';
import { errorText } from '../../errors.ts';
import { openThread } from '../../inbox/outbox/open-thread.ts';
import { queueMessage } from '../../inbox/outbox/queue-message.ts';
import type { Sender } from '../../inbox/outbox/sender.ts';
import { toldOf } from '../../letters/describe-listing.ts';
import { propertiesByKeys } from '../../properties/find-properties.ts';
import { CampaignModel } from '../campaign.model.ts';
import { CampaignRecipientModel } from '../campaign-recipient.model.ts';
import { showable, writeCampaignMail } from '../mail/write-campaign-mail.ts';
import { spacingOf } from '../pause-campaign.ts';
import { writeUnsubscribeToken } from '../unsubscribe.ts';

type Row = Stored<CampaignRecipient>;
type Sending = { settings: Settings; sender: Sender; edges: JobEdges };
type Batch = Sending & { contacts: Map<string, Stored<Contact>>; suppressed: Set<string>; listings: PublicProperty[] };

const BATCH = 250;
/** No more mail of a campaign than this waits in the outbox, so that a pause has little to hold back. */
const MAX_WAITING = 1000;
/** With a rate of its own, a campaign fills the outbox only this far ahead. */
const AHEAD_MS = 60_000;

/** Queues mail for the next waiting rows; a row that cannot be mailed is skipped with the reason. */
export async function queueRecipients(
  campaign: Stored<Campaign> & { nextSendAt?: Date | null },
  { settings, sender, edges }: Sending,
): Promise<{ queued: number; skipped: number }> {
  const counts = { queued: 0, skipped: 0 };
  const room = MAX_WAITING - (await CampaignRecipientModel.countDocuments({ campaignId: campaign._id, state: 'queued' }));
  if (room <= 0) return counts;
  const rows = await CampaignRecipientModel.find({ campaignId: campaign._id, state: 'waiting' })
    .sort({ _id: 1 })
    .limit(Math.min(BATCH, room))
    .lean();
  if (rows.length === 0) return counts;
  const batch = { settings, sender, edges, ...(await lookUp(campaign, rows)) };

  let at = later(campaign.nextSendAt ?? null, edges.now());
  for (const row of rows) {
    if (edges.signal.aborted || at.getTime() > edges.now().getTime() + AHEAD_MS) break;
    // Asked for each row, so that a pause takes hold within one mail.
    if (!(await CampaignModel.exists({ _id: campaign._id, state: 'sending' }))) break;
    const outcome = await queueOne(campaign, row, { ...batch, at });
    if (outcome === 'queued') at = new Date(at.getTime() + spacingOf(campaign));
    counts[outcome]++;
  }
  await CampaignModel.updateOne({ _id: campaign._id }, { $set: { nextSendAt: at } });
  return counts;
}

async function lookUp(campaign: Stored<Campaign>, rows: Row[]): Promise<Pick<Batch, 'contacts' | 'suppressed' | 'listings'>> {
  const [contacts, suppressed, listings] = await Promise.all([
    contactsByIds(rows.map(({ contactId }) => contactId)),
    suppressedAmong(rows.map(({ address }) => address)),
    propertiesByKeys(campaign.listingKeys),
  ]);
  return { contacts: new Map(contacts.map((contact) => [contact._id, contact])), suppressed, listings: listings.filter(showable) };
}

/** First the mail, under its fixed key, then the row: a repeat after a crash in between finds the same mail. */
async function queueOne(campaign: Stored<Campaign>, row: Row, batch: Batch & { at: Date }): Promise<'queued' | 'skipped'> {
  const outcome = await writeFor(campaign, row, batch).catch((error) => {
    batch.edges.log.error({ campaignId: campaign._id, contactId: row.contactId, error }, 'a campaign mail could not be queued');
    return { reason: errorText(error) };
  });
  const change =
    'messageId' in outcome
      ? { state: 'queued' as const, reason: null, messageId: outcome.messageId }
      : { state: 'skipped' as const, reason: outcome.reason };
  await CampaignRecipientModel.updateOne({ _id: row._id, state: 'waiting' }, { $set: change });
  return change.state;
}

async function writeFor(
  campaign: Stored<Campaign>,
  row: Row,
  batch: Batch & { at: Date },
): Promise<{ messageId: string } | { reason: string }> {
  const { settings, sender, edges, listings, at } = batch;
  const contact = batch.contacts.get(row.contactId);
  const refusal = whyNot(row, contact, batch.suppressed);
  if (refusal !== null || !contact) return { reason: refusal ?? 'the contact is gone' };
  const unsubscribeUrl = `${edges.publicUrl}/u/${writeUnsubscribeToken({ contactId: contact._id, campaignId: campaign._id }, edges.secret)}`;
  const mail = writeCampaignMail(campaign, { contact, settings, listings, unsubscribeUrl, publicUrl: edges.publicUrl });
  if (mail.fault !== undefined) return { reason: mail.fault };
  // The row's id names the thread: a repeat finds the same one.
  const thread = await openThread(
    {
      contactId: contact._id,
      mailboxId: sender.mailboxId,
      subject: mail.subject,
      isInInbox: false,
      threadId: row._id,
      campaignId: campaign._id,
    },
    edges,
  );
  const message = await queueMessage(
    {
      threadId: thread._id,
      contactId: contact._id,
      mailboxId: sender.mailboxId,
      key: `campaign:${campaign._id}:${contact._id}`,
      purpose: 'campaign',
      author: 'campaign',
      from: sender.from,
      to: { address: row.address, name: `${contact.firstName} ${contact.lastName}`.trim() },
      ...mail,
      inReplyTo: null,
      references: [],
      epoch: null,
      state: 'holding',
      holdUntil: at,
      listingKeys: listings.map(({ listingKey }) => listingKey),
      listingsTold: listings.map(toldOf),
      campaignId: campaign._id,
      campaignNumber: campaign.number,
      headers: headersOf(campaign, unsubscribeUrl),
    },
    edges,
  );
  return { messageId: message._id };
}

function whyNot(row: Row, contact: Stored<Contact> | undefined, suppressed: Set<string>): string | null {
  if (!contact) return 'the contact is gone';
  if (contact.consent.state !== 'subscribed') return contact.consent.state;
  if (suppressed.has(row.address)) return 'suppressed: this address opted out or bounced';
  return addressSchema.safeParse(row.address).success ? null : 'the address is not valid';
}

/** RFC 8058 §3.1 asks for both List-Unsubscribe headers; Feedback-ID names the campaign in complaints. */
function headersOf({ number }: Stored<Campaign>, unsubscribeUrl: string) {
  return [
    { name: 'X-Campaign', value: String(number) },
    { name: 'List-Unsubscribe', value: `<${unsubscribeUrl}>` },
    { name: 'List-Unsubscribe-Post', value: 'List-Unsubscribe=One-Click' },
    { name: 'Feedback-ID', value: `${number}:campaign:openhouse` },
  ];
}

const later = (a: Date | null, b: Date) => (a && a > b ? a : b);
