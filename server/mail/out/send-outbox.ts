import type { JobCounts } from '../../../shared/job.ts';
import type { Mailbox } from '../../../shared/mailbox.ts';
import type { Message } from '../../../shared/message.ts';
import type { Stored } from '../../database/model-from.ts';
import type { JobEdges } from '../../edges.ts';
import { errorText } from '../../errors.ts';
import { readUpload } from '../../inbox/files/upload.ts';
import { claimNextDue } from '../../inbox/ledger/claim-mail.ts';
import { backToQueue } from '../../inbox/ledger/mark-mail.ts';
import { releaseDueHeld } from '../../inbox/ledger/release-held.ts';
import { settleExpiredClaims } from '../../inbox/ledger/settle-expired.ts';
import { loadSettings } from '../../settings/load-settings.ts';
import { enabledMailboxes, mailboxById } from '../find-mailboxes.ts';
import { storeRaw } from '../raw-mail.ts';
import { openSmtp, SmtpError, type SmtpSession } from '../smtp.ts';
import { composeRaw, type MailFile } from './compose-raw.ts';
import { markSmtpTrouble, markSmtpWorks } from './mark-smtp.ts';
import { type SendResult, sendOne } from './send-one.ts';
import { nextPlace, type Rates, takeSendSlot } from './take-send-slot.ts';

export type SendEdges = JobEdges & { connections: number; runMs?: number };
type Run = {
  mailboxes: Map<string, Stored<Mailbox>>;
  /** Those whose share for campaigns is used up for now. */
  withoutCampaigns: Set<string>;
  rates: Rates;
  /** By `performance.now()`: then nothing more is claimed. */
  end: number;
  counts: Record<SendResult | 'released', number>;
};

/** A long campaign is sent in many runs: each begins with the held mail whose time has come meanwhile. */
const RUN_MS = 10_000;
/** A campaign must not use up the day: who writes to us today is answered today. */
const CAMPAIGN_SHARE = 0.9;

/**
 * Sends what is due: queues held mail whose time has come, then claims and hands over, with some connections at once.
 * When told to stop it claims nothing more and finishes what is under way.
 */
export async function sendOutbox(edges: SendEdges): Promise<JobCounts> {
  const counts = { released: 0, sent: 0, failed: 0, deferred: 0, voided: 0, uncertain: 0 };
  // Runs of one job never overlap in one process.
  const settled = await settleExpiredClaims(edges, { areOursOver: true });
  counts.uncertain += settled.uncertain;
  const enabled = await enabledMailboxes();
  const byId = new Map(enabled.map((mailbox) => [mailbox._id, mailbox]));
  const held = await releaseDueHeld((message) => fixBytes(message, byId, edges), { mailboxIds: [...byId.keys()] }, edges);
  counts.released += held.released;
  counts.voided += held.voided;
  counts.failed += held.failed;

  const { sending } = await loadSettings(edges.now());
  const rates = { perMinute: sending.perMinute, perDay: sending.perDay };
  const open = enabled.filter((mailbox) => !isLater(mailbox.smtpRetryAt, edges) && !nextPlace(mailbox, rates, edges.now()));
  const end = performance.now() + (edges.runMs ?? RUN_MS);
  const full = open.filter((mailbox) => nextPlace(mailbox, campaignRates(rates), edges.now())).map(({ _id }) => _id);
  const mailboxes = new Map(open.map((mailbox) => [mailbox._id, mailbox]));
  const run: Run = { mailboxes, withoutCampaigns: new Set(full), rates, end, counts };
  // Mostly nothing is due: one look, then as many connections as there may be.
  const first = await claimNext(run, edges);
  if (first) await Promise.all(Array.from({ length: edges.connections }, (_, n) => work(n === 0 ? first : null, run, edges)));
  return counts;
}

