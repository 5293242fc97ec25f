import type { Delivery } from '../../../shared/message.ts';
import type { Edges } from '../../edges.ts';
import { MessageModel } from '../message.model.ts';

type Clock = Pick<Edges, 'now'>;

/** Holds back what has not been claimed of a campaign: it waits until it is released. @returns how many */
export async function holdCampaignMail(campaignId: string, edges: Clock): Promise<number> {
  const unclaimed = {
    campaignId,
    $or: [{ 'delivery.state': 'queued' as const }, { 'delivery.state': 'holding' as const, 'delivery.holdUntil': { $ne: null } }],
  };
  // One atomic update each. The fence keeps a sender that is just fixing a mail's bytes from handing it over.
  const { modifiedCount } = await MessageModel.updateMany(unclaimed, {
    $set: { 'delivery.state': 'holding', 'delivery.holdUntil': null },
    $inc: { 'delivery.fence': 1 },
    ...line('holding', 'the campaign is paused', edges),
  });
  return modifiedCount;
}

const AT_ONCE = 1000;

/** Lets held campaign mail go on, spaced so that a resumed campaign keeps its rate; what was put off, not before its time. @returns when the last one leaves */
export async function releaseCampaignMail(campaignId: string, { spacingMs }: { spacingMs: number }, edges: Clock): Promise<Date> {
  const held = { campaignId, 'delivery.state': 'holding' as const, 'delivery.holdUntil': null };
  let at = edges.now();
  for (;;) {
    const mails = await MessageModel.find(held, { delivery: 1 }).sort({ _id: 1 }).limit(AT_ONCE).lean();
    if (mails.length === 0) return at;
    const leaves = (n: number, dueAt?: Date) => new Date(Math.max(at.getTime() + n * spacingMs, dueAt?.getTime() ?? 0));
    const moves = mails.map(({ _id, delivery }, n) => ({
      updateOne: {
        filter: { ...held, _id },
        update: {
          $set: { 'delivery.holdUntil': leaves(n, delivery?.dueAt) },
          ...line('holding', 'the campaign goes on', edges),
        },
      },
    }));
    await MessageModel.bulkWrite(moves, { ordered: false });
    at = new Date(at.getTime() + mails.length * spacingMs);
  }
}

/** Withdraws what has not been claimed of a campaign, for good. @returns how many */
export async function voidCampaignMail(campaignId: string, { reason }: { reason: string }, edges: Clock): Promise<number> {
  const unclaimed = { campaignId, 'delivery.state': { $in: ['review' as const, 'holding' as const, 'queued' as const] } };
  const { modifiedCount } = await MessageModel.updateMany(unclaimed, {
    $set: { 'delivery.state': 'voided', 'delivery.lastError': reason },
    $inc: { 'delivery.fence': 1 },
    ...line('voided', reason, edges),
  });
  return modifiedCount;
}

/** More lines than this say nothing new (as in `moveDelivery`). */
const MAX_EVIDENCE = 60;

/** A line for the mail's history, as an update of many. */
function line(state: Delivery['state'], detail: string, { now }: Clock) {
  return { $push: { 'delivery.evidence': { $each: [{ at: now(), state, detail }], $slice: -MAX_EVIDENCE } } };
}
