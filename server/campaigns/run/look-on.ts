import type { JobEdges } from '../../edges.ts';
import { errorText } from '../../errors.ts';
import { CampaignModel } from '../campaign.model.ts';
import { finish } from './finish.ts';
import { followLedger } from './follow-ledger.ts';

/** Whoever watches is told at most so often: each piece of news counts the rows anew. */
const TELL_MS = 500;

/** Goes on telling how the campaigns move that are being sent, until this much time is over: the job itself comes less often. */
export async function lookOn(ms: number, edges: JobEdges): Promise<void> {
  const end = performance.now() + ms;
  while (performance.now() + TELL_MS <= end && !edges.signal.aborted) {
    await Bun.sleep(TELL_MS);
    const sending = await CampaignModel.find({ state: 'sending' }, { _id: 1 }).lean();
    if (sending.length === 0) return;
    for (const { _id } of sending)
      await tell(_id, edges).catch((error) => edges.log.warn({ campaignId: _id, error: errorText(error) }, 'a campaign was not followed'));
  }
}

/** The same while its mails are being queued, which may take some seconds; to be called after each batch. */
export function tellNowAndThen(campaignId: string, edges: JobEdges): () => Promise<void> {
  let toldAt = performance.now();
  return async () => {
    if (performance.now() - toldAt < TELL_MS) return;
    await tell(campaignId, edges, { isChanged: true });
    toldAt = performance.now();
  };
}

async function tell(campaignId: string, edges: JobEdges, { isChanged = false } = {}): Promise<void> {
  const campaign = await CampaignModel.findById(campaignId).lean();
  if (!campaign) return;
  const changed = await followLedger(campaign, edges);
  if (changed === 0 && !isChanged) return;
  // Its end is told by itself.
  if (!(await finish(campaignId, edges))) edges.publish('campaign.changed', { campaignId });
}
