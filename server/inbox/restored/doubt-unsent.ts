import type { DeliveryState } from '../../../shared/message.ts';
import type { Thread } from '../../../shared/thread.ts';
import type { Edges } from '../../edges.ts';
import { moveDelivery } from '../ledger/move-delivery.ts';
import { MessageModel } from '../message.model.ts';
import { makeMessageId } from '../outbox/message-id.ts';
import { callPerson } from '../outbox/show-on-thread.ts';
import { ThreadModel } from '../thread.model.ts';

/** What code would send, or go on writing, without being asked again. */
const ON_ITS_WAY: DeliveryState[] = ['holding', 'queued', 'claimed', 'handing_over'];
/** So that the one look in Sent that follows is the last, and a person is asked (`ledger/look-for-sent.ts`). */
const ALL_BUT_ONE = 4;
const WHY = 'the database was restored from a backup: it may have left since the backup was made';

type Doubting = { domainOf: (mailboxId: string) => string };

/**
 * After a restore nothing that was on its way goes on by itself: it may have left after the backup was made. Each mail
 * is looked up in Sent once, and what is not there waits for a person; so do the customers whom the AI had not answered.
 * Campaigns are paused, and their mail waits with them.
 */
export async function doubtUnsent({ domainOf }: Doubting, edges: Edges): Promise<{ doubted: number; unanswered: number }> {
  const drafting = await MessageModel.find({ 'delivery.state': 'drafting' }, { _id: 1 }).lean();
  for (const { _id } of drafting) await moveDelivery(_id, { from: ['drafting'], to: 'voided', detail: WHY, raisesFence: true }, edges);
  let doubted = 0;
  const unsent = MessageModel.find({ 'delivery.state': { $in: ON_ITS_WAY } }).lean();
  for await (const { _id, delivery, messageId, mailboxId, wireIds, author } of unsent.cursor()) {
    if (!delivery || (author === 'campaign' && delivery.state === 'holding')) continue;
    const id = messageId ?? makeMessageId(delivery.key, domainOf(mailboxId), edges.secret);
    const set = {
      messageId: id,
      wireIds: [...new Set([...wireIds, id])],
      'delivery.lastError': WHY,
      'delivery.handingOverAt': delivery.handingOverAt ?? edges.now(),
      'delivery.looks': ALL_BUT_ONE,
      'delivery.nextLookAt': edges.now(),
      'delivery.claimedBy': null,
      'delivery.claimedUntil': null,
    };
    await moveDelivery(_id, { from: ON_ITS_WAY, to: 'uncertain', detail: WHY, set, raisesFence: true }, edges);
    doubted++;
  }
  return { doubted, unanswered: await callForUnanswered(edges) };
}

async function callForUnanswered(edges: Edges): Promise<number> {
  const answer: Thread['answer'] = { state: 'none', dueAt: null, claimedBy: null, claimedUntil: null, attempts: 0, lastError: null };
  const waiting = await ThreadModel.find({ 'answer.state': { $ne: 'none' } }, { isTakenOver: 1 }).lean();
  for (const { _id, isTakenOver } of waiting) {
    await ThreadModel.updateOne({ _id }, { $set: { answer, aiState: isTakenOver ? 'standing_down' : 'idle', sendingAt: null } });
    const detail = 'Was waiting for an answer when the backup was made';
    if (!isTakenOver) await callPerson(_id, { reason: 'restored', detail, at: edges.now() });
  }
  return waiting.length;
}
