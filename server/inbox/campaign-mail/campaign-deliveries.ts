import type { DeliveryState, Message } from '../../../shared/message.ts';
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

type Asked = { campaignId: string; campaignNumber: number; since: Date | null };

/** Writes may become visible a little out of order when several processes write: the last seconds are read again. */
const OVERLAP_MS = 20_000;

/** The ledger's key of one mail of a campaign. */
export function campaignKey({ campaignId, contactId, step }: { campaignId: string; contactId: string; step: number }): string {
  return `campaign:${campaignId}:${contactId}${step > 0 ? `:${step}` : ''}`;
}

/**
 * What became of a campaign's mail since the last look: where each mail stands in the ledger, and who has replied.
 * A mail that carries the campaign's number and was sent by another program counts as confirmed.
 * @param since the `seenUpTo` of the last look; null: everything
 */
export async function campaignDeliveryStates({ campaignId, campaignNumber, since }: Asked): Promise<{
  deliveries: CampaignDelivery[];
  replies: CampaignReply[];
  seenUpTo: Date | null;
}> {
  const changed = since ? { updatedAt: { $gte: new Date(since.getTime() - OVERLAP_MS) } } : {};
  const mails = await MessageModel.find({ campaignNumber, direction: 'outbound', ...changed }, WANTED)
    .sort({ updatedAt: 1 })
    .lean();
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

const WANTED = { contactId: 1, updatedAt: 1, sortAt: 1, delivery: 1 } as const;

function deliveryOf(mail: Pick<Stored<Message>, '_id' | 'contactId' | 'sortAt' | 'delivery'>): CampaignDelivery[] {
  if (!mail.contactId) return [];
  const { delivery } = mail;
  const evidence = delivery?.evidence ?? [];
  // A report may also tell of a delay; only "failed" with its status (RFC 3464 §2.3.3) means that the mail came back.
  const bounce = evidence.findLast(({ state, detail }) => state === 'bounced' && /\bfailed \d\.\d/.test(detail));
  const complaint = evidence.findLast(({ state }) => state === 'complained');
  return [
    {
      contactId: mail.contactId,
      step: Number(/^campaign:[^:]+:[^:]+:(\d+)$/.exec(delivery?.key ?? '')?.[1] ?? 0),
      messageId: mail._id,
      state: delivery?.state ?? 'confirmed',
      acceptedAt: delivery ? delivery.acceptedAt : mail.sortAt,
      confirmedAt: delivery ? delivery.confirmedAt : mail.sortAt,
      bouncedAt: bounce?.at ?? null,
      complainedAt: complaint?.at ?? null,
      detail: complaint?.detail ?? bounce?.detail ?? delivery?.lastError ?? '',
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
