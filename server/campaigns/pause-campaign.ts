import type { Campaign } from '../../shared/campaign.ts';
import type { Stored } from '../database/model-from.ts';
import type { Edges } from '../edges.ts';
import { holdCampaignMail, releaseCampaignMail, voidCampaignMail } from '../inbox/campaign-mail/steer-campaign-mail.ts';
import { CampaignModel } from './campaign.model.ts';
import { CampaignRecipientModel } from './campaign-recipient.model.ts';
import { renewUntrue } from './run/renew-untrue.ts';
import { refuseMove } from './start-campaign.ts';

type Which = { campaignId: string };
type From = Campaign['state'][];

export const CANCELLED = 'the campaign was cancelled';

/** Stops sending: what no sender has claimed yet stays here. First the state, then the mail, so that nothing slips in between. */
export async function pauseCampaign(
  { campaignId, reason = null }: Which & { reason?: string | null },
  edges: Edges,
): Promise<Stored<Campaign>> {
  const paused = await move(campaignId, ['sending', 'scheduled', 'paused'], { state: 'paused', stateReason: reason });
  if (!paused) return refuseMove(campaignId, 'paused');
  await holdCampaignMail(campaignId, edges);
  edges.publish('campaign.changed', { campaignId });
  return paused;
}

/** Pauses every campaign that sends or would begin to. @returns how many */
export async function pauseAllCampaigns({ reason }: { reason: string }, edges: Edges): Promise<number> {
  const running = await CampaignModel.find({ state: { $in: ['sending', 'scheduled'] } }, { _id: 1 }).lean();
  for (const { _id } of running) await pauseCampaign({ campaignId: _id, reason }, edges);
  return running.length;
}

/**
 * Goes on where it stopped. Rows and mail have fixed keys, so that nobody is mailed twice. What the held mail tells of
 * listings may be old by now: that is written anew first.
 */
export async function resumeCampaign({ campaignId }: Which, edges: Edges): Promise<Stored<Campaign>> {
  const resumed = await move(campaignId, ['paused', 'stopped', 'sending'], { state: 'sending', stateReason: null });
  if (!resumed) return refuseMove(campaignId, 'resumed');
  const startedAt = resumed.startedAt ?? edges.now();
  if (!(await renewUntrue(resumed, edges))) return { ...resumed, startedAt };
  const nextSendAt = await releaseCampaignMail(campaignId, { spacingMs: spacingOf(resumed) }, edges);
  await CampaignModel.updateOne({ _id: campaignId }, { $set: { startedAt, nextSendAt } });
  edges.publish('campaign.changed', { campaignId });
  return { ...resumed, startedAt };
}

/** Ends a campaign: what has not left never will. */
export async function cancelCampaign({ campaignId }: Which, edges: Edges): Promise<Stored<Campaign>> {
  const from: From = ['draft', 'scheduled', 'sending', 'paused', 'stopped', 'cancelled'];
  const cancelled = await move(campaignId, from, { state: 'cancelled', stateReason: null });
  if (!cancelled) return refuseMove(campaignId, 'cancelled');
  await withdraw(campaignId, edges);
  edges.publish('campaign.changed', { campaignId });
  return cancelled;
}

/** Mail and rows of a cancelled campaign; harmless to repeat after a crash. */
export async function withdraw(campaignId: string, edges: Edges): Promise<void> {
  await voidCampaignMail(campaignId, { reason: CANCELLED }, edges);
  await CampaignRecipientModel.updateMany({ campaignId, state: 'waiting' }, { $set: { state: 'cancelled', reason: CANCELLED } });
}

/** Milliseconds between two mails of a campaign; 0 leaves the pace to the mailbox. */
export function spacingOf({ perMinute }: Pick<Campaign, 'perMinute'>): number {
  return perMinute ? 60_000 / perMinute : 0;
}

async function move(campaignId: string, from: From, change: Pick<Campaign, 'state' | 'stateReason'>): Promise<Stored<Campaign> | null> {
  return CampaignModel.findOneAndUpdate({ _id: campaignId, state: { $in: from } }, { $set: change }, { returnDocument: 'after' }).lean();
}
