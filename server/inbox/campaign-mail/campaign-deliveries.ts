import type { Delivery, DeliveryState, Message } from '../../../shared/message.ts';
import type { Stored } from '../../database/model-from.ts';
import { MessageModel } from '../message.model.ts';
import { ThreadModel } from '../thread.model.ts';

export type CampaignDelivery = {
  contactId: string;
  /** Which mail of the sequence, by its key in the outbox; 0 for one that another program sent. */
  step: number;
  messageId: string;
  state: DeliveryState;
  acceptedAt: Date | null;
  confirmedAt: Date | null;
  bouncedAt: Date | null;
  complainedAt: Date | null;
  /** Why it failed, was withdrawn or came back. */
  detail: string;
};
export type CampaignReply = { contactId: string; at: Date };

type Asked = {
  campaignId: string;
  campaignNumber: number;
  /** The `seenUpTo` of the last look; null: everything. */
  since: Date | null;
  /** Writes may become visible a little out of order when several processes write: this much is read again. */
  overlapMs: number;
};

/** So that nobody waits while thousands are read. */
const AT_ONCE = 1000;

/** The ledger's key of one mail of a campaign. */
export function campaignKey({ campaignId, contactId, step }: { campaignId: string; contactId: string; step: number }): string {
  return `campaign:${campaignId}:${contactId}${step > 0 ? `:${step}` : ''}`;
}

/** Which mail of its sequence that is; 0 for the first. */
export function stepOfKey(key: string): number {
  return Number(/^campaign:[^:]+:[^:]+:(\d+)$/.exec(key)?.[1] ?? 0);
}

/**
 * What became of a campaign's mail since the last look: where each mail stands in the ledger, and who has replied.
 * A mail that carries the campaign's number and was sent by another program counts as confirmed.
 */
export async function campaignDeliveryStates({ campaignId, campaignNumber, since, overlapMs }: Asked): Promise<{
  deliveries: CampaignDelivery[];
  replies: CampaignReply[];
  seenUpTo: Date | null;
}> {
  const changed = since ? { updatedAt: { $gte: new Date(since.getTime() - overlapMs) } } : {};
  const asked = [{ $match: { campaignNumber, direction: 'outbound', ...changed } }, { $sort: { updatedAt: 1 } }, { $project: WANTED }];
  const mails = await MessageModel.collection.aggregate<Seen>(asked, { batchSize: AT_ONCE }).toArray();
  const threads = await ThreadModel.find(
    { campaignIds: campaignId, lastInboundAt: { $ne: null }, ...changed },
    { contactId: 1, updatedAt: 1 },
  ).lean();
  const replies: CampaignReply[] = [];
  for (const { _id, contactId } of threads) {
    const at = contactId ? await repliedAt(_id, campaignNumber) : null;
    if (contactId && at) replies.push({ contactId, at });
  }
  const times = [...mails, ...threads].map(({ updatedAt }) => updatedAt.getTime());
  const seenUpTo = times.length > 0 ? new Date(times.reduce((a, b) => Math.max(a, b), since?.getTime() ?? 0)) : since;
  return { deliveries: mails.flatMap(deliveryOf), replies, seenUpTo };
}

/** Where these mails stand in the ledger, whenever that was written. */
export async function deliveriesOf(messageIds: string[]): Promise<CampaignDelivery[]> {
  const asked = [{ $match: { _id: { $in: messageIds } } }, { $project: WANTED }];
  return (await MessageModel.collection.aggregate<Seen>(asked, { batchSize: AT_ONCE }).toArray()).flatMap(deliveryOf);
}

/** Of thousands of mails a minute only what changes a row is carried over: their history is longer than all the rest. */
const WANTED = {
  ...{ contactId: 1, updatedAt: 1, sortAt: 1, key: '$delivery.key', state: '$delivery.state', lastError: '$delivery.lastError' },
  ...{ acceptedAt: '$delivery.acceptedAt', confirmedAt: '$delivery.confirmedAt' },
  reports: {
    $filter: { input: { $ifNull: ['$delivery.evidence', []] }, cond: { $in: ['$$this.state', ['bounced', 'complained']] } },
  },
};
type Seen = Pick<Stored<Message>, '_id' | 'contactId' | 'updatedAt' | 'sortAt'> & {
  /** All of it is missing of a mail that another program sent. */
  key?: string;
  state?: DeliveryState;
  lastError?: string | null;
  acceptedAt?: Date | null;
  confirmedAt?: Date | null;
  reports: Delivery['evidence'];
};

function deliveryOf({ _id, contactId, sortAt, reports, ...delivery }: Seen): CampaignDelivery[] {
  if (!contactId) return [];
  const { key = '', state = 'confirmed', acceptedAt = sortAt, confirmedAt = sortAt, lastError } = delivery;
  // A report may also tell of a delay; only "failed" with its status (RFC 3464 §2.3.3) means that the mail came back.
  const bounce = reports.findLast((report) => report.state === 'bounced' && /\bfailed \d\.\d/.test(report.detail));
  const complaint = reports.findLast((report) => report.state === 'complained');
  return [
    {
      contactId,
      step: stepOfKey(key),
      messageId: _id,
      ...{ state, acceptedAt, confirmedAt },
      bouncedAt: bounce?.at ?? null,
      complainedAt: complaint?.at ?? null,
      detail: complaint?.detail ?? bounce?.detail ?? lastError ?? '',
    },
  ];
}

/** The first mail of a person behind the campaign's own mail in this thread; an out-of-office is no reply. */
async function repliedAt(threadId: string, campaignNumber: number): Promise<Date | null> {
  const sent = await MessageModel.findOne({ threadId, campaignNumber, direction: 'outbound' }, { sortAt: 1 }).sort({ sortAt: 1 }).lean();
  if (!sent) return null;
  // INTERNALDATE counts whole seconds, our own clock does not.
  const from = new Date(Math.floor(sent.sortAt.getTime() / 1000) * 1000);
  const reply = await MessageModel.findOne(
    { threadId, direction: 'inbound', automaticSigns: { $size: 0 }, sortAt: { $gte: from } },
    { sortAt: 1 },
  )
    .sort({ sortAt: 1 })
    .lean();
  return reply?.sortAt ?? null;
}