/** The bytes are stored before the mail is queued, so that a repeat is the same mail to the byte. */
async function fixBytes(message: Stored<Message>, mailboxes: Map<string, Stored<Mailbox>>, edges: SendEdges) {
  const mailbox = mailboxes.get(message.mailboxId);
  if (!mailbox) throw new Error(`mailbox ${message.mailboxId} is not enabled`);
  const files: MailFile[] = [];
  for (const { fileName, contentType, uploadId } of message.attachments)
    if (uploadId) files.push({ fileName, contentType, content: await readUpload(uploadId) });
  const { raw, ...fixed } = await composeRaw(message, { mailbox, date: edges.now(), secret: edges.secret, files });
  return { ...fixed, rawHash: await storeRaw(raw), rawSize: raw.length };
}

/** One worker: one mail at a time over one connection per mailbox, until nothing is due. */
async function work(first: Stored<Message> | null, run: Run, edges: SendEdges): Promise<void> {
  const sessions = new Map<string, SmtpSession>();
  try {
    for (let message = first ?? (await claimNext(run, edges)); message; message = await claimNext(run, edges)) {
      const { _id } = message;
      const result = await sendClaimed(message, { run, sessions }, edges).catch((error) => {
        // The claim stays, and the next run settles it by what was written of it.
        edges.log.error({ messageId: _id, error }, 'sending a mail failed unexpectedly');
        return 'deferred' as const;
      });
      run.counts[result]++;
    }
  } finally {
    for (const session of sessions.values()) session.close();
  }
}

async function claimNext({ mailboxes, withoutCampaigns, end }: Run, edges: SendEdges): Promise<Stored<Message> | null> {
  if (edges.signal.aborted || mailboxes.size === 0 || performance.now() > end) return null;
  const mailboxIds = [...mailboxes.keys()];
  return claimNextDue({ mailboxIds, campaignIds: mailboxIds.filter((id) => !withoutCampaigns.has(id)) }, edges);
}

const campaignRates = (rates: Rates): Rates => ({ ...rates, dayShare: CAMPAIGN_SHARE });

type Worker = { run: Run; sessions: Map<string, SmtpSession> };

async function sendClaimed(message: Stored<Message>, { run, sessions }: Worker, edges: SendEdges): Promise<SendResult> {
  const claim = { id: message._id, fence: message.delivery?.fence ?? 0 };
  const mailbox = run.mailboxes.get(message.mailboxId);
  if (!mailbox) {
    // Another worker found this mailbox in trouble between our list and our claim.
    await backToQueue(claim, { dueAt: edges.now(), error: 'the mailbox rests' }, edges);
    return 'deferred';
  }
  const isCampaign = message.delivery?.purpose === 'campaign';
  const later = await takeSendSlot(mailbox._id, isCampaign ? campaignRates(run.rates) : run.rates, edges.now());
  if (later) {
    if (isCampaign) run.withoutCampaigns.add(mailbox._id);
    else run.mailboxes.delete(mailbox._id);
    await backToQueue(claim, { dueAt: later, error: 'the rate of this mailbox is used up' }, edges);
    return 'deferred';
  }
  try {
    const session = await sessionFor(mailbox, sessions, edges);
    const result = await sendOne(message, { mailbox, session }, edges);
    if (!session.isOpen()) {
      sessions.delete(mailbox._id);
      const { smtpRetryAt } = await mailboxById(mailbox._id);
      if (isLater(smtpRetryAt, edges)) run.mailboxes.delete(mailbox._id);
    }
    return result;
  } catch (error) {
    if (!(error instanceof SmtpError)) throw error;
    run.mailboxes.delete(mailbox._id);
    const { attempts } = message.delivery ?? { attempts: 1 };
    const dueAt = await markSmtpTrouble(mailbox, { fault: error.fault, error: errorText(error), attempts }, edges);
    await backToQueue(claim, { dueAt, error: errorText(error) }, edges);
    return 'deferred';
  }
}

async function sessionFor(mailbox: Stored<Mailbox>, sessions: Map<string, SmtpSession>, edges: SendEdges): Promise<SmtpSession> {
  const open = sessions.get(mailbox._id);
  if (open?.isOpen()) return open;
  const session = await openSmtp(mailbox.smtp, { secret: edges.secret });
  sessions.set(mailbox._id, session);
  await markSmtpWorks(mailbox, edges);
  return session;
}

function isLater(at: Date | null, edges: SendEdges): boolean {
  return at !== null && at > edges.now();
}
