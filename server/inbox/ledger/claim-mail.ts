import { type Message, PURPOSES } from '../../../shared/message.ts';
import type { Stored } from '../../database/model-from.ts';
import type { Edges } from '../../edges.ts';
import { MessageModel } from '../message.model.ts';
import { publishDelivery } from './move-delivery.ts';

/** Longer than any SMTP timeout below it, so that a sender at work is never taken for dead. */
export const CLAIM_MS = 5 * 60_000;

/** What people and the AI write to one person; the many mails of a campaign have a way of their own (`mail/campaigns`). */
export const IN_CONVERSATION = PURPOSES.filter((purpose) => purpose !== 'campaign');

/** True when the outbox has something to do: mail whose time has come, or mail that somebody has claimed and may have left. */
export async function isMailDue({ now }: Pick<Edges, 'now'>): Promise<boolean> {
  // With the purposes named, the times are read off the index.
  const any = { 'delivery.purpose': { $in: PURPOSES } };
  const found = await MessageModel.exists({
    $or: [
      { ...any, 'delivery.state': 'queued', 'delivery.dueAt': { $lte: now() } },
      { ...any, 'delivery.state': 'holding', 'delivery.holdUntil': { $lte: now() } },
      { 'delivery.state': { $in: ['claimed', 'handing_over'] } },
    ],
  });
  return found !== null;
}

/** Claims one due mail of a conversation for this process. */
export async function claimNextDue({ mailboxIds }: { mailboxIds: string[] }, edges: Edges): Promise<Stored<Message> | null> {
  const now = edges.now();
  const claimed = await MessageModel.findOneAndUpdate(
    {
      'delivery.state': 'queued',
      'delivery.dueAt': { $lte: now },
      mailboxId: { $in: mailboxIds },
      'delivery.purpose': { $in: IN_CONVERSATION },
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
