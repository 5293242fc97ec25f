import type { Campaign } from '../../shared/campaign.ts';
import type { JobCounts } from '../../shared/job.ts';
import type { Stored } from '../database/model-from.ts';
import type { JobEdges } from '../edges.ts';
import { holdCampaignMail, releaseCampaignMail } from '../inbox/campaign-mail/steer-campaign-mail.ts';
import type { SenderEdges } from '../inbox/outbox/sender.ts';
import { loadSettings } from '../settings/load-settings.ts';
import { CampaignModel } from './campaign.model.ts';
import { pauseCampaign, spacingOf, withdraw } from './pause-campaign.ts';
import { brake } from './run/brake.ts';
import { continueSequence } from './run/continue-sequence.ts';
import { expandAudience } from './run/expand-audience.ts';
import { finish } from './run/finish.ts';
import { followLedger } from './run/follow-ledger.ts';
import { followPeople } from './run/follow-people.ts';
import { lookOn, tellNowAndThen } from './run/look-on.ts';
import { queueRecipients } from './run/queue-recipients.ts';
import { renewUntrue } from './run/renew-untrue.ts';
import { startCampaign } from './start-campaign.ts';

type CampaignEdges = JobEdges &
  SenderEdges & {
    /** How long a run goes on telling of what is being sent; left out, it tells once. */
    lookOnMs?: number;
  };
type Counts = { started: number; expanded: number; queued: number; skipped: number; finished: number; stopped: number; failed: number };

const HOUR_MS = 3_600_000;
/** Bounces and replies still come in when a campaign is over. */
const AFTERMATH_MS = 30 * 24 * HOUR_MS;
/** How often a campaign that is over looks what came of those who replied. */
const PEOPLE_MS = 60_000;

/** Campaigns that a run may move on: those at work, those whose time has come, and those whose mail may still be answered. */
const inMotion = (now: Date) => ({
  $or: [
    { state: { $in: ['sending' as const, 'paused' as const] } },
    { state: 'scheduled' as const, scheduledAt: { $lte: now } },
    {
      state: { $in: ['finished' as const, 'cancelled' as const, 'stopped' as const] },
      startedAt: { $gt: new Date(now.getTime() - AFTERMATH_MS) },
    },
  ],
});

/** True when there is a campaign to move on. */
export async function isCampaignDue({ now }: Pick<JobEdges, 'now'>): Promise<boolean> {
  return (await CampaignModel.exists(inMotion(now()))) !== null;
}

/**
 * Moves every campaign on by one step: starts what is due, writes recipient rows, queues mail, follows what became of
 * it, ends what is done. Each step can be repeated; the mail itself is sent by the outbox like any other.
 */
export async function advanceCampaigns(edges: CampaignEdges): Promise<JobCounts> {
  const counts: Counts = { started: 0, expanded: 0, queued: 0, skipped: 0, finished: 0, stopped: 0, failed: 0 };
  const live = await CampaignModel.find(inMotion(edges.now())).sort({ _id: 1 }).lean();
  for (const campaign of live) {
    if (edges.signal.aborted) break;
    await advance(campaign, { counts, edges }).catch((error) => {
      edges.log.error({ campaignId: campaign._id, error }, 'a campaign could not be moved on');
      counts.failed++;
    });
  }
  if (edges.lookOnMs) await lookOn(edges.lookOnMs, edges);
  return counts;
}

type Step = { counts: Counts; edges: CampaignEdges };

async function advance(campaign: Stored<Campaign>, { counts, edges }: Step): Promise<void> {
  const id = campaign._id;
  if (campaign.state === 'scheduled') counts.started += await startPlanned(campaign, edges);
  // What a crash between state and mail, or two people at two buttons, may have left behind.
  if (campaign.state === 'paused' || campaign.state === 'stopped') await holdCampaignMail(id, edges);
  if (campaign.state === 'cancelled') await withdraw(id, edges);
  let changed = (await followLedger(campaign, edges)) + (await lookAtPeople(campaign, edges));
  if (campaign.state === 'sending') {
    changed += await continueSequence(campaign, edges);
    if (await brake(campaign, edges)) counts.stopped++;
    else changed += await send(campaign, { counts, edges });
    if (await finish(id, edges)) counts.finished++;
  }
  if (changed > 0) edges.publish('campaign.changed', { campaignId: id });
}

async function lookAtPeople(campaign: Stored<Campaign> & { peopleSeenAt?: Date | null }, edges: CampaignEdges): Promise<number> {
  const isOver = campaign.state !== 'sending' && campaign.state !== 'paused';
  const wasSeen = campaign.peopleSeenAt && edges.now().getTime() - campaign.peopleSeenAt.getTime() < PEOPLE_MS;
  if (isOver && wasSeen) return 0;
  const changed = await followPeople(campaign, await loadSettings(edges.now()), edges);
  await CampaignModel.updateOne({ _id: campaign._id }, { $set: { peopleSeenAt: edges.now() } }, { timestamps: false });
  return changed;
}

/** A time missed by more than an hour asks first: the offer of last night may be stale. */
async function startPlanned(campaign: Stored<Campaign>, edges: CampaignEdges): Promise<number> {
  const lateMs = edges.now().getTime() - (campaign.scheduledAt?.getTime() ?? 0);
  if (lateMs <= HOUR_MS) {
    await startCampaign({ campaignId: campaign._id }, edges);
    return 1;
  }
  await pauseCampaign({ campaignId: campaign._id, reason: 'its time was missed by more than an hour; resume it to send now' }, edges);
  return 0;
}

async function send(campaign: Stored<Campaign>, { counts, edges }: Step): Promise<number> {
  const expanded = campaign.isExpanded ? 0 : await expandAudience(campaign, edges);
  counts.expanded += expanded;
  // New rows have not heard of mail that another program sent under this number.
  if (expanded > 0) await followLedger({ ...campaign, seenUpTo: null }, edges);
  const sender = await edges.senderFor(null);
  if (!sender) return expanded;
  if (!(await renewUntrue(campaign, edges))) return expanded;
  await releaseCampaignMail(campaign._id, { spacingMs: spacingOf(campaign) }, edges);
  const settings = await loadSettings(edges.now());
  const { queued, skipped, failed } = await queueRecipients(campaign, {
    settings,
    sender,
    edges,
    onBatch: tellNowAndThen(campaign._id, edges),
  });
  counts.queued += queued;
  counts.skipped += skipped;
  counts.failed += failed;
  // A pause or cancellation that came while the last mail was being queued has not seen it.
  const fresh = await CampaignModel.findById(campaign._id, { state: 1 }).lean();
  if (fresh?.state === 'paused' || fresh?.state === 'stopped') await holdCampaignMail(campaign._id, edges);
  if (fresh?.state === 'cancelled') await withdraw(campaign._id, edges);
  return expanded + queued + skipped + failed;
}
