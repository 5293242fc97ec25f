import type { Message } from '../../../shared/message.ts';
import type { Stored } from '../../database/model-from.ts';
import type { Edges } from '../../edges.ts';
import { MessageModel } from '../message.model.ts';
import { publishDelivery } from './move-delivery.ts';

/** Longer than any SMTP timeout below it, so that a sender at work is never taken for dead. */
const CLAIM_MS = 5 * 60_000;

/**
 * Claims one due mail for this process: conversations first, campaigns when nothing else waits.
 * @param campaignIds the mailboxes among them whose campaign mail may leave now
 */
export async function claimNextDue(
  { mailboxIds, campaignIds = mailboxIds }: { mailboxIds: string[]; campaignIds?: string[] },
  edges: Edges,
): Promise<Stored<Message> | null> {
  const inConversation = await claim(mailboxIds, { $ne: 'campaign' }, edges);
  return inConversation ?? (campaignIds.length > 0 ? claim(campaignIds, 'campaign', edges) : null);
}

async function claim(mailboxIds: string[], purpose: 'campaign' | { $ne: 'campaign' }, edges: Edges): Promise<Stored<Message> | null> {
  const now = edges.now();
  const claimed = await MessageModel.findOneAndUpdate(
    {
      'delivery.state': 'queued',
      'delivery.dueAt': { $lte: now },
      mailboxId: { $in: mailboxIds },
      'delivery.purpose': purpose,
    },
    {
      $set: {
        'delivery.state': 'claimed',
        'delivery.claimedBy': edges.processName,
        'delivery.claimedUntil': new Date(now.getTime() + CLAIM_MS),
      },
      $inc: { 'delivery.fence': 1, 'delivery.attempts': 1 },
    },
    { sort: { 'delivery.dueAt': 1 }, returnDocument: 'after' },
  ).lean();
  if (claimed) publishDelivery(claimed, edges);
  return claimed;
}
