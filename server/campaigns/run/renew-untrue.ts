import type { Campaign } from '../../../shared/campaign.ts';
import type { Message } from '../../../shared/message.ts';
import type { Stored } from '../../database/model-from.ts';
import type { Edges } from '../../edges.ts';
import { stepOfKey } from '../../inbox/campaign-mail/campaign-deliveries.ts';
import { heldMails, type Rewritten, renewMails } from '../../inbox/campaign-mail/renew-mails.ts';
import { voidMail } from '../../inbox/ledger/mark-mail.ts';
import { whyListingsUntrue } from '../../properties/told/still-true.ts';
import { loadSettings } from '../../settings/load-settings.ts';
import { CampaignModel } from '../campaign.model.ts';
import { CampaignRecipientModel } from '../campaign-recipient.model.ts';
import { lookUpBatch, type Row } from './look-up-batch.ts';
import { writeRow } from './write-row.ts';

const BATCH = 200;

/**
 * A campaign may have been paused for a week: held mail that tells of a listing what is not so any more is written anew,
 * as its rows would be written now, before it is let go. What cannot be written any more is withdrawn with the reason.
 * @returns false when the campaign was paused or cancelled meanwhile, and lets nothing go
 */
export async function renewUntrue(campaign: Stored<Campaign>, edges: Edges): Promise<boolean> {
  let after: string | null = null;
  for (;;) {
    const mails: Stored<Message>[] = await heldMails(campaign._id, { after, limit: BATCH });
    const last = mails.at(-1);
    if (!last) return (await CampaignModel.exists({ _id: campaign._id, state: 'sending' })) !== null;
    after = last._id;
    const reasons = await whyListingsUntrue(mails);
    const untrue = mails.flatMap((message, at) => {
      const reason = reasons[at];
      return reason ? [{ message, reason }] : [];
    });
    if (untrue.length > 0) await renew(campaign, untrue, edges);
  }
}

type Untrue = { message: Stored<Message>; reason: string };

async function renew(campaign: Stored<Campaign>, untrue: Untrue[], edges: Edges): Promise<void> {
  const contactIds = untrue.flatMap(({ message }) => message.contactId ?? []);
  const rows: Row[] = await CampaignRecipientModel.find({ campaignId: campaign._id, contactId: { $in: contactIds } }).lean();
  const byPlace = new Map(rows.map((row) => [`${row.contactId}:${row.step}`, row]));
  const [batch, settings] = await Promise.all([lookUpBatch(campaign, rows, edges), loadSettings(edges.now())]);
  const rewritten: Rewritten[] = [];
  for (const { message, reason } of untrue) {
    const row = byPlace.get(`${message.contactId}:${stepOfKey(message.delivery?.key ?? '')}`);
    const sender = { mailboxId: message.mailboxId, from: message.from };
    const outcome = row
      ? writeRow(campaign, row, { ...batch, settings, sender, edges, at: edges.now() })
      : { reason: 'the contact is gone' };
    if ('mail' in outcome) {
      const { subject, text, html = null, listingKeys = [], listingsTold = [] } = outcome.mail;
      rewritten.push({ message, reason, words: { subject, text, html, listingKeys, listingsTold } });
    } else await voidMail({ id: message._id, fence: message.delivery?.fence }, { reason: outcome.reason, isUnclaimed: true }, edges);
    // Setting a letter takes a millisecond or two: others get their turn in between.
    if (rewritten.length % 10 === 0) await new Promise(setImmediate);
  }
  await renewMails(rewritten, edges);
}
