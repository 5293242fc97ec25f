import type { Edges } from '../../edges.ts';
import { voidMail } from '../ledger/mark-mail.ts';
import { moveDelivery } from '../ledger/move-delivery.ts';
import { MessageModel } from '../message.model.ts';

/** Holds back what has not been claimed of a campaign: it waits until it is released. @returns how many */
export async function holdCampaignMail(campaignId: string, edges: Edges): Promise<number> {
  const unclaimed = await MessageModel.find(
    { campaignId, $or: [{ 'delivery.state': 'queued' }, { 'delivery.state': 'holding', 'delivery.holdUntil': { $ne: null } }] },
    { _id: 1 },
  ).lean();
  const move = { from: ['queued' as const, 'holding' as const], to: 'holding' as const, detail: 'the campaign is paused' };
  let held = 0;
  for (const { _id } of unclaimed) {
    // The fence keeps a sender that is just fixing this mail's bytes from queueing it.
    if (await moveDelivery(_id, { ...move, set: { 'delivery.holdUntil': null }, raisesFence: true }, edges)) held++;
  }
  return held;
}

/** Lets held campaign mail go on, spaced so that a resumed campaign keeps its rate. @returns when the last one leaves */
export async function releaseCampaignMail(campaignId: string, { spacingMs }: { spacingMs: number }, edges: Edges): Promise<Date> {
  const held = await MessageModel.find({ campaignId, 'delivery.state': 'holding', 'delivery.holdUntil': null }, { _id: 1 })
    .sort({ _id: 1 })
    .lean();
  let at = edges.now();
  for (const { _id } of held) {
    const move = { from: ['holding' as const], to: 'holding' as const, detail: 'the campaign goes on', set: { 'delivery.holdUntil': at } };
    if (await moveDelivery(_id, { ...move, where: { 'delivery.holdUntil': null } }, edges)) at = new Date(at.getTime() + spacingMs);
  }
  return at;
}

/** Withdraws what has not been claimed of a campaign, for good. @returns how many */
export async function voidCampaignMail(campaignId: string, { reason }: { reason: string }, edges: Edges): Promise<number> {
  const unclaimed = await MessageModel.find({ campaignId, 'delivery.state': { $in: ['review', 'holding', 'queued'] } }, { _id: 1 }).lean();
  let voided = 0;
  for (const { _id } of unclaimed) if (await voidMail({ id: _id }, { reason, isUnclaimed: true }, edges)) voided++;
  return voided;
}
