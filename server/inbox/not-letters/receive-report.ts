import { canonicalAddress } from '../../../shared/id.ts';
import type { Message } from '../../../shared/message.ts';
import { isDeadAddress } from '../../contacts/consent/dead-address.ts';
import { suppressAddress } from '../../contacts/consent/suppress.ts';
import type { Stored } from '../../database/model-from.ts';
import type { Edges } from '../../edges.ts';
import type { Report } from '../incoming-mail.ts';
import { confirmSent } from '../ledger/confirm-sent.ts';
import { MessageModel } from '../message.model.ts';
import { proven } from '../outbox/message-id.ts';
import { ThreadModel } from '../thread.model.ts';
import { wordReport } from './word-report.ts';

/** States in which a mail may have left: only such a mail can bounce. */
const LEFT = ['handing_over', 'uncertain', 'accepted', 'confirmed'] as const;

/**
 * The mails of ours that a report tells of: we really sent them, and to the recipient it names. Anybody can forge a report,
 * so it is believed by what only who got the mail can know of it: its Message-ID, or our id with its proof.
 */
export async function findReported(report: Report, secret: string): Promise<Stored<Message>[]> {
  const { originalMessageIds, recipients } = report;
  const ids = proven(report.originalKeys, report.originalProofs, secret);
  if (ids.length + originalMessageIds.length === 0) return [];
  const sent = await MessageModel.find({
    $or: [{ _id: { $in: ids } }, { wireIds: { $in: originalMessageIds } }],
    'delivery.state': { $in: [...LEFT] },
  })
    .limit(20)
    .lean();
  const named = new Set(recipients.map(({ address }) => canonicalAddress(address)));
  return sent.filter(({ to }) => named.size === 0 || to.some(({ address }) => named.has(canonicalAddress(address))));
}

/** Some providers black out who complained: a report that names a mail to one person, and nobody, is about that person. */
function aboutMail({ kind, recipients }: Report, { to }: Stored<Message>): Report['recipients'] {
  const [only] = to;
  if (recipients.length > 0 || kind === 'bounce' || !only || to.length > 1)
    return recipients.filter(({ address }) => to.some((each) => canonicalAddress(each.address) === canonicalAddress(address)));
  return [{ address: only.address, action: 'complained', status: '', diagnostic: 'the report names nobody' }];
}

type Applying = { report: Report; reported: Stored<Message>[]; reportId: string };

/**
 * Writes a bounce or complaint onto the mails it tells of. A failure that tells of a dead address (RFC 3463) and a complaint
 * suppress the address at once. Told twice, it writes once.
 */
export async function applyReport({ report, reported, reportId }: Applying, edges: Edges): Promise<void> {
  for (const mail of reported) {
    // What comes back has left.
    if (mail.delivery?.state === 'uncertain' || mail.delivery?.state === 'handing_over')
      await confirmSent({ wireId: null, openhouseMessage: mail._id, at: edges.now(), where: 'a report came back' }, edges);
    const about = aboutMail(report, mail);
    const failed = report.kind === 'spam_report' ? about : about.filter(({ action }) => action === 'failed');
    const detail = `${report.kind} ${reportId}: ${about.map(wordsOf).join('; ') || 'no recipient named'}`.slice(0, 500);
    const line = { at: edges.now(), state: report.kind === 'bounce' ? 'bounced' : 'complained', detail };
    for (const { address, status, diagnostic } of failed) await suppress(address, { report, status, diagnostic, mail, detail, edges });
    if (mail.delivery?.evidence.some((each) => each.detail === detail)) continue;
    if (mail.author !== 'campaign' && failed.length > 0) {
      const needs = { reason: 'failed' as const, detail: wordReport(report.kind, failed), at: edges.now() };
      await ThreadModel.updateOne({ _id: mail.threadId }, { $set: { needs } });
    }
    // Last, since it says that all of it has been done.
    await MessageModel.updateOne({ _id: mail._id, 'delivery.evidence.detail': { $ne: detail } }, { $push: { 'delivery.evidence': line } });
    if (failed.length === 0) continue;
    if (mail.delivery) edges.publish('delivery.changed', { threadId: mail.threadId, messageId: mail._id, state: mail.delivery.state });
  }
}

type Suppressing = { mail: Stored<Message>; detail: string; edges: Edges };

type Failed = { report: Report; status: string; diagnostic: string };

async function suppress(address: string, { report, status, diagnostic, ...context }: Suppressing & Failed): Promise<void> {
  const { edges } = context;
  if (report.kind === 'spam_report') await suppressAddress({ address, reason: 'complaint', source: 'feedback report' }, edges);
  else if (isDeadAddress({ status, words: diagnostic }))
    await suppressAddress({ address, reason: 'hard_bounce', source: `delivery report ${status}` }, edges);
  else if (IS_SOFT.test(status) && (await isSoftOnceTooOften(address, context)))
    await suppressAddress({ address, reason: 'soft_bounces', source: `${SOFT_BOUNCES} within 14 days` }, edges);
}

const SOFT_BOUNCES = 5;
const SOFT_SPAN_MS = 14 * 86_400_000;
/** For the time being, or a full mailbox that its server has given up. */
const IS_SOFT = /^(4\.\d|5\.2\.\d)/;
const SOFT = /\bfailed (4\.\d|5\.2\.\d)/;

/** An address at which mail failed for the time being (4.x.x, RFC 3463) again and again is as good as dead. */
async function isSoftOnceTooOften(address: string, { mail, detail, edges }: Suppressing): Promise<boolean> {
  const since = new Date(edges.now().getTime() - SOFT_SPAN_MS);
  const whose = mail.contactId ? { contactId: mail.contactId } : { threadId: mail.threadId };
  const soft = { $elemMatch: { state: 'bounced', at: { $gte: since }, detail: { $regex: SOFT } } };
  const bounced = await MessageModel.find({ ...whose, 'to.address': address, 'delivery.evidence': soft }, { delivery: 1 })
    .limit(50)
    .lean();
  const lines = bounced.flatMap(({ delivery }) => delivery?.evidence ?? []);
  const seen = lines.filter((line) => line.state === 'bounced' && line.at >= since && SOFT.test(line.detail));
  // The report at hand is not written yet, or it is told a second time.
  return new Set([...seen.map((line) => line.detail), detail]).size >= SOFT_BOUNCES;
}

function wordsOf({ address, action, status, diagnostic }: Report['recipients'][number]): string {
  return [address, action, status, diagnostic].filter(Boolean).join(' ');
}
