import type { Campaign, CampaignRecipient } from '../../../shared/campaign.ts';
import type { Contact } from '../../../shared/contact.ts';
import type { PublicProperty } from '../../../shared/property.ts';
import { bookedSince } from '../../calls/list-calls.ts';
import { suppressedAmong } from '../../contacts/consent/suppress.ts';
import { contactsByIds } from '../../contacts/find-contacts.ts';
import type { Stored } from '../../database/model-from.ts';
import type { Edges } from '../../edges.ts';
import { threadsOfMails } from '../../inbox/campaign-mail/find-mails.ts';
import { propertiesByKeys } from '../../properties/find-properties.ts';
import { CampaignRecipientModel } from '../campaign-recipient.model.ts';
import { showable } from '../mail/write-campaign-mail.ts';

export type Row = Stored<CampaignRecipient>;

/** Where somebody stands in a sequence before its next mail. */
type Past = { threadId: string; epoch: number; whyStop: string | null };

export type Batch = {
  contacts: Map<string, Stored<Contact>>;
  suppressed: Set<string>;
  /** By listing key; only what may be shown. */
  listings: Map<string, PublicProperty>;
  /** By contact, for rows of a later mail. */
  pasts: Map<string, Past>;
};

/** All that it takes to write a batch of rows, in a handful of questions. */
export async function lookUpBatch(campaign: Stored<Campaign>, rows: Row[], edges: Pick<Edges, 'now'>): Promise<Batch> {
  const keys = [campaign, ...(campaign.steps ?? [])].flatMap(({ listingKeys }) => listingKeys);
  const [contacts, suppressed, properties, pasts] = await Promise.all([
    contactsByIds(rows.map(({ contactId }) => contactId)),
    suppressedAmong(rows.map(({ address }) => address)),
    propertiesByKeys([...new Set(keys)]),
    pastsOf(
      campaign,
      rows.filter(({ step }) => step > 0),
      edges,
    ),
  ]);
  return {
    contacts: new Map(contacts.map((contact) => [contact._id, contact])),
    suppressed,
    listings: new Map(properties.filter(showable).map((property) => [property.listingKey, property])),
    pasts,
  };
}

/** Where each mail of the sequence before this one led: on to the next, or to an end. */
async function pastsOf(campaign: Stored<Campaign>, rows: Row[], edges: Pick<Edges, 'now'>): Promise<Map<string, Past>> {
  if (rows.length === 0) return new Map();
  const contactIds = rows.map(({ contactId }) => contactId);
  const [earlier, booked] = await Promise.all([
    CampaignRecipientModel.find({ campaignId: campaign._id, contactId: { $in: contactIds } })
      .sort({ step: 1 })
      .lean(),
    bookedSince(contactIds, campaign.startedAt ?? edges.now()),
  ]);
  const threads = await threadsOfMails(earlier.flatMap(({ messageId }) => messageId ?? []));
  const byContact = Map.groupBy(earlier, ({ contactId }) => contactId);
  return new Map(
    rows.flatMap(({ contactId, step }) => {
      const before = (byContact.get(contactId) ?? []).filter((row) => row.step < step);
      const last = before.at(-1);
      const thread = threads.get(last?.messageId ?? '');
      if (!last || !thread) return [];
      const whyStop = whyStopAfter({ before, last, isTakenOver: thread.isTakenOver, hasCall: booked.has(contactId) });
      return [[contactId, { threadId: thread._id, epoch: thread.epoch, whyStop }] as const];
    }),
  );
}

type Standing = { before: Row[]; last: Row; isTakenOver: boolean; hasCall: boolean };

function whyStopAfter({ before, last, isTakenOver, hasCall }: Standing): string | null {
  if (before.some(({ repliedAt }) => repliedAt !== null)) return 'they replied';
  if (hasCall) return 'they booked a call';
  if (isTakenOver) return 'a person took the conversation over';
  if (before.some(({ state }) => state === 'bounced')) return 'the mail before it came back';
  if (before.some(({ unsubscribedAt }) => unsubscribedAt)) return 'unsubscribed';
  return ['accepted', 'confirmed'].includes(last.state) ? null : 'the mail before it did not arrive';
}
