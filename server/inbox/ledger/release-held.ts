import type { Message } from '../../../shared/message.ts';
import { isDatabaseAway } from '../../database/connect.ts';
import type { Stored } from '../../database/model-from.ts';
import type { Edges } from '../../edges.ts';
import { errorText } from '../../errors.ts';
import { MessageModel } from '../message.model.ts';
import { showDraft } from '../outbox/show-on-thread.ts';
import { type TruthEdges, weighSending } from '../weigh/weigh-sending.ts';
import { IN_CONVERSATION } from './claim-mail.ts';
import { markFailed, sendToReview, voidMail } from './mark-mail.ts';
import { moveDelivery } from './move-delivery.ts';

/** What the post room makes of a mail: its bytes, stored, and the headers that were fixed with them. */
export type Composed = Pick<Message, 'rawHash' | 'rawSize' | 'messageId' | 'from' | 'replyTo' | 'date'>;

const BATCH = 100;

/**
 * Queues the held mail of conversations whose time has come, with its full bytes fixed, and withdraws what the conversation has
 * overtaken. A mail that cannot be composed goes to a person and does not stop the others.
 * @param compose builds and stores the raw bytes
 */
export async function releaseDueHeld(
  compose: (message: Stored<Message>) => Promise<Composed>,
  { mailboxIds }: { mailboxIds: string[] },
  edges: Edges & TruthEdges & { signal: AbortSignal },
): Promise<{ released: number; voided: number; failed: number }> {
  const due = await MessageModel.find({
    'delivery.state': 'holding',
    'delivery.purpose': { $in: IN_CONVERSATION },
    'delivery.holdUntil': { $lte: edges.now() },
    mailboxId: { $in: mailboxIds },
  })
    .sort({ 'delivery.holdUntil': 1 })
    .limit(BATCH)
    .lean();
  const counts = { released: 0, voided: 0, failed: 0 };
  for (const message of due) {
    if (edges.signal.aborted) break;
    const done = await releaseOne(message, compose, edges).catch((error) => {
      if (isDatabaseAway(error)) throw error;
      return giveUp(message, error, edges);
    });
    if (done) counts[done]++;
  }
  return counts;
}

async function releaseOne(message: Stored<Message>, compose: (message: Stored<Message>) => Promise<Composed>, edges: Edges & TruthEdges) {
  const fence = message.delivery?.fence ?? 0;
  const verdict = await weighSending(message, edges.now(), edges);
  if (verdict.act === 'void') return (await voidMail({ id: message._id, fence }, verdict, edges)) ? ('voided' as const) : null;
  if (verdict.act === 'review') {
    await sendToReview({ id: message._id, fence }, verdict, edges);
    await edges.noteReview?.(message, verdict.reason);
    return null;
  }
  if (verdict.act === 'defer') return defer(message, verdict, edges);
  const { messageId, ...composed } = await compose(message);
  const set = {
    ...composed,
    messageId,
    wireIds: [...new Set([...message.wireIds, ...(messageId ? [messageId] : [])])],
    // The order of a thread is the order in which mail left, not in which it was thought of.
    sortAt: composed.date,
    'delivery.dueAt': edges.now(),
  };
  // The fence says that nobody edited the text since it was composed.
  const queued = await moveDelivery(message._id, { from: ['holding'], to: 'queued', fence, detail: 'bytes fixed, queued', set }, edges);
  return queued ? ('released' as const) : null;
}

async function defer(message: Stored<Message>, { until, reason }: { until: Date; reason: string }, edges: Edges): Promise<null> {
  const set = { 'delivery.holdUntil': until };
  const fence = message.delivery?.fence;
  const put = await moveDelivery(message._id, { from: ['holding'], to: 'holding', fence, detail: `later: ${reason}`, set }, edges);
  if (!put) return null;
  await showDraft(put, { now: edges.now() });
  edges.publish('thread.changed', { threadId: put.threadId });
  return null;
}

async function giveUp(message: Stored<Message>, error: unknown, edges: Edges): Promise<'failed'> {
  edges.log.error({ messageId: message._id, error }, 'a mail could not be composed');
  const claim = { id: message._id, fence: message.delivery?.fence ?? 0 };
  await markFailed(claim, { error: `could not be composed: ${errorText(error)}`, isDeadAddress: false }, edges);
  return 'failed';
}
