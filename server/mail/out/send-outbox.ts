import type { JobCounts } from '../../../shared/job.ts';
import type { Mailbox } from '../../../shared/mailbox.ts';
import type { Message } from '../../../shared/message.ts';
import type { Settings } from '../../../shared/settings.ts';
import type { Stored } from '../../database/model-from.ts';
import { readUpload } from '../../inbox/files/upload.ts';
import { changeSender } from '../../inbox/ledger/change-sender.ts';
import { releaseDueHeld } from '../../inbox/ledger/release-held.ts';
import { settleExpiredClaims } from '../../inbox/ledger/settle-expired.ts';
import { loadSettings } from '../../settings/load-settings.ts';
import { closedMailboxIds, enabledMailboxes } from '../find-mailboxes.ts';
import { storeRaw } from '../raw-mail.ts';
import { composeRaw, type MailFile } from './compose-raw.ts';
import { nextPlace, type Rates } from './take-send-slot.ts';
import { type SendEdges, workOff } from './work-off.ts';

/** A long campaign is sent in many runs: each begins with the held mail whose time has come meanwhile. */
const RUN_MS = 10_000;
/** A campaign must use up neither minute nor day: who writes to us is answered at once. */
const CAMPAIGN_SHARE = 0.9;
/** Of the mails of a minute, those that one receiver's domain may get, unless Settings say otherwise. */
const DOMAIN_SHARE = 0.5;

/**
 * Sends what is due: queues held mail whose time has come, then claims and hands over, with some connections at once.
 * When told to stop it claims nothing more and finishes what is under way.
 */
export async function sendOutbox(edges: SendEdges): Promise<JobCounts> {
  const counts = { released: 0, sent: 0, failed: 0, deferred: 0, voided: 0, uncertain: 0 };
  // Runs of one job never overlap in one process.
  const settled = await settleExpiredClaims(edges, { areOursOver: true });
  counts.uncertain += settled.uncertain;
  // After a restore, or a long absence, Sent is read first: it tells what has left already.
  const enabled = (await enabledMailboxes()).filter(({ restoredAt, mustReadSent }) => !restoredAt && !mustReadSent);
  const byId = new Map(enabled.map((mailbox) => [mailbox._id, mailbox]));
  // The rehearsal's own mail never leaves from a real mailbox.
  const stands = enabled.find(({ source }) => source !== 'rehearsal');
  if (stands) await changeSender({ from: await closedMailboxIds(), to: { mailboxId: stands._id, address: stands.address } }, edges);
  const held = await releaseDueHeld((message) => fixBytes(message, byId, edges), { mailboxIds: [...byId.keys()] }, edges);
  counts.released += held.released;
  counts.voided += held.voided;
  counts.failed += held.failed;

  const { sending } = await loadSettings(edges.now());
  const rates: Rates = { perMinute: sending.perMinute, perDay: sending.perDay };
  const forCampaigns = campaignRates(rates);
  const now = edges.now();
  const open = enabled.filter((mailbox) => !(mailbox.smtpRetryAt && mailbox.smtpRetryAt > now) && !nextPlace(mailbox, rates, now));
  const full = open.filter((mailbox) => nextPlace(mailbox, forCampaigns, now)).map(({ _id }) => _id);
  const mailboxes = new Map(open.map((mailbox) => [mailbox._id, mailbox]));
  const end = performance.now() + (edges.runMs ?? RUN_MS);
  const run = {
    mailboxes,
    withoutCampaigns: new Set(full),
    rates,
    campaignRates: forCampaigns,
    perDomain: domainRate(sending),
    end,
    counts,
  };
  await workOff(run, edges);
  return counts;
}

function campaignRates({ perMinute, perDay }: Rates): Rates {
  return { perMinute: Math.max(1, Math.floor(perMinute * CAMPAIGN_SHARE)), perDay, dayShare: CAMPAIGN_SHARE };
}

function domainRate({ perDomainPerMinute, perMinute }: Settings['sending']): number {
  return perDomainPerMinute ?? Math.max(1, Math.ceil(perMinute * DOMAIN_SHARE));
}

/** The bytes are stored before the mail is queued, so that a repeat is the same mail to the byte. */
async function fixBytes(message: Stored<Message>, mailboxes: Map<string, Stored<Mailbox>>, edges: SendEdges) {
  const mailbox = mailboxes.get(message.mailboxId);
  if (!mailbox) throw new Error(`mailbox ${message.mailboxId} is not enabled`);
  const files: MailFile[] = [];
  for (const { fileName, contentType, uploadId } of message.attachments)
    if (uploadId) files.push({ fileName, contentType, content: await readUpload(uploadId) });
  const { raw, ...fixed } = await composeRaw(message, { mailbox, date: edges.now(), secret: edges.secret, files });
  return { ...fixed, rawHash: await storeRaw(raw, { messageId: message._id }), rawSize: raw.length };
}
