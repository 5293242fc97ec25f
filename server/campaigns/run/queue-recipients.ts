import type { Campaign, CampaignRecipient } from '../../../shared/campaign.ts';
import type { Settings } from '../../../shared/settings.ts';
import type { Stored } from '../../database/model-from.ts';
import type { JobEdges } from '../../edges.ts';
import { queueCampaignMails } from '../../inbox/campaign-mail/queue-campaign-mails.ts';
import { withdrawCampaignMail } from '../../inbox/campaign-mail/steer-one-mail.ts';
import type { Sender } from '../../inbox/outbox/sender.ts';
import { CampaignModel } from '../campaign.model.ts';
import { CampaignRecipientModel } from '../campaign-recipient.model.ts';
import { spacingOf } from '../pause-campaign.ts';
import { lookUpBatch, type Row } from './look-up-batch.ts';
import { writeRow } from './write-row.ts';

type Sending = { settings: Settings; sender: Sender; edges: JobEdges /** Called after each batch. */; onBatch: () => Promise<void> };
type Counts = { queued: number; skipped: number; failed: number };

const BATCH = 200;
/** No more mail of a campaign than this waits in the outbox: what is written there tells the world as it is now. */
const MAX_WAITING = 3000;
/** With a rate of its own, a campaign fills the outbox only this far ahead. */
const AHEAD_MS = 60_000;
/** Other campaigns want to be moved on too. */
const RUN_MS = 4000;

/** Queues mail for the waiting rows that are due, a batch at a time; a row that cannot be mailed is skipped with the reason. */
export async function queueRecipients(campaign: Stored<Campaign> & { nextSendAt?: Date | null }, sending: Sending): Promise<Counts> {
  const counts = { queued: 0, skipped: 0, failed: 0 };
  const { edges } = sending;
  const end = performance.now() + RUN_MS;
  let room = MAX_WAITING - (await CampaignRecipientModel.countDocuments({ campaignId: campaign._id, state: 'queued' }));
  let at = later(campaign.nextSendAt ?? null, edges.now());
  while (room > 0 && performance.now() < end && !edges.signal.aborted) {
    // Asked for each batch; what is queued while somebody pauses is held by the sender's own look at its state.
    if (!(await CampaignModel.exists({ _id: campaign._id, state: 'sending' }))) break;
    const limit = Math.min(BATCH, room, roomAhead(at, campaign, edges.now()));
    const rows = limit > 0 ? await dueRows(campaign._id, limit, edges.now()) : [];
    if (rows.length === 0) break;
    at = await queueBatch(campaign, rows, { ...sending, at, counts });
    await CampaignModel.updateOne({ _id: campaign._id }, { $set: { nextSendAt: at } });
    await sending.onBatch();
    room -= rows.length;
    if (rows.length < limit) break;
  }
  return counts;
}

const later = (a: Date | null, b: Date) => (a && a > b ? a : b);

/** How many mails a campaign with a rate may still put into the next minute. */
function roomAhead(at: Date, campaign: Stored<Campaign>, now: Date): number {
  const spacing = spacingOf(campaign);
  return spacing === 0 ? Number.POSITIVE_INFINITY : Math.floor((now.getTime() + AHEAD_MS - at.getTime()) / spacing) + 1;
}

async function dueRows(campaignId: string, limit: number, now: Date): Promise<Row[]> {
  return CampaignRecipientModel.find({ campaignId, state: 'waiting', dueAt: { $lte: now } })
    .sort({ dueAt: 1 })
    .limit(limit)
    .lean();
}

/** First the mails, under their fixed keys, then the rows: a repeat after a crash in between finds the same mails. */
async function queueBatch(campaign: Stored<Campaign>, rows: Row[], run: Sending & { at: Date; counts: Counts }): Promise<Date> {
  const { edges, counts } = run;
  const batch = await lookUpBatch(campaign, rows, edges);
  const spacing = spacingOf(campaign);
  let at = run.at;
  const written = [];
  for (const row of rows) {
    const outcome = writeRow(campaign, row, { ...run, ...batch, at });
    if ('mail' in outcome) at = new Date(at.getTime() + spacing);
    written.push({ row, outcome });
    // Setting a letter takes a millisecond or two: others get their turn in between.
    if (written.length % 10 === 0) await new Promise(setImmediate);
  }
  const mails = written.flatMap(({ outcome }) => ('mail' in outcome ? [outcome.mail] : []));
  const results = await queueCampaignMails(mails, edges);
  let next = 0;
  const changes = written.map(({ row, outcome }) => {
    const result = 'mail' in outcome ? results[next++] : outcome;
    return { row, change: changeOf(result ?? { reason: 'lost' }) };
  });
  for (const { change } of changes) counts[change.state]++;
  const updatedAt = new Date();
  const { matchedCount } = await CampaignRecipientModel.collection.bulkWrite(
    changes.map(({ row, change }) => ({
      updateOne: { filter: { _id: row._id, state: 'waiting' }, update: { $set: { ...change, updatedAt } } },
    })) as never,
    { ordered: false },
  );
  if (matchedCount < changes.length) await withdrawSkipped(changes, edges);
  return at;
}

type Change = { row: Row; change: ReturnType<typeof changeOf> };

/** A row that was skipped while its mail was being written, because its contact was merged or erased: the mail does not leave. */
async function withdrawSkipped(changes: Change[], { now }: JobEdges): Promise<void> {
  const skipped = { _id: { $in: changes.map(({ row }) => row._id) }, state: 'skipped' as const, messageId: null };
  const reasons = new Map((await CampaignRecipientModel.find(skipped, { reason: 1 }).lean()).map(({ _id, reason }) => [_id, reason]));
  for (const { row, change } of changes) {
    const reason = reasons.get(row._id);
    if (!reason || !change.messageId) continue;
    await CampaignRecipientModel.updateOne({ _id: row._id }, { $set: { messageId: change.messageId } });
    await withdrawCampaignMail(change.messageId, { reason, now: now() });
  }
}

type Result = { messageId: string } | { fault: string } | { reason: string };

/** What was refused by a rule is skipped; what went wrong is failed, and may be tried again by a person. */
function changeOf(result: Result): Pick<CampaignRecipient, 'reason'> & { state: keyof Counts; messageId?: string } {
  if ('messageId' in result) return { state: 'queued', reason: null, messageId: result.messageId };
  return 'reason' in result ? { state: 'skipped', reason: result.reason } : { state: 'failed', reason: result.fault };
}
