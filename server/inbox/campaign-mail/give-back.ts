import type { Message } from '../../../shared/message.ts';
import type { Stored } from '../../database/model-from.ts';
import type { Edges } from '../../edges.ts';
import { MessageModel } from '../message.model.ts';

type GiveBack = {
  until: Date;
  reason: string;
  /** It was tried and the server did not want it, which counts as a try. */
  isTried: boolean;
};

/** More lines than this say nothing new (as in `moveDelivery`). */
const MAX_EVIDENCE = 60;

/**
 * Gives claimed mails of campaigns back of which certainly no byte was sent. They are held like those of a paused
 * campaign: only a campaign that is being sent releases them (`releaseCampaignMail`), so that a pause or a cancellation
 * that came while they were claimed has them too.
 */
export async function giveBackCampaignMails(
  mails: Stored<Message>[],
  { until, reason, isTried }: GiveBack,
  edges: Pick<Edges, 'now' | 'processName'>,
): Promise<void> {
  if (mails.length === 0) return;
  const line = { at: edges.now(), state: 'holding', detail: `later: ${reason}` };
  const set = {
    ...{ 'delivery.state': 'holding', 'delivery.holdUntil': null, 'delivery.dueAt': until, 'delivery.lastError': reason },
    ...{ 'delivery.handingOverAt': null, 'delivery.claimedBy': null, 'delivery.claimedUntil': null, updatedAt: new Date() },
  };
  await MessageModel.collection.bulkWrite(
    mails.map(({ _id, delivery }) => ({
      updateOne: {
        filter: {
          ...{ _id, 'delivery.state': 'handing_over', 'delivery.fence': (delivery?.fence ?? 0) + 1 },
          'delivery.claimedBy': edges.processName,
        },
        update: {
          $set: set,
          $inc: { 'delivery.fence': 1, ...(!isTried && { 'delivery.attempts': -1 }) },
          $push: { 'delivery.evidence': { $each: [line], $slice: -MAX_EVIDENCE } },
        },
      },
    })) as never,
    { ordered: false },
  );
}
