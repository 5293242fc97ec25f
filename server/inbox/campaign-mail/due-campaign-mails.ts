import type { Message } from '../../../shared/message.ts';
import type { Stored } from '../../database/model-from.ts';
import type { Edges } from '../../edges.ts';
import { MessageModel } from '../message.model.ts';

type Wanted = { mailboxIds: string[]; limit: number /** Those that are under way already. */; except: string[] };

/**
 * The next mails of campaigns whose moment has come. Nothing is claimed by looking: a campaign's mail is claimed when
 * it is handed over (`hand-over.ts`), so that until then a pause, a cancellation or an opt-out just takes it.
 */
export async function dueCampaignMails({ mailboxIds, limit, except }: Wanted, edges: Pick<Edges, 'now'>): Promise<Stored<Message>[]> {
  const now = edges.now();
  const ours = { 'delivery.purpose': 'campaign' as const, mailboxId: { $in: mailboxIds }, _id: { $nin: except } };
  // First what was tried before: it has waited longest, and its bytes are fixed.
  const queued = await MessageModel.find({ ...ours, 'delivery.state': 'queued', 'delivery.dueAt': { $lte: now } })
    .sort({ 'delivery.dueAt': 1 })
    .limit(limit)
    .lean();
  if (queued.length >= limit) return queued;
  const held = await MessageModel.find({ ...ours, 'delivery.state': 'holding', 'delivery.holdUntil': { $lte: now } })
    .sort({ 'delivery.holdUntil': 1 })
    .limit(limit - queued.length)
    .lean();
  return [...queued, ...held];
}

/** Puts mails off that may not leave yet: the rate of their mailbox or of their receiver is used up. */
export async function deferCampaignMails(
  mails: Stored<Message>[],
  { until, reason, counts = false }: { until: Date; reason: string /** It was tried. */; counts?: boolean },
): Promise<void> {
  if (mails.length === 0) return;
  await MessageModel.bulkWrite(
    mails.map(({ _id, delivery }) => ({
      updateOne: {
        filter: { _id, 'delivery.state': delivery?.state, 'delivery.fence': delivery?.fence },
        update: {
          $set: { 'delivery.lastError': reason, [delivery?.state === 'queued' ? 'delivery.dueAt' : 'delivery.holdUntil']: until },
          ...(counts && { $inc: { 'delivery.attempts': 1 } }),
        },
      },
    })),
    { ordered: false },
  );
}
