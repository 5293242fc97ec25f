import type { Message } from '../../../shared/message.ts';
import { suppressAddress } from '../../contacts/suppress.ts';
import type { Stored } from '../../database/model-from.ts';
import type { Edges } from '../../edges.ts';
import type { Report } from '../incoming-mail.ts';
import { confirmSent } from '../ledger/confirm-sent.ts';
import { MessageModel } from '../message.model.ts';
import { ThreadModel } from '../thread.model.ts';

/** States in which a mail may have left: only such a mail can bounce. */
const LEFT = ['handing_over', 'uncertain', 'accepted', 'confirmed'] as const;

/** The mails of ours that a report tells of: we really sent them, and to the recipient it names. Anybody can forge a report. */
export async function findReported({ originalKeys, originalMessageIds, recipients }: Report): Promise<Stored<Message>[]> {
  if (originalKeys.length + originalMessageIds.length === 0) return [];
  const sent = await MessageModel.find({
    $or: [{ _id: { $in: originalKeys } }, { wireIds: { $in: originalMessageIds } }],
    'delivery.state': { $in: [...LEFT] },
  })
    .limit(20)
    .lean();
  const named = new Set(recipients.map(({ address }) => address));
  return sent.filter(({ to }) => named.size === 0 || to.some(({ address }) => named.has(address)));
}

type Applying = { report: Report; reported: Stored<Message>[]; reportId: string };

/**
 * Writes a bounce or complaint onto the mails it tells of. A permanent failure (5.x.x, RFC 3463) and a complaint
 * suppress the address at once. Told twice, it writes once.
 */
export async function applyReport({ report, reported, reportId }: Applying, edges: Edges): Promise<void> {
  for (const mail of reported) {
    // What comes back has left.
    if (mail.delivery?.state === 'uncertain' || mail.delivery?.state === 'handing_over')
      await confirmSent({ wireId: null, openhouseMessage: mail._id, at: edges.now(), where: 'a report came back' }, edges);
    const about = report.recipients.filter(({ address }) => mail.to.some((to) => to.address === address));
    const failed = report.kind === 'spam_report' ? about : about.filter(({ action }) => action === 'failed');
    const detail = `${report.kind} ${reportId}: ${about.map(wordsOf).join('; ') || 'no recipient named'}`.slice(0, 500);
    const line = { at: edges.now(), state: report.kind === 'bounce' ? 'bounced' : 'complained', detail };
    for (const { address, status } of failed) await suppress(address, { report, status, edges });
    if (mail.delivery?.evidence.some((each) => each.detail === detail)) continue;
    if (mail.author !== 'campaign' && failed.length > 0) {
      const needs = { reason: 'failed' as const, detail: line.detail, at: edges.now() };
      await ThreadModel.updateOne({ _id: mail.threadId }, { $set: { needs } });
    }
    // Last, since it says that all of it has been done.
    await MessageModel.updateOne({ _id: mail._id, 'delivery.evidence.detail': { $ne: detail } }, { $push: { 'delivery.evidence': line } });
    if (failed.length === 0) continue;
    if (mail.delivery) edges.publish('delivery.changed', { threadId: mail.threadId, messageId: mail._id, state: mail.delivery.state });
  }
}

async function suppress(address: string, { report, status, edges }: { report: Report; status: string; edges: Edges }): Promise<void> {
  if (report.kind === 'spam_report') await suppressAddress({ address, reason: 'complaint', source: 'feedback report' }, edges);
  else if (status.startsWith('5.')) await suppressAddress({ address, reason: 'hard_bounce', source: `delivery report ${status}` }, edges);
}

function wordsOf({ address, action, status, diagnostic }: Report['recipients'][number]): string {
  return [address, action, status, diagnostic].filter(Boolean).join(' ');
}
